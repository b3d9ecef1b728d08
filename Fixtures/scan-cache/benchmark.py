"""Times a second scan of an unchanged repository against opening it.

    benchmark.py OUTCOMES [REPO ...]

Without a repository, on a generated one of 20,000 commits. The repositories are cloned, so that
nothing is written into them. Opening is measured as the scan of an empty repository: all processes,
and nothing to read. A second scan may take 50 ms more. Medians of 21, alternating.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 21
COMMITS = 20_000
START = 1_790_000_000
LIMIT = 50


def git(*arguments, **more):
    return subprocess.run(("git", *arguments), check=True, stdout=subprocess.PIPE, **more).stdout


def commit(number):
    moment = f"{START - (COMMITS - number) * 3600} +0000"
    who = f"A U Thor <author@example.org> {moment}\n"
    text = f"Change {number}\n\nAssisted-by: claude-code:claude-opus-5\n"
    return (f"commit refs/heads/main\nauthor {who}committer {who}data {len(text)}\n{text}"
            f"M 100644 inline f{number % 100}.txt\ndata {len(str(number)) + 5}\nline {number}\n")


def generated(place):
    git("init", "-q", "--bare", "-b", "main", place)
    stream = "".join(commit(number) for number in range(COMMITS))
    git("-C", place, "fast-import", "--quiet", input=stream.encode())
    for number in range(500, COMMITS, 500):
        git("-C", place, "tag", f"v1.{number // 500}.0", f"main~{COMMITS - number}")
    git("-C", place, "gc", "-q")


def milliseconds(command):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert done.returncode in (0, 3), command
    return (time.perf_counter() - start) * 1000


def measure(outcomes, place, empty):
    scan = [outcomes, "scan", "--format", "json", "--quiet"]
    without = statistics.median(milliseconds([*scan, "--no-cache", place]) for _ in range(3))
    cold = milliseconds([*scan, place])
    both = [(milliseconds([*scan, empty]), milliseconds([*scan, place])) for _ in range(RUNS)]
    opening, warm = (statistics.median(times) for times in zip(*both))
    more = statistics.median(second - first for first, second in both)
    print(f"{os.path.basename(place)}: opening {opening:.0f} ms, second scan {warm:.0f} ms "
          f"({more:+.0f}, at most {LIMIT}), first {cold:.0f} ms, without cache {without:.0f} ms"
          + ("" if more <= LIMIT else "  TOO SLOW"), flush=True)
    return more <= LIMIT


def main():
    outcomes = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch:
        empty = os.path.join(scratch, "empty.git")
        git("init", "-q", "--bare", "-b", "main", empty)
        places = []
        for source in sys.argv[2:]:
            place = os.path.join(scratch, os.path.basename(os.path.abspath(source)))
            git("clone", "-q", "--mirror", "--local", source, place)
            places.append(place)
        if not places:
            places = [os.path.join(scratch, "generated.git")]
            generated(places[0])
        if not all([measure(outcomes, place, empty) for place in places]):
            sys.exit(1)


main()

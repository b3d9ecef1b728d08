"""Times `outcomes gate` on 50 commits on top of a repository, against git's own reading of them.

    benchmark.py OUTCOMES [REPO]

Without a repository, on a generated one of 20,000 commits. Medians of 31 pairs, in one run.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

PAIRS = 31
COMMITS = 50
START = 1_790_000_000


def git(*arguments, **more):
    return subprocess.run(
        ("git", *arguments), check=True, stdout=subprocess.PIPE, **more).stdout


def commit(branch, number, message, base=None):
    text = message.encode()
    time_ = f"{START + number * 60} +0000"
    return b"".join([
        f"commit refs/heads/{branch}\n".encode(),
        f"author A U Thor <author@example.org> {time_}\n".encode(),
        f"committer A U Thor <author@example.org> {time_}\n".encode(),
        f"data {len(text)}\n".encode(), text,
        f"from {base}\n".encode() if base else b"",
        f"M 100644 inline f{number % 100}.txt\ndata {len(str(number))}\n{number}\n".encode(),
    ])


def generated(place):
    git("init", "-q", "--bare", place)
    commits = b"".join(commit("main", n - 20_000, f"Change {n}\n\nWhy.\n") for n in range(20_000))
    git("-C", place, "fast-import", "--quiet", input=commits)
    git("-C", place, "symbolic-ref", "HEAD", "refs/heads/main")
    git("-C", place, "gc", "-q")


def topic(place):
    base = git("-C", place, "rev-parse", "HEAD").decode().strip()
    commits = b"".join(
        commit(
            "topic", n, f"Change {n}\n\nWhy.\n\nAssisted-by: claude-code:claude-opus-5\n",
            base if n == 0 else None)
        for n in range(COMMITS))
    git("-C", place, "fast-import", "--quiet", input=commits)
    return base


def milliseconds(command):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert done.returncode == 0, command
    return (time.perf_counter() - start) * 1000


def main():
    outcomes = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch:
        place = os.path.join(scratch, "repository.git")
        if len(sys.argv) > 2:
            git("clone", "-q", "--bare", "--local", sys.argv[2], place)
        else:
            generated(place)
        base = topic(place)
        policy = os.path.join(scratch, "policy.toml")
        with open(policy, "w") as file:
            file.write('[gate]\nattribution = "require"\ntrailers.wellformed = "fail"\n')
        gate = [outcomes, "gate", "-C", place, "--base", base, "--head", "topic", "--policy", policy]
        log = ["git", "-C", place, "log", "--format=raw", f"{base}..topic"]
        both = [(milliseconds(gate), milliseconds(log)) for _ in range(PAIRS)]
        gates, logs = zip(*both)
        count = int(git("-C", place, "rev-list", "--count", base))
        print(f"{COMMITS} commits on top of {count:,}: gate {statistics.median(gates):.1f} ms "
              f"({min(gates):.1f} to {max(gates):.1f}), git log {statistics.median(logs):.1f} ms, "
              f"ratio {statistics.median(g / l for g, l in both):.1f}")


main()

#!/usr/bin/env python3
"""What the ledger costs as it grows: imports, and scans with and without it.

    usage: benchmark.py OUTCOMES [REPO] [COUNT ...]

Without a repository, on a generated one of 2,000 commits; without counts, with 10,000, 100,000 and
1,000,000 records (`generate.py`). Of five runs of each scan the fastest counts: what other programs
do meanwhile only adds to a time. `beyond` is a scan with the ledger less one without. Memory is the
most that the program itself had; a scan's worker process is limited apart from it.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
RUNS = 5


def generated(place):
    """A repository with commits of one developer, one every hour, each to be found by its time."""
    subprocess.run(("git", "init", "-q", "--bare", "-b", "main", place), check=True)
    start, stream = 1_790_000_000, []
    for number in range(2_000):
        text = f"line {number} of the file\n".encode() * 5
        who = f"A U Thor <author@example.org> {start + number * 3_600} +0000".encode()
        message = b"Change\n\nAssisted-by: claude-code:claude-opus-4-5\n"
        stream += [
            b"commit refs/heads/main\nauthor ", who, b"\ncommitter ", who,
            b"\ndata %d\n" % len(message), message,
            b"M 100644 inline f%d.txt\ndata %d\n" % (number % 300, len(text)), text, b"\n"]
    subprocess.run(
        ("git", "-C", place, "fast-import", "--quiet"), input=b"".join(stream), check=True)


def peak(pid):
    """The most memory that a process had so far, in KiB; 0 once it is gone."""
    try:
        with open(f"/proc/{pid}/status") as file:
            return next((int(line.split()[1]) for line in file if line.startswith("VmHWM")), 0)
    except OSError:
        return 0


def measured(*command):
    """Wall seconds, CPU seconds with those of the program's own processes, and MiB."""
    start, memory = time.perf_counter(), 0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    while True:
        memory = max(memory, peak(process.pid))
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.005)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(command)}: {process.stderr.read().decode()}")
    return wall, usage.ru_utime + usage.ru_stime, memory / 1024


def fastest(*command):
    runs = [measured(*command) for _ in range(RUNS)]
    return min(run[0] for run in runs), min(run[1] for run in runs), max(run[2] for run in runs)


def row(outcomes, repository, scratch, count, alone):
    logs = os.path.join(scratch, "logs")
    ledger = os.path.join(scratch, f"ledger-{count}.sqlite")
    report = os.path.join(scratch, "report.json")
    subprocess.run(
        (sys.executable, os.path.join(HERE, "generate.py"), repository, logs, str(count)),
        check=True)
    imported = measured(outcomes, "spend", "import", logs, "--ledger", ledger, "--quiet")
    scanned = fastest(
        outcomes, "scan", repository, "--ledger", ledger, "--no-cache", "--quiet", "--format",
        "json", "--output", report)
    with open(report) as file:
        spend = json.load(file)["spend"]
    assert spend["total_usd_micros"] == sum(spend["destinations"].values()), spend
    print(f"| {count:,} | {imported[0]:.2f} | {imported[1]:.2f} | {imported[2]:.0f} "
          f"| {os.path.getsize(ledger) / 2**20:.1f} | {scanned[0]:.2f} "
          f"| {scanned[0] - alone[0]:.2f} | {scanned[1] - alone[1]:.2f} | {scanned[2]:.0f} |",
          flush=True)


def main():
    outcomes = os.path.abspath(sys.argv[1])
    rest = sys.argv[2:]
    with tempfile.TemporaryDirectory() as scratch:
        repository = os.path.join(scratch, "repository.git")
        if rest and not rest[0].isdigit():
            subprocess.run(
                ("git", "clone", "-q", "--bare", "--local", rest.pop(0), repository), check=True)
        else:
            generated(repository)
        alone = fastest(
            outcomes, "scan", repository, "--no-cache", "--quiet", "--format", "json", "--output",
            os.path.join(scratch, "alone.json"))
        print(f"A scan without spend: {alone[0]:.2f} s, {alone[1]:.2f} s CPU, {alone[2]:.0f} MiB")
        print("| records | import s | CPU s | MiB | ledger MiB | scan s | beyond s | CPU s | MiB |")
        print("|---|---|---|---|---|---|---|---|---|")
        for count in map(int, rest or ["10000", "100000", "1000000"]):
            row(outcomes, repository, scratch, count, alone)


main()

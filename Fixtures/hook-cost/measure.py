#!/usr/bin/env python3
"""Commits in pairs, with a hook and without, and prints what the hook costs.

usage: measure.py WORK ROUNDS

WORK holds the repositories that benchmark.sh makes. Each commit of a row has one without hooks beside
it, before or after it in turns, so that what else the machine does hits both. CPU is that of git and
of every process that it waits for; what is left running behind is waited for and counted apart.
"""
import ctypes
import os
import random
import statistics
import sys
import time

# Milliseconds of CPU, for the difference of the minima: other work on the machine only ever adds to
# what is measured, so that the least of many is nearest to what the hook itself takes.
LIMIT = 3.0
AGENT = {"CLAUDECODE": "1", "CLAUDE_CODE_SESSION_ID": "0b2f3c1e-6a8e-4f0e-9c1a-2f0c9a3d7b11"}
# Title, repository, the agent's variables, whether the limit holds for it.
ROWS = [
    ("no hooks", "none", {}, False),
    ("a script that only exits", "shell", {}, False),
    ("the hook, no agent", "hook", {}, True),
    ("the hook, Claude Code", "agent", AGENT, True),
    ("and spend notes", "notes", AGENT, False),
]
# What agents set is not taken over.
ENVIRONMENT = {name: os.environ[name] for name in os.environ
               if name in ("PATH", "HOME", "LC_ALL", "TZ") or name.startswith("GIT_CONFIG_")}


def below_nobody():
    """Goes on in a process that has no parent, since the hook would find an agent above this one."""
    reading, writing = os.pipe()
    if os.fork() > 0:
        os.close(writing)
        os.wait()
        code = os.read(reading, 1)
        os._exit(code[0] if code else 70)
    if os.fork() > 0:
        os._exit(0)
    # PR_SET_CHILD_SUBREAPER: what hooks leave behind becomes a child of this process.
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
    return writing


class Cost:
    """Milliseconds of one commit: CPU, wall, and the CPU of what it left behind."""

    def __init__(self, repository, environment):
        command = ["git", "-C", repository, "commit", "-q", "--allow-empty", "-m", "new"]
        start = time.monotonic()
        process = os.posix_spawnp("git", command, {**ENVIRONMENT, **environment})
        _, status, usage = os.wait4(process, 0)
        self.wall = (time.monotonic() - start) * 1000
        self.cpu = (usage.ru_utime + usage.ru_stime) * 1000
        if status:
            sys.exit(f"error: git commit failed in {repository}")
        self.behind = 0.0
        while True:
            try:
                usage = os.wait3(0)[2]
            except ChildProcessError:
                return
            self.behind += (usage.ru_utime + usage.ru_stime) * 1000


def measure(work, rounds):
    """Pairs of costs (without, with) of each row."""
    pairs = {title: [] for title, *_ in ROWS}
    order = random.Random(5)
    for _ in range(rounds):
        for title, repository, variables, _ in order.sample(ROWS, len(ROWS)):
            both = [(f"{work}/{repository}.base", {}), (f"{work}/{repository}", variables)]
            turn = order.random() < 0.5
            costs = [Cost(*scene) for scene in (reversed(both) if turn else both)]
            pairs[title].append(tuple(reversed(costs)) if turn else tuple(costs))
    return pairs


def differences(pairs, what):
    """Median, 20th and 80th percentile of the differences, and that of the minima."""
    values = sorted(getattr(after, what) - getattr(before, what) for before, after in pairs)
    low, high = values[len(values) // 5], values[len(values) * 4 // 5]
    least = min(getattr(after, what) for _, after in pairs)
    return [statistics.median(values), low, high,
            least - min(getattr(before, what) for before, _ in pairs)]


def main():
    work, rounds = sys.argv[1], int(sys.argv[2])
    pairs = measure(work, rounds)
    base = [before for row in pairs.values() for before, _ in row]
    print(f"git commit --allow-empty without hooks, {len(base)} times, milliseconds:")
    for what in ("cpu", "wall"):
        values = [getattr(cost, what) for cost in base]
        print(f"  {what:5}median {statistics.median(values):.2f}, least {min(values):.2f}")
    print(f"what is added, {rounds} pairs each:")
    heads = ["CPU", "20 %", "80 %", "minima", "wall", "20 %", "80 %", "minima"]
    print(f"{'':26}" + "".join(f"{head:>8}" for head in heads))
    median = least = 0.0
    for title, _, _, is_limited in ROWS:
        cells = differences(pairs[title], "cpu") + differences(pairs[title], "wall")
        print(f"{title:26}" + "".join(f"{cell:8.2f}" for cell in cells))
        if is_limited:
            median, least = max(median, cells[0]), max(least, cells[3])
    behind = [after.behind for _, after in pairs["and spend notes"]]
    print(f"left running behind by spend notes: CPU median {statistics.median(behind):.2f}")
    print(f"prepare-commit-msg takes at most {least:.2f} ms by the minima, {median:.2f} in the median;"
          f" the limit of {LIMIT} is " + ("exceeded" if least > LIMIT else "kept"))
    return 1 if least > LIMIT else 0


if __name__ == "__main__":
    pipe = below_nobody()
    result = 70
    try:
        result = main()
    except SystemExit as failure:
        print(failure.code, file=sys.stderr)
    finally:
        sys.stdout.flush()
        os.write(pipe, bytes([result]))
        os._exit(result)

#!/usr/bin/env python3
"""Kills the program at random moments while it imports, records and reports.

usage: kill.py PROGRAM [ROUNDS] [SEED]

After each kill the ledger is checked: no acknowledged work is lost, none is half done, SQLite's
integrity_check says ok, and the next run succeeds. At the end everything is done again without
kills, and a report must be the same, byte for byte, as one from a repository where nothing was
ever killed. Exit code 1 where something is wrong.
"""

import os
import random
import signal
import sys
import tempfile
import time

import work

KINDS = [work.SpendImport, work.DeploymentImport, work.DeploymentRecord, work.Scan]


def main():
    program = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 7)
    with tempfile.TemporaryDirectory(prefix="ledger-faults-") as directory:
        place = work.Place(os.path.join(directory, "killed"), program)
        spans = [span(place, kind) for kind in KINDS]
        works, acknowledged, killed = {}, set(), 0
        for number in range(rounds):
            index = chance.randrange(len(KINDS))
            piece = KINDS[index](place, number)
            works[piece.name] = piece
            killed += attempt(place, piece, acknowledged, chance.uniform(0, spans[index] * 1.1))
            # The check reads a copy; now and then the program itself has to recover first.
            faults = work.check(place, works, acknowledged)
            if number % 10 == 0:
                faults += recovery(place)
            if faults:
                sys.exit(f"round {number}, {piece.name}: " + "; ".join(faults))
        faults = finish(place, works) + difference(place, works, directory)
        print(f"{rounds} rounds, {killed} killed, {len(acknowledged)} acknowledged: "
              + ("; ".join(faults) or "nothing lost, nothing half done, integrity ok"))
        sys.exit(1 if faults else 0)


def span(place, kind):
    """How long a piece of work takes when nobody stops it, in seconds."""
    piece = kind(place, f"first-{kind.__name__}")
    start = time.monotonic()
    code, _, errors = place.run(piece.arguments)
    if code != 0:
        sys.exit(f"{piece.arguments}: exit code {code}: {errors}")
    return time.monotonic() - start


def attempt(place, piece, acknowledged, moment):
    process = place.start(piece.arguments)
    time.sleep(moment)
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    _, errors = process.communicate()
    if process.returncode == 0:
        acknowledged.add(piece.name)
    elif process.returncode != -signal.SIGKILL:
        sys.exit(f"{piece.name}: exit code {process.returncode}: {errors.decode()}")
    return process.returncode != 0


def recovery(place):
    code, _, errors = place.run(["deploy", "list", "--format", "json"])
    return [] if code == 0 else [f"the next run failed with {code}: {errors}"]


def finish(place, works):
    """Does everything once more; then everything must be there."""
    faults = []
    for piece in works.values():
        code, _, errors = place.run(piece.arguments)
        if code != 0:
            faults.append(f"{piece.name} again: exit code {code}: {errors}")
    return faults + work.check(place, works, {piece.name for piece in works.values()})


def difference(place, works, directory):
    """Compares the report with that of a repository where nothing was killed."""
    calm = work.Place(os.path.join(directory, "calm"), place.program)
    report = ["scan", "--quiet", "--all", "--format", "json"]
    listing = ["deploy", "list", "--limit", "0", "--format", "csv"]
    faults = []
    for kind in KINDS:
        calm.run(kind(calm, f"first-{kind.__name__}").arguments)
    for piece in works.values():
        number = piece.name.rsplit("-", 1)[1]
        calm.run(type(piece)(calm, number).arguments)
    for arguments in (report, report + ["--no-cache"], listing):
        left, right = (one.run(arguments)[1] for one in (place, calm))
        names = (str(place.directory).encode(), str(calm.directory).encode())
        if left.replace(names[0], b"") != right.replace(names[1], b"") or not left:
            faults.append(f"{' '.join(arguments)} differs from that of an undisturbed repository")
    return faults


main()

#!/usr/bin/env python3
"""Lets the k-th system call on the ledger's files fail, for every k, until the work succeeds.

usage: inject.py PROGRAM [QUICK]

The method is SQLite's own (https://www.sqlite.org/testing.html, "I/O error testing"): each call
fails once, and then all from it on. The work is then there as a whole or not at all; the program
says exit code 3 or 4, or 0 where it could do without; and without faults it succeeds. Needs strace.
Exit code 1 where something is wrong.
"""

import collections
import os
import shutil
import sys
import tempfile

import work

CALLS = ["openat", "pwrite64", "write", "fsync", "fdatasync", "ftruncate", "pread64", "read",
         "unlink", "fcntl", "mmap", "newfstatat", "mkdir"]
ERRORS = ["ENOSPC", "EIO"]
KINDS = [work.SpendImport, work.DeploymentImport, work.DeploymentRecord]


def main():
    program, quick = sys.argv[1], len(sys.argv) > 2
    counts = collections.Counter()
    faults = []
    with tempfile.TemporaryDirectory(prefix="ledger-faults-") as directory:
        place = work.Place(directory, program)
        for start in ("none", "some"):
            for kind in KINDS:
                ledger(place, start)
                for call in CALLS:
                    for error in ERRORS[:1] if quick else ERRORS:
                        for endless in ("",) if quick else ("", "+"):
                            faults += sweep(place, kind, start, call, error, endless, counts)
    print(f"{counts['runs']} runs with a fault: {counts['kept']} did without, "
          f"{counts['refused']} said so, {len(faults)} wrong")
    for fault in faults[:40]:
        print(fault)
    sys.exit(1 if faults else 0)


def ledger(place, start):
    """Puts the ledger into the state that a sweep begins with."""
    shutil.rmtree(place.ledger.parent, ignore_errors=True)
    if start == "some":
        for kind in KINDS:
            code, _, errors = place.run(kind(place, "before").arguments)
            if code != 0:
                sys.exit(f"cannot begin: {errors}")
    shutil.rmtree(place.directory / "before", ignore_errors=True)
    if place.ledger.parent.exists():
        shutil.copytree(place.ledger.parent, place.directory / "before")


def reset(place):
    shutil.rmtree(place.ledger.parent, ignore_errors=True)
    if (place.directory / "before").exists():
        shutil.copytree(place.directory / "before", place.ledger.parent)


def sweep(place, kind, start, call, error, endless, counts):
    faults = []
    piece = kind(place, "swept")
    works = {piece.name: piece}
    kept = {}
    if start == "some":
        kept = {one.name: one for one in (other(place, "before") for other in KINDS)}
    for number in range(1, 400):
        reset(place)
        trace = place.directory / "trace"
        files = [f"{place.ledger}{ending}" for ending in ("", "-wal", "-shm", "-journal")]
        paths = [word for file in files + [str(place.ledger.parent)] for word in ("-P", file)]
        prefix = ["strace", "-f", "-qq", "-o", str(trace), *paths,
                  "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={number}{endless}"]
        code, _, errors = place.run(piece.arguments, prefix)
        if "INJECTED" not in trace.read_text(errors="replace"):
            # There was no such call any more: the work is done.
            return faults + ([] if code == 0 else [f"{call} #{number}: exit code {code}: {errors}"])
        counts["runs"] += 1
        acknowledged = set(kept)
        what = f"{start} {kind.__name__} {call} #{number}{endless} {error}: "
        if code == 0:
            counts["kept"] += 1
            acknowledged.add(piece.name)
        elif code in (3, 4):
            counts["refused"] += 1
            if "error: " not in errors:
                faults.append(what + "no message")
        else:
            faults.append(what + f"exit code {code}: {errors[-300:]}")
        faults += [what + fault for fault in work.check(place, kept | works, acknowledged)]
        code, _, errors = place.run(piece.arguments)
        if code != 0:
            faults.append(what + f"then without a fault: exit code {code}: {errors}")
        else:
            faults += [what + "then: " + fault
                       for fault in work.check(place, kept | works, set(kept) | {piece.name})]
    return faults + [f"{start} {kind.__name__} {call} {error}{endless}: no end after 399 calls"]


main()

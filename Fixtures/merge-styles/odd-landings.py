#!/usr/bin/env python3
"""A repository of landings that are easily taken for others, and what must be said of each.

    usage: odd-landings.py DIRECTORY

Writes DIRECTORY/odd.git and DIRECTORY/manifest.json. For each case the manifest has its commits;
of each, what is right: `landing` as `outcomes explain` names it, `target`, the commit that has the
content, and `change`, the mainline's commit that brought the target in. Where there are several,
each is right, the first is best.
"""
import sys

sys.dont_write_bytecode = True

import json  # noqa: E402
from pathlib import Path  # noqa: E402

from odd_cases import ALL  # noqa: E402
from odd_history import DAY, OddHistory  # noqa: E402
from repository import write  # noqa: E402


def described(case, ids):
    def name(commit):
        return ids[id(commit)] if commit else None

    return {
        "case": case.name,
        "why": case.why,
        "commits": [
            {
                "commit": name(commit),
                "subject": commit.message.split("\n")[0],
                "right": [
                    {
                        "landing": kind,
                        "target": name(target),
                        "change": name(change or target) if target else None,
                    }
                    for kind, target, change in right
                ],
            }
            for commit, right in case.commits
        ],
    }


def run(arguments):
    if len(arguments) != 1:
        sys.exit("usage: odd-landings.py DIRECTORY")
    directory = Path(arguments[0])
    directory.mkdir(parents=True, exist_ok=True)
    odd = OddHistory()
    for case in ALL:
        case(odd)
    odd.tag("v1.1.0")
    references = {"refs/heads/main": odd.tip, **odd.references}
    ids = write(directory / "odd.git", references, odd.tags)
    manifest = {
        "observed_until": odd.time + DAY,
        "cases": [described(case, ids) for case in odd.cases],
    }
    (directory / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


if __name__ == "__main__":
    run(sys.argv[1:])

#!/usr/bin/env python3
"""The same random work, once for each way in which a forge lands a branch.

    usage: generate.py DIRECTORY SEED [--foreign]

See README.md for what it writes.
"""
import sys

sys.dont_write_bytecode = True

import json  # noqa: E402
import random  # noqa: E402
from concurrent.futures import ThreadPoolExecutor  # noqa: E402
from pathlib import Path  # noqa: E402

from repository import write  # noqa: E402
from styles import STYLES  # noqa: E402
from work import Work  # noqa: E402

TYPICAL = 20.0
VARIANTS = ("with-branches", "without-branches")


def write_style(directory, name, history):
    """Writes both repositories of a style; returns what the manifest says of it."""
    folder = directory / name
    folder.mkdir()
    references, tags = {"refs/heads/main": history.mainline[-1]}, list(history.tags())
    ids = write(folder / f"{VARIANTS[0]}.git", {**references, **history.heads()}, tags)
    write(folder / f"{VARIANTS[1]}.git", references, tags)

    def listed(commits):
        return [ids[id(commit)] for commit in commits]

    return {
        "mainline": listed(history.mainline),
        "pull_requests": [
            {
                "number": branch.number,
                "head": history.head_name.format(branch.number),
                "branch": listed(history.branches[branch.number]),
                "landed": listed(history.landed.get(branch.number, [])),
            }
            for branch in history.work.branches
        ],
    }


def described(branch):
    commits = branch.commits
    return {
        "number": branch.number,
        "title": branch.title,
        "fate": branch.fate,
        "conflict": branch.conflict,
        "authors": sorted({step.author.email for step in commits}),
        "tagged": [step.is_tagged for step in commits],
        "landed_at": branch.landed_at,
        "merger": branch.merger.email if branch.merger else None,
    }


def generate(directory, seed, foreign):
    work = Work(random.Random(seed), foreign).run()
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "outcomes.toml").write_text(f"reference_change_lines = {TYPICAL}\n")
    histories = {name: style(work) for name, style in STYLES.items()}
    with ThreadPoolExecutor() as pool:
        styles = dict(zip(histories, pool.map(
            lambda name: write_style(directory, name, histories[name]), histories)))
    manifest = {
        "seed": seed,
        "foreign": foreign,
        "observed_until": work.time,
        "deployments": [
            {"tag": f"v1.{n}.0", "position": position, "at": time}
            for n, (position, time) in enumerate(work.releases)
        ],
        "pull_requests": [described(branch) for branch in work.branches],
        "styles": styles,
    }
    (directory / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


def run(arguments):
    foreign = "--foreign" in arguments
    arguments = [a for a in arguments if a != "--foreign"]
    if len(arguments) != 2 or not arguments[1].isdigit():
        sys.exit("usage: generate.py DIRECTORY SEED [--foreign]")
    generate(Path(arguments[0]), int(arguments[1]), foreign)


if __name__ == "__main__":
    run(sys.argv[1:])

#!/usr/bin/env python3
"""A real repository, with merges of its mainline turned into squashes or rebases.

    usage: simulate.py SOURCE DIRECTORY COUNT SEED squash|rebase

See README.md for what it writes.
"""
import sys

sys.dont_write_bytecode = True

import itertools  # noqa: E402
import json  # noqa: E402
import random  # noqa: E402
from pathlib import Path  # noqa: E402

from history import History, git  # noqa: E402
from likeness import likenesses, readable  # noqa: E402
from rebasing import Rebasing  # noqa: E402

# Of the merges that are taken, so many of ten forked before the mainline's last change.
MOVED = 9
# Merges that are looked at, for each that is taken: the newest.
POOL = 2


def chosen(history, source, count, chance):
    """Merges to turn into something else, newest first; no other merge brings their tips in."""
    newest = itertools.islice(history.merges(), count * POOL * 2)
    candidates = readable(history, source, list(newest))
    taken, passed = [], set()
    while True:
        left = [m for m in candidates if m.commit not in passed][:count * POOL]
        moved = [m for m in left if m.has_moved]
        still = [m for m in left if not m.has_moved]
        chance.shuffle(moved)
        chance.shuffle(still)
        share = max(count * MOVED // 10, count - len(still))
        taken = (moved[:share] + still)[:count]
        reached = history.reached({m.commit for m in taken})
        also = {m.commit for m in taken if m.tip in reached}
        if not also:
            return sorted(taken, key=lambda m: -m.position)
        passed |= also


class Stream:
    """What fast-import reads: every commit with the whole tree of an old one."""

    def __init__(self):
        self.parts, self.marks = [], 0

    def commit(self, commit, parents, tree=None, committer=None):
        """Returns the new commit's mark."""
        self.marks += 1
        keywords = ["from"] + ["merge"] * len(parents)
        lines = "".join(f"{word} :{parent}\n" for word, parent in zip(keywords, parents))
        self.parts += [
            b"commit refs/heads/main\nmark :%d\n" % self.marks,
            b"author ", commit.author, b"\ncommitter ", committer or commit.committer,
            b"\ndata 7\nchange\n\n", lines.encode(), b"" if parents else b"deleteall\n",
            f'M 040000 {tree or commit.tree} ""\n\n'.encode(),
        ]
        return self.marks

    def reset(self, reference, mark):
        self.parts.append(f"reset {reference}\nfrom :{mark}\n\n".encode())


def replayed(history, repository, merges):
    """What the merges' branches become, by merge, of those that can be replayed."""
    rebasing = Rebasing(history, repository)
    replays = {m.commit: rebasing.replayed(m) for m in merges}
    while True:
        replays = {commit: replay for commit, replay in replays.items() if replay}
        # What could not be replayed is a merge again, and may bring others in.
        reached = history.reached(replays.keys())
        also = [m.commit for m in merges if m.commit in replays and m.tip in reached]
        if not also:
            return replays
        replays.update({commit: [] for commit in also})


def rewritten(history, merges, replays, stream):
    """Writes all commits; returns their marks, and those of the replayed ones by merge."""
    squashed, marks, pairs_of = {m.commit for m in merges}, [], {}
    for place, commit in enumerate(history.commits):
        parents = [marks[p] for p in commit.parents]
        if place in replays:
            mark, pairs = parents[0], []
            for source, tree in replays[place]:
                # As a forge does it: the author's date stays, the committer's is new.
                mark = stream.commit(
                    history.commits[source], [mark], tree, committer=commit.committer)
                pairs.append((source, mark))
            pairs_of[place] = pairs
            marks.append(mark)
        else:
            marks.append(stream.commit(commit, parents[:1] if place in squashed else parents))
    return marks, pairs_of


def make(repository, source):
    """An empty repository that sees the source's objects."""
    repository.parent.mkdir(parents=True, exist_ok=True)
    git(".", "init", "-q", "--bare", "--template=", "-b", "main", str(repository))
    objects = git(source, "rev-parse", "--git-path", "objects").decode().strip()
    (repository / "objects/info").mkdir(exist_ok=True)
    (repository / "objects/info/alternates").write_text(f"{(Path(source) / objects).resolve()}\n")


def simulate(source, directory, count, seed, style):
    repository = directory / f"{style}.git"
    make(repository, source)
    history = History(source)
    merges = chosen(history, source, count, random.Random(seed))
    replays = {}
    if style == "rebase":
        replays = replayed(history, repository, merges)
        merges = [m for m in merges if m.commit in replays]
    stream = Stream()
    marks, pairs = rewritten(history, merges, replays, stream)
    for number, merge in enumerate(merges, 1):
        stream.reset(topic(number), marks[merge.tip])
    stream.reset("refs/heads/main", marks[history.tip])
    table = repository.resolve() / "marks"
    git(repository, "fast-import", "--quiet", "--force", "--date-format=raw-permissive",
        f"--export-marks={table}", input=b"".join(stream.parts))
    ids = dict(line.split() for line in table.read_text().splitlines())
    table.unlink()
    alike = list(likenesses(history, source, merges))
    # What another merge brought in as well has landed by that.
    reached = history.reached({m.commit for m in merges})
    for merge in merges:
        merge.brought = [place for place in merge.brought if place not in reached]
    document = {
        "style": style,
        "seed": seed,
        "commits": stream.marks,
        "mainline": ids[f":{marks[history.tip]}"],
        "topics": list(described(merges, alike, marks, pairs, ids)),
    }
    (directory / "manifest.json").write_text(json.dumps(document, indent=1) + "\n")


def described(merges, alike, marks, pairs, ids):
    for number, (merge, like) in enumerate(zip(merges, alike), 1):
        replay = pairs.get(merge.commit, [])
        yield {
            "ref": topic(number),
            "tip": ids[f":{marks[merge.tip]}"],
            "squash": None if replay else ids[f":{marks[merge.commit]}"],
            "replayed": [
                {"commit": ids[f":{marks[place]}"], "as": ids[f":{mark}"]}
                for place, mark in replay
            ],
            "commits": [ids[f":{marks[place]}"] for place in merge.brought],
            "moved": merge.has_moved,
            **like,
        }


def topic(number):
    return f"refs/heads/topic/{number:04}"


def run(arguments):
    if len(arguments) != 5 or arguments[4] not in ("squash", "rebase"):
        sys.exit("usage: simulate.py SOURCE DIRECTORY COUNT SEED squash|rebase")
    source, directory, count, seed, style = arguments
    simulate(source, Path(directory), int(count), int(seed), style)


if __name__ == "__main__":
    run(sys.argv[1:])

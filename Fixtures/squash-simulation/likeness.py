"""How much alike a branch and what landed of it are: the best that content can tell."""
import hashlib

from history import git


def likenesses(history, source, merges):
    """For each merge, whether both patches are the same, and the share of added lines in both."""
    pairs = [pair for merge in merges for pair in spans(history, source, merge)]
    patches = [Patch() for _ in pairs]
    read(source, pairs, patches)
    for branch, landed in zip(patches[::2], patches[1::2]):
        both, either = branch.added & landed.added, branch.added | landed.added
        yield {
            "same_patch": branch.digest.digest() == landed.digest.digest(),
            "added_lines": min(len(branch.added), len(landed.added)),
            "share": round(len(both) / len(either), 4) if either else None,
        }


def spans(history, source, merge):
    """The trees before and after the branch, and before and after what landed of it."""
    places = [merge.tip, merge.main, merge.commit]
    trees = [base(history, source, merge)] + [history.commits[place].tree for place in places]
    return [tuple(trees[:2]), tuple(trees[2:])]


def base(history, source, merge):
    """The tree of the merge base, which may be on a branch that landed before."""
    commits = history.commits
    below = {p for place in merge.brought for p in commits[place].parents} - set(merge.brought)
    if len(below) > 1:
        sides = (commits[place].id for place in (merge.main, merge.tip))
        name = git(source, "merge-base", *sides).decode().strip()
        return next(commits[place].tree for place in below if commits[place].id == name)
    return commits[below.pop()].tree


def readable(history, source, merges):
    """The merges whose files are all here: a mirror may leave the largest ones out."""
    asked, owners = [], []
    for merge in merges:
        for old, new in spans(history, source, merge):
            asked.append(f"{old} {new}\n")
            owners.append(merge)
    raw = git(
        source, "diff-tree", "--stdin", "-r", "--raw", "--no-renames", "--no-abbrev",
        input="".join(asked).encode())
    blobs, number = {}, -1
    for line in raw.decode(errors="replace").splitlines():
        if not line.startswith(":"):
            number += 1
            continue
        modes, ids = line.split()[:2], line.split()[2:4]
        for mode, id in zip(modes, ids):
            if mode.strip(":") not in ("000000", "160000"):
                blobs.setdefault(id, set()).add(owners[number].commit)
    listed = git(source, "cat-file", "--batch-check", input="\n".join(blobs).encode())
    missing = set()
    for line in listed.decode().splitlines():
        if line.endswith(" missing"):
            missing |= blobs[line.split()[0]]
    return [merge for merge in merges if merge.commit not in missing]


class Patch:
    def __init__(self):
        self.added, self.digest = set(), hashlib.sha1()

    def add(self, line):
        """Takes a line of a diff without context."""
        text = b"".join(line.split())
        if line.startswith((b"+++ ", b"--- ", b"+", b"-", b"Binary ", b"diff ")):
            self.digest.update(text + b"\n")
        is_word = any(chr(byte).isalnum() or byte > 127 for byte in text)
        if line.startswith(b"+") and not line.startswith(b"+++ ") and is_word:
            self.added.add(text[1:])


def read(source, pairs, patches):
    """One git for all: it repeats each pair before its patch."""
    asked = "".join(f"{old} {new}\n" for old, new in pairs)
    output = git(
        source, "diff-tree", "--stdin", "-r", "-p", "-U0", "--no-renames", "--no-textconv",
        "--no-ext-diff", "--no-color", "--diff-algorithm=myers", input=asked.encode())
    heads = [f"{old} {new}".encode() for old, new in pairs]
    number = -1
    for line in output.split(b"\n"):
        if number + 1 < len(heads) and line == heads[number + 1]:
            number += 1
        elif number >= 0:
            patches[number].add(line)

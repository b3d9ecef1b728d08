#!/usr/bin/env python3
"""A large synthetic repository, for measurements.

    usage: generate.py OUT COMMITS FILES SEED

Writes the bare repository OUT through one `git fast-import`, then packs it. COMMITS commits (merges
included) over FILES files of 20 to 3,000 lines with small edits, on `main` and on short side
branches; a quarter of the commits carry an AI trailer; a release tag v0.N.0 after every 200
commits. The same arguments give the same commit ids.
"""
import os
import random
import subprocess
import sys

START = 1_672_653_600  # 2023-01-02 10:00 UTC, a Monday
STEP = 3_600
RELEASE_EVERY = 200
AUTHORS = [f"Developer {letter}" for letter in "ABCDEFGHIJKL"]
TRAILERS = [
    b"Co-Authored-By: Claude <noreply@anthropic.com>",
    b"Co-authored-by: Cursor <cursoragent@cursor.com>",
    b"Assisted-by: codex:gpt-5",
]


class Files:
    """The files' texts, and the edits that happen to them."""

    def __init__(self, count, chance):
        self.chance = chance
        self.statement = 0
        self.names = [f"src/module{n % 40}/file{n}.swift".encode() for n in range(count)]
        sizes = [int(20 * 150 ** chance.random()) for _ in range(count)]
        self.lines = [self.fresh(size) for size in sizes]
        # Long files change more often than short ones, but not in proportion to their size.
        self.weights = [size ** 0.25 for size in sizes]

    def fresh(self, count):
        """New statements, each unique."""
        first = self.statement + 1
        self.statement += count
        return [b"  let value%d = compute(%d, %d)\n" % (n, n * 31 % 1009, n % 97)
                for n in range(first, first + count)]

    def edit(self, parity):
        """Changes a few lines in a few files; of every second file only, if `parity` is 0 or 1."""
        count = self.chance.choice((1, 1, 1, 2, 3))
        chosen = set(self.chance.choices(range(len(self.lines)), self.weights, k=count))
        if parity is not None:
            chosen = {min(index - index % 2 + parity, len(self.lines) - 1) for index in chosen}
        for index in sorted(chosen):
            lines = self.lines[index]
            at = self.chance.randrange(len(lines) + 1)
            lines[at:at + self.chance.choice((0, 0, 1, 2, 6))] = self.fresh(
                self.chance.choice((1, 2, 4, 8, 15)))
        return sorted(chosen)


class Stream:
    """What is written to `git fast-import`: blobs, commits and tags by mark."""

    def __init__(self, pipe, chance):
        self.write = pipe.write
        self.chance = chance
        self.mark = self.commits = self.releases = 0

    def blob(self, lines):
        text = b"".join(lines)
        self.mark += 1
        self.write(b"blob\nmark :%d\ndata %d\n" % (self.mark, len(text)))
        self.write(text)
        self.write(b"\n")
        return self.mark

    def commit(self, branch, parents, message, changes):
        """`changes` are pairs of a path and a blob's mark, against the first parent's tree."""
        self.mark += 1
        self.commits += 1
        name = self.chance.choice(AUTHORS)
        mail = name.lower().replace(" ", ".") + "@example.org"
        who = f"{name} <{mail}> {START + self.commits * STEP} +0000".encode()
        self.write(b"commit refs/heads/%s\nmark :%d\nauthor %s\ncommitter %s\ndata %d\n%s\n" % (
            branch, self.mark, who, who, len(message), message))
        for word, parent in zip((b"from", b"merge"), parents):
            self.write(b"%s :%d\n" % (word, parent))
        for path, blob in changes:
            self.write(b"M 100644 :%d %s\n" % (blob, path))
        self.write(b"\n")
        return self.mark

    def release(self, tip):
        if self.commits // RELEASE_EVERY > self.releases:
            self.releases = self.commits // RELEASE_EVERY
            self.write(b"reset refs/tags/v0.%d.0\nfrom :%d\n\n" % (self.releases, tip))


class History:
    """A mainline with at most one open side branch, which keeps to files of its own."""

    def __init__(self, pipe, count, seed):
        self.chance = random.Random(seed)
        self.files = Files(count, self.chance)
        self.stream = Stream(pipe, self.chance)
        everything = [(n, self.stream.blob(l)) for n, l in zip(self.files.names, self.files.lines)]
        self.main = self.stream.commit(b"main", [], b"start\n", everything)
        self.side, self.side_changes, self.side_left = None, {}, 0

    def change(self, branch, parent, parity):
        changes = [(self.files.names[n], self.stream.blob(self.files.lines[n]))
                   for n in self.files.edit(parity)]
        message = b"change %d\n" % self.stream.commits
        if self.chance.random() < 0.25:
            message += b"\n" + self.chance.choice(TRAILERS) + b"\n"
        return self.stream.commit(branch, [parent], message, changes), changes

    def merge(self):
        self.main = self.stream.commit(
            b"main", [self.main, self.side], b"Merge branch 'side'\n",
            sorted(self.side_changes.items()))
        self.side, self.side_changes = None, {}

    def step(self):
        if self.side is not None and self.side_left == 0:
            self.merge()
        elif self.side is not None and self.chance.random() < 0.6:
            self.side, changes = self.change(b"side", self.side, 1)
            self.side_changes.update(changes)
            self.side_left -= 1
        elif self.side is None and self.chance.random() < 0.2:
            self.side, self.side_left = self.main, self.chance.randint(1, 6)
        else:
            parity = None if self.side is None else 0
            self.main, _ = self.change(b"main", self.main, parity)
        self.stream.release(self.main)


def run(out, commits, files, seed):
    clean = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    clean.update(GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
    git = ["git", "-c", "core.compression=1"]
    subprocess.run([*git, "init", "-q", "--bare", "--template=", "-b", "main", out],
                   check=True, env=clean)
    with subprocess.Popen([*git, "-C", out, "fast-import", "--quiet"],
                          stdin=subprocess.PIPE, env=clean) as importer:
        history = History(importer.stdin, files, seed)
        while history.stream.commits < commits:
            history.step()
    if importer.returncode != 0:
        sys.exit("git fast-import failed")
    subprocess.run(["git", "-C", out, "repack", "-adq"], check=True, env=clean)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__.split("\n\n")[1].strip())
    run(sys.argv[1], *(int(a) for a in sys.argv[2:]))

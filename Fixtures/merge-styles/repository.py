"""Commits as values, and git repositories made of them through fast-import."""
import os
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ENVIRONMENT = {
    "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
    "HOME": tempfile.gettempdir(),
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C",
    "TZ": "UTC",
}


@dataclass(frozen=True)
class Person:
    name: str
    email: str
    zone: str = "+0000"

    def at(self, time):
        return f"{self.name} <{self.email}> {time} {self.zone}"


@dataclass(eq=False)
class Commit:
    """One commit; equal to itself only."""

    author: Person
    authored: int
    committer: Person
    committed: int
    message: str
    # The bytes of each file, by path.
    files: dict
    parents: list = field(default_factory=list)


@dataclass(frozen=True)
class Tag:
    name: str
    commit: Commit
    tagger: Person
    time: int


def git(*arguments, **options):
    """Runs git without any configuration but the repository's; returns what it prints."""
    done = subprocess.run(
        ["git", *arguments], check=True, env=ENVIRONMENT, stdout=subprocess.PIPE, **options)
    return done.stdout


def arranged(tips):
    """The commits that the tips reach, parents first: what nothing reaches is not written."""
    order, seen = [], set()
    for tip in tips:
        stack = [(tip, iter(tip.parents))]
        if id(tip) in seen:
            continue
        seen.add(id(tip))
        while stack:
            commit, parents = stack[-1]
            parent = next((p for p in parents if id(p) not in seen), None)
            if parent is None:
                order.append(commit)
                stack.pop()
            else:
                seen.add(id(parent))
                stack.append((parent, iter(parent.parents)))
    return order


def changed(commit):
    """The paths in which a commit differs from its first parent, but for those that are gone."""
    before = commit.parents[0].files if commit.parents else {}
    return [path for path in sorted(commit.files) if commit.files[path] != before.get(path)]


class Stream:
    """What fast-import reads."""

    def __init__(self):
        self.parts = []
        self.blobs = {}
        self.commits = {}
        self.marks = 0

    def mark(self):
        self.marks += 1
        return self.marks

    def data(self, content):
        self.parts += [b"data %d\n" % len(content), content, b"\n"]

    def blobs_of(self, commits):
        """All versions of a file one after the other: each is kept as a delta to the one before."""
        versions = {}
        for commit in commits:
            for path in changed(commit):
                versions.setdefault(path, {})[commit.files[path]] = None
        for path in sorted(versions):
            for content in versions[path]:
                self.blob(content)

    def blob(self, content):
        if content not in self.blobs:
            self.blobs[content] = self.mark()
            self.parts.append(b"blob\nmark :%d\n" % self.blobs[content])
            self.data(content)

    def commit(self, commit):
        before = commit.parents[0].files if commit.parents else {}
        mark = self.commits[id(commit)] = self.mark()
        author, committer = commit.author.at(commit.authored), commit.committer.at(commit.committed)
        # Refs are set at the end; a commit needs one on its way.
        self.parts.append(
            f"commit refs/heads/main\nmark :{mark}\n"
            f"author {author}\ncommitter {committer}\n".encode())
        self.data(commit.message.encode())
        for keyword, parent in zip(["from"] + ["merge"] * len(commit.parents), commit.parents):
            self.parts.append(f"{keyword} :{self.commits[id(parent)]}\n".encode())
        if not commit.parents:
            self.parts.append(b"deleteall\n")
        gone = [path for path in sorted(before) if path not in commit.files]
        self.parts += [f"D {path}\n".encode() for path in gone]
        self.parts += [
            f"M 100644 :{self.blobs[commit.files[path]]} {path}\n".encode()
            for path in changed(commit)]
        self.parts.append(b"\n")

    def reset(self, reference, commit):
        self.parts.append(f"reset {reference}\nfrom :{self.commits[id(commit)]}\n\n".encode())

    def tag(self, tag):
        self.parts.append(
            f"tag {tag.name}\nfrom :{self.commits[id(tag.commit)]}\n"
            f"tagger {tag.tagger.at(tag.time)}\n".encode())
        self.data(f"Release {tag.name}\n".encode())


def write(directory, references, tags=()):
    """Makes a bare repository; returns the id of each commit, by the commit's `id()`.

    `references` are commits by full name; the first is written first, so that its commits stand
    together in the pack.
    """
    stream = Stream()
    tips = list(references.values()) + [tag.commit for tag in tags]
    commits = arranged(tips)
    stream.blobs_of(commits)
    for commit in commits:
        stream.commit(commit)
    # `main` too: fast-import would leave it at the last commit of the stream.
    for reference, commit in references.items():
        stream.reset(reference, commit)
    for tag in tags:
        stream.tag(tag)
    git("init", "-q", "--bare", "--template=", "-b", "main", str(directory))
    marks = Path(directory).resolve() / "marks"
    git("-C", str(directory), "-c", "fastimport.unpackLimit=1", "fast-import", "--quiet", "--force",
        f"--export-marks={marks}", input=b"".join(stream.parts))
    table = dict(line.split() for line in marks.read_text().splitlines())
    marks.unlink()
    return {key: table[f":{mark}"] for key, mark in stream.commits.items()}

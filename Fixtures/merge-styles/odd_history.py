"""A mainline on which cases are put one after the other, each with files of its own."""
import functools
import hashlib
from dataclasses import dataclass, field

from people import DEVELOPERS, GITHUB
from repository import Commit, Tag

START = 1_767_571_200  # 2026-01-05, a Monday
HOUR, DAY = 3_600, 86_400


@dataclass
class Case:
    """What must be said of commits, and why."""

    name: str
    why: str
    commits: list = field(default_factory=list)

    def expect(self, commit, kind, target=None, change=None, others=()):
        """`target` has the commit's content; `change` is the mainline's, where that is another.

        `others` are pairs of kind and target that are right too.
        """
        right = [(kind, target, change)] + [(k, t, None) for k, t in others]
        self.commits.append((commit, right))


class OddHistory:
    def __init__(self):
        self.time = START
        self.references, self.tags, self.cases = {}, [], []
        self.tip = None
        self.direct("Begin", {"README.md": ["A project of odd landings."]})
        self.tag("v1.0.0")

    @property
    def files(self):
        return self.tip.files

    def case(self, name, why):
        self.cases.append(Case(name, why))
        return self.cases[-1]

    def wait(self, seconds):
        self.time += seconds

    def commit(self, parent, message, changes, author=0, authored=None, others=(), committer=None):
        """`changes` are lines or bytes by path; `None` takes a file away."""
        self.wait(HOUR)
        files = dict(parent.files) if parent else {}
        for path, content in changes.items():
            if content is None:
                del files[path]
            else:
                files[path] = content if isinstance(content, bytes) else joined(content)
        person = DEVELOPERS[author]
        return Commit(
            person, authored or self.time, committer or person, self.time, message + "\n", files,
            ([parent] if parent else []) + list(others))

    def direct(self, message, changes, **options):
        """A commit of the mainline."""
        self.tip = self.commit(self.tip, message, changes, **options)
        return self.tip

    def begin(self, *paths):
        """Each file with twelve lines; returns the mainline's commit."""
        return self.direct("Begin " + paths[0], {path: lines(path, "old", 12) for path in paths})

    def work(self, parent, path, *words, size=5, author=0):
        """A branch of one commit for each word; returns them."""
        commits = []
        for word in words:
            changes = inserted(parent, path, lines(path, word, size))
            parent = self.commit(parent, f"Add {word} to {path}", changes, author=author)
            commits.append(parent)
        return commits

    def move(self, path):
        """Something on the mainline changes the file's last line."""
        content = self.files[path].decode().splitlines()
        return self.direct("Move on in " + path, {path: content[:-1] + lines(path, "moved", 1)})

    def squash(self, message, changes, **options):
        return self.direct(message, changes, committer=GITHUB, **options)

    def point(self, name, commit):
        self.references[name] = commit

    def pull(self, number, commit):
        self.point(f"refs/pull/{number}/head", commit)

    def tag(self, name):
        self.wait(HOUR)
        self.tags.append(Tag(name, self.tip, GITHUB, self.time))


def lines(path, word, count):
    """Lines that stand nowhere else."""
    return [f"{path.split('.')[0]} {word} number{n}" for n in range(count)]


def joined(content):
    return "".join(line + "\n" for line in content).encode()


def inserted(commit, path, new):
    """A file's lines, with new ones behind the fourth."""
    content = commit.files[path].decode().splitlines()
    return {path: content[:4] + new + content[4:]}


def without(commit, path, old):
    """A file's lines but for some."""
    return {path: [line for line in commit.files[path].decode().splitlines() if line not in old]}


def onto(main, tip, path):
    """A branch's version of a file, on a mainline that has moved (see `OddHistory.move`)."""
    ours, theirs = (c.files[path].decode().splitlines() for c in (tip, main))
    return {path: ours[:-1] + theirs[-1:]}


@functools.cache
def identity(commit):
    """The id that git gives to a commit without folders, for messages that name it."""
    entries = b"".join(
        b"100644 %s\0%s" % (path.encode(), hashed("blob", commit.files[path]))
        for path in sorted(commit.files))
    header = f"tree {hashed('tree', entries).hex()}\n" + "".join(
        f"parent {identity(parent)}\n" for parent in commit.parents)
    header += f"author {commit.author.at(commit.authored)}\n"
    header += f"committer {commit.committer.at(commit.committed)}\n\n"
    return hashed("commit", (header + commit.message).encode()).hex()


def hashed(kind, content):
    return hashlib.sha1(f"{kind} {len(content)}\0".encode() + content).digest()

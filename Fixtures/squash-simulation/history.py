"""A repository's mainline, read with git: which merge brought in what, and where that forked."""
import os
import subprocess
import tempfile
from dataclasses import dataclass

ENVIRONMENT = {
    "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
    "HOME": tempfile.gettempdir(),
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}
FIELDS = ["%H", "%T", "%P", "%an", "%ae", "%ad", "%cn", "%ce", "%cd"]


def git(repository, *arguments, **options):
    """Runs git without any configuration but the repository's; returns what it prints."""
    done = subprocess.run(
        ["git", "-C", str(repository), *arguments], check=True, env=ENVIRONMENT,
        stdout=subprocess.PIPE, **options)
    return done.stdout


@dataclass
class Commit:
    id: str
    tree: str
    parents: list
    author: bytes
    committer: bytes


@dataclass
class Merge:
    """A merge on the mainline, at `position`; commits are places in the history."""

    commit: int
    position: int
    main: int
    tip: int
    # The last change of the mainline that the branch has.
    fork: int
    # What it brought to the mainline.
    brought: list

    @property
    def has_moved(self):
        return self.fork < self.position - 1


class History:
    """All commits that HEAD reaches, parents first."""

    def __init__(self, repository):
        self.commits, places = [], {}
        separator = "%x1f".join(FIELDS)
        log = git(
            repository, "-c", "i18n.logOutputEncoding=UTF-8", "log", "-z", "--topo-order",
            "--reverse", "--date=raw", f"--format={separator}", "HEAD")
        for record in filter(None, log.split(b"\0")):
            id, tree, parents, *people = record.split(b"\x1f")
            places[id] = len(self.commits)
            # What is not here, as in a shallow clone, is not a parent.
            known = [places[p] for p in parents.split() if p in places]
            self.commits.append(Commit(
                id.decode(), tree.decode(), known, signed(*people[:3]), signed(*people[3:])))
        self.tip = places[git(repository, "rev-parse", "HEAD").strip()]
        self.mainline = self.first_parents()

    def first_parents(self):
        chain, commit = [], self.tip
        while commit is not None:
            chain.append(commit)
            commit = next(iter(self.commits[commit].parents), None)
        return chain[::-1]

    def carriers(self):
        """For each commit, the position of the change that brought it to the mainline."""
        carriers = [-1] * len(self.commits)
        for position, change in enumerate(self.mainline):
            stack = [change]
            while stack:
                commit = stack.pop()
                if carriers[commit] < 0:
                    carriers[commit] = position
                    stack += self.commits[commit].parents
        return carriers

    def forks(self):
        """For each commit, the position of the last change behind it; -1 where there is none."""
        forks = [-1] * len(self.commits)
        for position, change in enumerate(self.mainline):
            forks[change] = position
        for place, commit in enumerate(self.commits):
            if forks[place] < 0:
                forks[place] = max((forks[p] for p in commit.parents), default=-1)
        return forks

    def merges(self):
        """Mainline merges of two parents that changed something, newest first."""
        carriers, forks = self.carriers(), self.forks()
        brought = {}
        for commit, position in enumerate(carriers):
            brought.setdefault(position, []).append(commit)
        for position in range(len(self.mainline) - 1, 0, -1):
            place = self.mainline[position]
            parents, main = self.commits[place].parents, self.mainline[position - 1]
            if len(parents) != 2 or carriers[parents[1]] != position or forks[parents[1]] < 0:
                continue
            if self.commits[place].tree != self.commits[main].tree:
                own = [commit for commit in brought[position] if commit != place]
                yield Merge(place, position, main, parents[1], forks[parents[1]], own)

    def reached(self, squashed):
        """The commits that the mainline reaches when some merges have one parent."""
        seen, stack = set(), [self.tip]
        while stack:
            commit = stack.pop()
            if commit not in seen:
                seen.add(commit)
                parents = self.commits[commit].parents
                stack += parents[:1] if commit in squashed else parents
        return seen


def signed(name, email, date):
    return name + b" <" + email + b"> " + date

"""The same work as one history for each way in which a branch can land."""
import messages
from people import GITHUB
from repository import Commit, Tag
from text import applied
from changes import Branch

# What each style's heads of pull requests are called.
GITHUB_HEAD, GITLAB_HEAD = "refs/pull/{}/head", "refs/merge-requests/{}/head"


class History:
    """All commits of one style."""

    head_name = GITHUB_HEAD

    def __init__(self, work):
        self.work = work
        # The mainline's commit at each position, each branch's commits, and what landed of it.
        self.mainline, self.branches, self.landed = [], {}, {}
        for position in work.mainline:
            if isinstance(position.change, Branch):
                self.mainline.append(self.land(position.change))
            else:
                self.mainline.append(self.direct(position.change))
        for branch in work.branches:
            if branch.fate != "landed":
                self.start(branch)

    def direct(self, step):
        return self.commit(
            step.author, step.time, step.message, step.version, self.mainline[-1:])

    def commit(self, author, time, message, version, parents, committer=None, committed=None):
        return Commit(
            author, time, committer or author, committed or time, message,
            self.work.text.files(version), list(parents))

    def start(self, branch):
        """The branch as its authors made it; returns its last commit."""
        commits, tip = [], self.mainline[branch.fork]
        for step in branch.steps:
            others = [] if step.merged is None else [self.mainline[step.merged]]
            tip = self.commit(step.author, step.time, step.message, step.version, [tip] + others)
            commits.append(tip)
        self.branches[branch.number] = commits
        return tip

    def land(self, branch):
        """Makes the commits of the mainline; returns the last."""
        tip = self.start(branch)
        commits = self.landing(branch, tip, self.mainline[-1])
        self.landed[branch.number] = commits
        return commits[-1]

    def landing(self, branch, tip, main):
        raise NotImplementedError

    def version(self, branch):
        return self.work.mainline[branch.position].version

    # The ways

    def merged(self, branch, tip, main, message, committer=None):
        return self.commit(
            branch.merger, branch.landed_at, message, self.version(branch), [main, tip], committer)

    def squashed(self, branch, main, message, committer):
        return self.commit(
            branch.opener, branch.landed_at, message, self.version(branch), [main], committer)

    def replayed(self, branch, main, committer):
        """Each commit anew, with what settles it; merges of the mainline vanish."""
        groups = []
        for step in branch.steps:
            if step.merged is None:
                groups.append((step, list(step.edits)))
            else:
                groups[-1][1].extend(step.edits)
        if branch.resolution:
            groups[-1][1].append(branch.resolution)
        version, commits = self.work.mainline[branch.position - 1].version, []
        for step, edits in groups:
            version = applied(edits, version)
            main = self.commit(
                step.author, step.time, step.message, version, [main], committer,
                branch.landed_at)
            commits.append(main)
        assert version == self.version(branch)
        return commits

    # References

    def tags(self):
        for number, (position, time) in enumerate(self.work.releases):
            yield Tag(f"v1.{number}.0", self.mainline[position], GITHUB, time)

    def heads(self):
        return {
            self.head_name.format(number): commits[-1]
            for number, commits in self.branches.items()}


class Merge(History):
    def landing(self, branch, tip, main):
        return [self.merged(branch, tip, main, messages.github_merge(branch), GITHUB)]


class SquashTitle(History):
    def body(self, branch):
        return ""

    def landing(self, branch, tip, main):
        message = messages.squash(branch, self.body(branch))
        return [self.squashed(branch, main, message, GITHUB)]


class SquashDetails(SquashTitle):
    def body(self, branch):
        return messages.with_coauthors(branch, messages.bullet_list(branch))


class SquashDescription(SquashTitle):
    def body(self, branch):
        return messages.with_coauthors(branch, messages.description(branch))


class Rebase(History):
    def landing(self, branch, tip, main):
        return self.replayed(branch, main, GITHUB)


class GitLabMerge(History):
    head_name = GITLAB_HEAD

    def landing(self, branch, tip, main):
        return [self.merged(branch, tip, main, messages.gitlab_merge(branch))]


class GitLabSquash(History):
    """Two commits: the squash, and a merge of it."""

    head_name = GITLAB_HEAD

    def landing(self, branch, tip, main):
        squash = self.squashed(branch, main, branch.title + "\n", branch.merger)
        if branch.squashed_on_fork:
            fork = max([branch.fork] + [s.merged for s in branch.steps if s.merged is not None])
            squash.parents = [self.mainline[fork]]
            squash.files = self.work.text.files(branch.version)
        return [squash, self.merged(branch, squash, main, messages.gitlab_merge(branch))]


class GitLabSquashFastForward(History):
    head_name = GITLAB_HEAD

    def landing(self, branch, tip, main):
        return [self.squashed(branch, main, branch.title + "\n", branch.merger)]


class GitLabRebaseMerge(History):
    head_name = GITLAB_HEAD

    def landing(self, branch, tip, main):
        commits = self.replayed(branch, main, branch.merger)
        merge = self.merged(branch, commits[-1], main, messages.gitlab_merge(branch))
        return commits + [merge]


STYLES = {
    "merge": Merge,
    "squash-title": SquashTitle,
    "squash-details": SquashDetails,
    "squash-description": SquashDescription,
    "rebase": Rebase,
    "gitlab-merge": GitLabMerge,
    "gitlab-squash": GitLabSquash,
    "gitlab-squash-ff": GitLabSquashFastForward,
    "gitlab-rebase-merge": GitLabRebaseMerge,
}

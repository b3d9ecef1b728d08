"""Branches replayed on the mainline, each commit merged as `git rebase` would."""
import subprocess

from history import ENVIRONMENT, git

NOBODY = "nobody <nobody@example.org> 0 +0000"


class Rebasing:
    def __init__(self, history, repository):
        self.history, self.repository = history, repository

    def replayed(self, merge):
        """Pairs of a commit and its new tree; nothing where a commit conflicts, or merges.

        What the merge has and the branch has not goes to the last, as who rebases settles it.
        """
        commits = self.history.commits
        tree, result = commits[merge.main].tree, []
        for place in merge.brought:
            if len(commits[place].parents) != 1:
                return []
            base = commits[commits[place].parents[0]].tree
            new = self.merged(base, tree, commits[place].tree)
            if new is None:
                return []
            if new != tree:
                result.append((place, new))
            tree = new
        if result:
            result[-1] = (result[-1][0], commits[merge.commit].tree)
        return result

    def merged(self, base, ours, theirs):
        """The tree of a three-way merge; `None` where it conflicts."""
        if ours == base:
            return theirs
        origin = self.commit(base)
        done = subprocess.run(
            ["git", "-C", str(self.repository), "merge-tree", "--write-tree",
             self.commit(ours, origin), self.commit(theirs, origin)],
            env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return done.stdout.split()[0].decode() if done.returncode == 0 else None

    def commit(self, tree, *parents):
        header = f"tree {tree}\n" + "".join(f"parent {parent}\n" for parent in parents)
        text = f"{header}author {NOBODY}\ncommitter {NOBODY}\n\nreplay\n"
        return git(
            self.repository, "hash-object", "-w", "-t", "commit", "--stdin", input=text.encode()
        ).decode().strip()

"""Repositories written with git fast-import, or object by object where git itself would refuse."""
import os
import subprocess

TIME = 1_767_225_600
ENVIRONMENT = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": "/nonexistent",
               "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}

ANN = b"Ann <ann@example.org>"
LEAD = b"Lead <lead@example.org>"
AGENT = b"Co-authored-by: Claude <noreply@anthropic.com>\n"
TAG = b"Assisted-by: claude-code\n"


def git(directory, *arguments, data=b""):
    """What a git command prints."""
    return subprocess.run(["git", "-C", directory, *arguments], input=data, check=True,
                          stdout=subprocess.PIPE, env=ENVIRONMENT).stdout


class Repository:
    """A bare repository, of which `main` has a policy and nothing else."""

    def __init__(self, directory, policy):
        self.directory = directory
        self.count = 0
        os.makedirs(directory)
        git(directory, "init", "-q", "--bare", "--template=", "-b", "main", ".")
        self.start()
        self.base = self.commit(b"A policy\n", files={b".outcomes.toml": policy}, branch=b"main")

    def start(self):
        self.importer = subprocess.Popen(
            ["git", "-C", self.directory, "fast-import", "--quiet", "--force"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=ENVIRONMENT)

    def commit(self, message, author=ANN, parents=(), files=None, branch=b"topic"):
        """Writes a commit and returns its mark; without parents, on what the branch has."""
        self.count += 1
        when = b" %d +0000\n" % (TIME + self.count)
        lines = [b"commit refs/heads/", branch, b"\nmark :%d\n" % self.count,
                 b"author ", author, when, b"committer ", author, when,
                 b"data %d\n" % len(message), message, b"\n"]
        lines += [b"%s :%d\n" % (b"merge" if index else b"from", parent)
                  for index, parent in enumerate(parents)]
        for path, content in (files or {}).items():
            lines += [b"M 100644 inline ", path, b"\ndata %d\n" % len(content), content, b"\n"]
        self.importer.stdin.write(b"".join(lines) + b"\n")
        return self.count

    def fork(self, branch=b"topic"):
        """Lets a branch begin at the policy."""
        self.reset(branch, self.base)

    def reset(self, branch, mark):
        self.importer.stdin.write(b"reset refs/heads/%s\nfrom :%d\n\n" % (branch, mark))

    def blob(self, content):
        self.count += 1
        self.importer.stdin.write(
            b"blob\nmark :%d\ndata %d\n%s\n" % (self.count, len(content), content))
        return self.count

    def tree_of_notes(self, notes):
        """Makes notes of pairs: the hexadecimal id, and the mark of a blob."""
        self.count += 1
        lines = [b"commit refs/notes/outcomes\nmark :%d\ncommitter %s %d +0000\ndata 0\n"
                 % (self.count, ANN, TIME)]
        lines += [b"M 100644 :%d %s/%s\n" % (blob, name[:2], name[2:]) for name, blob in notes]
        self.importer.stdin.write(b"".join(lines) + b"\n")

    def close(self):
        self.importer.stdin.close()
        if self.importer.wait():
            raise SystemExit("git fast-import failed")

    def flush(self):
        """Lets git see what was written; marks are forgotten."""
        self.close()
        self.start()

    def resolve(self, name):
        return git(self.directory, "rev-parse", name).strip()

    def write_raw(self, commit):
        """Writes the bytes of a commit, whatever they are, and returns its id."""
        return git(self.directory, "hash-object", "-t", "commit", "--literally", "-w", "--stdin",
                   data=commit).strip()

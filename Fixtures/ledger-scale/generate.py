#!/usr/bin/env python3
"""Agents' logs and exports of what a repository's commits cost, for measurements.

    usage: generate.py REPO OUT COUNT [SEED]

Writes COUNT records below OUT, for `outcomes spend import OUT`, and their number by where they
belong as OUT.json. Every session ends at one of the commits of the fourteen weeks before HEAD:

- seven of ten are transcripts of Claude Code, in the repository's directory or below it, on a
  branch, some with subagents, in the home directory of the commit's author;
- one of ten is such a transcript of another repository's directory;
- two of ten are in `usage.jsonl` (`outcomes.spend.v1`): with and without a session, the repository
  by its URL, ids of commits, models without a price, terms, money that the source states, sums of
  sessions, and sums by person and day.

The same arguments and commits give the same bytes.
"""
import json
import os
import random
import re
import shutil
import subprocess
import sys
from datetime import datetime, timezone

WEEKS = 14
SESSIONS_PER_FILE = 200
HOMES = 12
MODELS = ["claude-opus-4-5-20251101", "claude-sonnet-4-5-20250929", "claude-haiku-4-5-20251001"]
# No catalog has the last one.
EXPORTED = ["gpt-5-codex", "gpt-5", "gemini-2.5-pro", "in-house-7b"]
URL = "https://example.org/acme/shop.git"


def git(repository, *arguments):
    return subprocess.run(
        ("git", "-C", repository, *arguments), check=True, stdout=subprocess.PIPE, text=True).stdout


def stamp(time):
    return datetime.fromtimestamp(time, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")


class Places:
    """What the repository is called, and its commits."""

    def __init__(self, repository):
        self.directory = git(repository, "rev-parse", "--absolute-git-dir").strip()
        if git(repository, "rev-parse", "--is-bare-repository").strip() == "false":
            self.directory = git(repository, "rev-parse", "--show-toplevel").strip()
        self.branch = git(repository, "rev-parse", "--abbrev-ref", "HEAD").strip()
        remotes = git(repository, "remote", "-v").split()
        self.url = remotes[1] if remotes else URL
        end = int(git(repository, "log", "-1", "--format=%ct", "HEAD"))
        start = end - WEEKS * 7 * 86_400
        branches = self.merged(repository, start)
        self.commits = []
        for line in git(repository, "log", "--no-merges", "--format=%H%x09%at%x09%aE").splitlines():
            commit, time, author = line.split("\t")
            if start <= int(time) <= end:
                branch = branches.get(commit, self.branch)
                self.commits.append((commit, int(time), author.lower(), branch))
        self.commits.sort(key=lambda commit: (commit[1], commit[0]))
        if not self.commits:
            sys.exit(f"{repository}: no commits in the {WEEKS} weeks before HEAD")


    @staticmethod
    def merged(repository, start):
        """The branches of commits, as the subjects of merges tell."""
        branches = {}
        log = git(repository, "log", "--merges", "--first-parent", f"--since={start}",
                  "--format=%H%x09%s")
        for line in log.splitlines():
            merge, subject = line.split("\t", 1)
            name = re.search(r" from [^/ ]+/(\S+)$|^Merge branch '([^']+)'", subject)
            if name:
                for commit in git(repository, "rev-list", f"{merge}^1..{merge}^2").split():
                    branches[commit] = name[1] or name[2]
        return branches


class Transcripts:
    """Files of Claude Code, in home directories that say whose they are."""

    def __init__(self, out):
        self.out = out
        self.homes = {}
        self.open = {}

    def home(self, author):
        if author not in self.homes and len(self.homes) < HOMES:
            home = os.path.join(self.out, f"home-{len(self.homes)}")
            self.homes[author] = home
            os.makedirs(os.path.join(home, ".claude/projects/p"))
            with open(os.path.join(home, ".gitconfig"), "w") as file:
                file.write(f"[user]\n\temail = {author}\n")
        return self.homes.get(author)

    def write(self, author, lines):
        home = self.home(author)
        sessions, file = self.open.get(home, (0, None))
        if sessions % SESSIONS_PER_FILE == 0:
            if file:
                file.close()
            name = f"{sessions // SESSIONS_PER_FILE}.jsonl"
            file = open(os.path.join(home, ".claude/projects/p", name), "w")
        file.write("".join(lines))
        self.open[home] = (sessions + 1, file)

    def close(self):
        for _, file in self.open.values():
            file.close()


class Generator:
    def __init__(self, places, out, seed):
        self.places = places
        self.chance = random.Random(seed)
        self.transcripts = Transcripts(out)
        self.usage = open(os.path.join(out, "usage.jsonl"), "w")
        self.number = 0
        self.counts = {"transcript": 0, "elsewhere": 0, "export": 0}

    def session(self, most):
        """One session of at most so many records; how many it has."""
        chance = self.chance
        commit, end, author, branch = chance.choice(self.places.commits)
        calls = min(most, 1 + int(chance.expovariate(1 / 50)))
        start = end - 30 * calls - chance.randrange(600)
        kind = chance.choices(["transcript", "elsewhere", "export"], [7, 1, 2])[0]
        # There are only so many home directories.
        if kind != "export" and not self.transcripts.home(author):
            kind = "export"
        name = f"{chance.getrandbits(128):032x}"
        name = "-".join([name[:8], name[8:12], name[12:16], name[16:20], name[20:]])
        if kind == "export":
            self.export(name, (commit, author, branch), start, calls)
        else:
            self.transcripts.write(author, list(self.transcript(name, kind, branch, start, calls)))
        self.counts[kind] += calls
        return calls

    def transcript(self, name, kind, branch, start, calls):
        chance = self.chance
        directory = self.places.directory if kind == "transcript" else "/elsewhere/other"
        directory += chance.choice(["", "", "/src"])
        # A branch that is gone, and that no merge names.
        branch = branch if chance.randrange(4) else f"topic-{chance.randrange(50)}"
        sidechains = chance.randrange(4) == 0
        model = chance.choice(MODELS)
        for call in range(calls):
            self.number += 1
            side = "true" if sidechains and call % 5 == 3 else "false"
            yield (
                f'{{"type":"assistant","sessionId":"{name}","cwd":"{directory}",'
                f'"gitBranch":"{branch}","isSidechain":{side},'
                f'"timestamp":"{stamp(start + 30 * call)}.{chance.randrange(1000):03}Z",'
                f'"uuid":"{self.number:032x}","requestId":"req_{self.number}",'
                f'"version":"2.1.281","message":{{"id":"msg_{self.number}","type":"message",'
                f'"role":"assistant","model":"{model}","content":[{{"type":"text","text":"ok"}}],'
                f'"usage":{{"input_tokens":{chance.randrange(3000)},'
                f'"output_tokens":{chance.randrange(2000)},'
                f'"cache_read_input_tokens":{chance.randrange(150_000)},'
                f'"cache_creation_input_tokens":{chance.randrange(9000)}}}}}}}\n')

    def export(self, name, commit, start, calls):
        chance = self.chance
        commit, author, branch = commit
        form = chance.randrange(8)
        common = {"agent": "codex" if form % 2 else "house-agent", "author": author}
        if form < 6:
            common["repository"] = self.places.url
        if form < 5:
            common["session"] = name
        if form == 1:
            common["commit"] = commit[:12]
        if form == 2:
            common["branch"] = branch
        if form == 3:
            common["terms"] = ["batch"]
        if form == 4:
            common["grain"] = "session"
        if form == 7:
            common["grain"] = "user_day"
        model = chance.choice(EXPORTED)
        for call in range(calls):
            self.number += 1
            line = dict(
                common, id=f"r{self.number}", model=model, time=stamp(start + 30 * call) + "Z",
                input_tokens=chance.randrange(3000), cache_read_tokens=chance.randrange(50_000),
                output_tokens=chance.randrange(2000))
            if form == 6:
                line.update(cost_usd=f"0.{chance.randrange(10**9):09}", cost_basis="billed")
            self.usage.write(json.dumps(line, separators=(",", ":")) + "\n")


def generate(repository, out, count, seed=1):
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(out)
    generator = Generator(Places(repository), out, seed)
    left = count
    while left > 0:
        left -= generator.session(left)
    generator.transcripts.close()
    generator.usage.close()
    with open(out.rstrip("/") + ".json", "w") as file:
        json.dump(generator.counts, file, indent=2)


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    generate(sys.argv[1], sys.argv[2], int(sys.argv[3]), *map(int, sys.argv[4:]))

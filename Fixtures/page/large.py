#!/usr/bin/env python3
"""Twelve weeks of a large team's work, for measurements of the page.

    usage: large.py DIR [--spend]

Writes, with fixed dates and names, so that the same ids come out everywhere:

- DIR/repository.git, bare, through one `git fast-import`: 200 developers, about 6,000 commits, half
  of them with the trailers of six agents, landed directly, by merges and by squashes, some open and
  some given up; 1,000 deployments as annotated release tags; some of the lines removed again
- DIR/roster.csv: 20 teams, the last of them of four developers
- with --spend, DIR/spend.jsonl: what the agents cost, as `outcomes.spend.v1`

    outcomes scan --since 2026-07-06 --until 2026-09-28 --roster DIR/roster.csv \\
      --spend DIR/spend.jsonl --format html DIR/repository.git
"""
import os
import random
import subprocess
import sys

from large_people import DEVELOPERS, subject, trailers
from large_spend import Bills
from large_stream import Stream

START = 1_783_296_000  # 2026-07-06 00:00 UTC, a Monday
END = START + 12 * 7 * 86_400
COMMITS = 6_000
DEPLOYMENTS = 1_000


class Side:
    """A branch that one developer works on; what it changes, nobody else does meanwhile."""

    def __init__(self, name, tip, commits, fate):
        self.name, self.tip, self.left, self.fate = name, tip, commits, fate
        self.changes, self.messages = {}, []


class History:
    """What the team does, tick after tick, while the clock runs."""

    def __init__(self, stream, bills):
        self.chance = random.Random(8)
        self.stream, self.bills = stream, bills
        self.sides, self.main, self.pulls, self.statement = {}, None, 0, 0
        self.files = {dev.email: [[] for _ in range(3)] for dev in DEVELOPERS}
        self.recent = {dev.email: [] for dev in DEVELOPERS}

    def fresh(self, count):
        """New lines, each unique over the whole history."""
        self.statement += count
        return ["  let value%d = compute(%d)\n" % (n, n * 31 % 1009)
                for n in range(self.statement - count, self.statement)]

    def begin(self, time):
        """The baseline: nothing in it is new."""
        changes = []
        for dev in DEVELOPERS:
            for number, lines in enumerate(self.files[dev.email]):
                lines.extend(self.fresh(8))
                changes.append((dev.path(number), lines))
        self.main = self.stream.commit("main", None, DEVELOPERS[0], time, "start\n", changes)
        self.stream.tag("v1.0.0", self.main, DEVELOPERS[0], time)

    def edit(self, dev, time):
        """Changes one of the developer's files: new lines mostly, or young ones taken out again."""
        number = self.chance.randrange(3)
        lines = self.files[dev.email][number]
        recent = [r for r in self.recent[dev.email] if time - r[0] < 12 * 86_400]
        self.recent[dev.email] = recent
        draw = self.chance.random()
        if recent and draw < 0.08:
            _, number, gone = recent.pop(self.chance.randrange(len(recent)))
            lines = self.files[dev.email][number]
            lines[:] = [line for line in lines if line not in gone]
            return number
        new = self.fresh(int(3 * 14 ** self.chance.random()))
        at = self.chance.randrange(len(lines) + 1)
        lines[at:at + (self.chance.randint(1, 6) if draw > 0.8 else 0)] = new
        recent.append((time, number, frozenset(new)))
        return number

    def work(self, dev, time):
        """One commit, on the developer's branch or on the mainline."""
        side = self.sides.get(dev.email)
        if side is None and self.chance.random() < 0.25:
            self.pulls += 1
            fate = self.chance.choices(("merge", "squash", "left"), (70, 22, 8))[0]
            side = Side(f"work-{self.pulls}", self.main, self.chance.randint(1, 5), fate)
            self.sides[dev.email] = side
        message = subject(self.chance) + "\n"
        agent = self.chance.choice(dev.agents) if self.chance.random() < 0.5 else None
        if agent:
            session = self.bills.session(self.chance, dev, agent, time, side)
            message += "\n" + trailers(agent, session)
        if side and side.fate == "left":
            # What never lands must not be under the developer's next change of the mainline.
            kept = [list(lines) for lines in self.files[dev.email]]
        number = self.edit(dev, time)
        changes = [(dev.path(number), self.files[dev.email][number])]
        if side is None:
            self.main = self.stream.commit("main", self.main, dev, time, message, changes)
            return
        side.tip = self.stream.commit(side.name, side.tip, dev, time, message, changes)
        side.messages.append(message)
        if side.fate == "left":
            self.files[dev.email] = kept
            self.recent[dev.email] = []
        else:
            side.changes[number] = None
        side.left -= 1
        if side.left <= 0:
            self.land(dev, self.sides.pop(dev.email), time)

    def land(self, dev, side, time):
        if side.fate == "left":
            return
        changes = [(dev.path(n), self.files[dev.email][n]) for n in sorted(side.changes)]
        number = side.name.removeprefix("work-")
        if side.fate == "merge":
            text = f"Merge pull request #{number} from shop/{side.name}\n"
            self.main = self.stream.commit(
                "main", self.main, dev, time + 60, text, changes, merged=side.tip)
            self.stream.delete(side.name)
        else:
            title, _, rest = side.messages[0].partition("\n")
            bodies = rest.strip("\n") + "\n" if rest.strip() else ""
            self.main = self.stream.commit(
                "main", self.main, dev, time + 60, f"{title} (#{number})\n\n{bodies}", changes)

    def run(self):
        self.begin(START - 7 * 86_400)
        deployed, live = 0, self.main
        for tick in range(COMMITS):
            time = START + (END - START) * tick // COMMITS + 600
            self.work(self.chance.choice(DEVELOPERS), time)
            # The last few commits reach the mainline and no deployment.
            due = (deployed + 1) * (COMMITS - 40) <= tick * DEPLOYMENTS
            if due and deployed < DEPLOYMENTS and self.main != live:
                deployed, live = deployed + 1, self.main
                self.stream.tag(f"v1.{deployed}.0", self.main, DEVELOPERS[0], time + 300)


def main():
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--spend"]):
        sys.exit(__doc__.split("\n\n")[1].strip())
    out = sys.argv[1]
    clean = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    clean.update(GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
    repository = os.path.join(out, "repository.git")
    os.makedirs(out, exist_ok=True)
    git = ["git", "-c", "core.compression=1"]
    subprocess.run([*git, "init", "-q", "--bare", "--template=", "-b", "main", repository],
                   check=True, env=clean)
    git += ["-C", repository]
    subprocess.run([*git, "remote", "add", "origin", Bills.URL], check=True, env=clean)
    bills = Bills()
    with subprocess.Popen([*git, "fast-import", "--quiet"], stdin=subprocess.PIPE,
                          env=clean) as importer:
        History(Stream(importer.stdin), bills).run()
    if importer.returncode != 0:
        sys.exit("error: git fast-import failed")
    with open(os.path.join(out, "roster.csv"), "w", encoding="utf-8") as roster:
        roster.write("email,name,team\n")
        roster.writelines(f"{d.email},{d.name},{d.team}\n" for d in DEVELOPERS)
    if sys.argv[2:]:
        bills.write(os.path.join(out, "spend.jsonl"))


if __name__ == "__main__":
    main()

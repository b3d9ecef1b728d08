"""Some months of random work, as it is before anything says how branches land."""
import people
from changes import Branch, Position, Step
from editing import Editing, only_filled
from people import DEVELOPERS
from text import COMMON, Edit, Text, applied

START = 1_767_571_200  # 2026-01-05, a Monday
HOUR, DAY = 3_600, 86_400
WEEKS = 20
# Of a commit whose conflict is resolved so many lines are new that it is known again.
CONFLICT_LINES = 60


class Work(Editing):
    """The timeline; `run` fills `mainline`, `branches` and `releases`.

    With `foreign`, whoever merges resolves what is disputed. Without, it is the one author of what
    is disputed, and no agent helps: then it is the same in every merge style who wrote which line.
    """

    def __init__(self, chance, foreign):
        super().__init__(chance, Text(chance))
        self.foreign = foreign
        self.time = START
        self.mainline, self.branches, self.open, self.releases = [], [], [], []
        self.number = 0
        self.sequels = []

    @property
    def version(self):
        return self.mainline[-1].version

    def run(self):
        self.found()
        while self.time < START + WEEKS * 7 * DAY:
            self.wait(17)
            self.act()
        # Now and then the last lines are still pending.
        self.time += self.chance.randint(1, self.chance.choice([3, 20])) * DAY
        return self

    def wait(self, hours):
        self.time += 60 + int(self.chance.expovariate(1 / (hours * HOUR)))

    def act(self):
        ready = [b for b in self.open if not b.plan]
        working = [b for b in self.open if b.plan]
        choices = [(self.direct, 3), (self.release, 2), (self.roll_back, 0.06)]
        if len(self.open) < 5:
            choices.append((self.start, 3))
        choices += [(lambda b=b: self.step(b), 2.5) for b in working]
        choices += [(lambda b=b: self.land(b), 2) for b in ready]
        choices += [(lambda b=b: self.abandon(b), 0.1) for b in self.open]
        actions, weights = zip(*choices)
        self.chance.choices(actions, weights)[0]()
        for branch in [b for b in self.open if self.time - b.steps[0].time > 18 * DAY]:
            self.finish(branch)

    # The mainline

    def found(self):
        """The first commit, two more, and the release in which nothing is new."""
        lines = {}
        for number in range(self.chance.randint(6, 9)):
            path = f"src/{self.text.word()}.{self.chance.choice(['py', 'ts', 'md', 'rs'])}"
            texts = [self.text.sentence() for _ in range(self.chance.randint(30, 90))]
            for common in COMMON * 2:
                texts.insert(self.chance.randrange(len(texts)), common)
            lines[path] = frozenset(self.text.insert(path, texts))
        step = self.commit(DEVELOPERS[0], [Edit(lines, {})], {}, people.NONE)
        self.arrive(step.version, step)
        for _ in range(2):
            self.wait(5)
            self.direct()
        self.wait(5)
        self.release()

    def arrive(self, version, change):
        self.mainline.append(Position(self.time, version, change))

    def direct(self):
        edit = self.edit(self.version, None, self.chance.randint(1, 12))
        step = self.commit(self.chance.choice(DEVELOPERS), [edit], self.version, self.help(0.3))
        self.arrive(step.version, step)

    def release(self):
        position = len(self.mainline) - 1
        if not self.releases or self.releases[-1][0] != position:
            self.releases.append((position, self.time))

    def roll_back(self):
        earlier = [p for p, _ in self.releases[-4:-1] if p != self.releases[-1][0]]
        if earlier:
            self.releases.append((self.chance.choice(earlier), self.time))

    # Branches

    def start(self):
        self.number += self.chance.randint(1, 3)
        if self.sequels and self.chance.random() < 0.5:
            return self.follow(*self.sequels.pop())
        conflict = self.chance.choices(["none", "on merge", "on branch"], [8, 1, 1])[0]
        alone = conflict == "on merge" and not self.foreign
        authors = self.chance.sample(DEVELOPERS, 1 if alone else self.chance.choice([1, 1, 2, 3]))
        plan = ["commit"] * self.chance.randint(0 if conflict != "none" else 1, 5)
        if conflict == "on merge":
            plan.append("dispute")
        elif conflict == "on branch":
            place = self.chance.randint(0, len(plan))
            plan[place:place] = ["dispute", "settle"]
        elif self.chance.random() < 0.25:
            plan.insert(self.chance.randint(1, len(plan)), "merge")
        branch = self.branch(
            self.text.words(self.chance.randint(2, 5)).capitalize(), authors, plan, conflict,
            0 if alone else self.chance.choice([0, 0.3, 0.6, 1]))
        self.step(branch)

    def branch(self, title, authors, plan, conflict, assisted):
        branch = Branch(
            self.number, f"topic/{self.text.word()}-{self.number}", title, "", authors[0], authors,
            len(self.mainline) - 1, plan, conflict, assisted,
            squashed_on_fork=self.chance.random() < 0.4)
        branch.description = "\n\n".join(
            self.text.words(self.chance.randint(5, 12)).capitalize() + "."
            for _ in range(self.chance.randint(1, 3)))
        self.branches.append(branch)
        self.open.append(branch)
        return branch

    def step(self, branch):
        getattr(self, "step_" + branch.plan.pop(0))(branch)

    def base(self, branch):
        return branch.version if branch.steps else self.mainline[branch.fork].version

    def step_commit(self, branch):
        edit = self.edit(self.base(branch), branch, self.chance.choice([1, 2, 4, 8, 16, 30]))
        help = self.help(branch.assisted)
        author = branch.opener if not branch.steps else self.chance.choice(branch.authors)
        branch.steps.append(self.commit(
            author, [edit], self.base(branch), help, is_alone=branch.conflict == "on merge"))

    def step_merge(self, branch, settled=None):
        """Takes the mainline into the branch."""
        position = len(self.mainline) - 1
        if branch.steps[-1].merged == position or position == branch.fork:
            return
        edits = [settled] if settled else []
        version = applied(branch.edits + edits, self.version)
        author = branch.steps[-1].author if settled else self.chance.choice(branch.authors)
        subject = f"Merge branch 'main' into {branch.name}"
        branch.steps.append(Step(
            author, self.time, subject, "", [], people.NONE, version, edits, merged=position))

    def step_dispute(self, branch):
        """The branch and the mainline change the same line."""
        base = self.base(branch)
        path, line = self.chance.choice([
            (path, line) for path in sorted(base) for line in self.text.shown(path, base)
            if self.is_free(path, line, branch) and line in self.version.get(path, ())])
        ours, theirs = self.replaced(path, line, CONFLICT_LINES), self.replaced(path, line, 2)
        self.own(branch, ours.lines | theirs.lines)
        branch.disputed = (path, ours, theirs)
        is_free = self.foreign and branch.conflict == "on merge"
        branch.steps.append(self.commit(
            self.chance.choice(branch.authors), [ours], base,
            self.help(branch.assisted) if is_free else people.NONE, is_alone=not is_free))
        self.wait(2)
        step = self.commit(
            self.chance.choice(DEVELOPERS), [theirs], self.version, self.help(0.3))
        self.arrive(step.version, step)

    def step_settle(self, branch):
        self.step_merge(branch, self.settled(branch))

    def finish(self, branch):
        """What has been open for long lands or is given up."""
        while branch.plan:
            self.wait(1)
            self.step(branch)
        self.wait(1)
        self.land(branch)

    def land(self, branch):
        if branch.conflict == "on merge":
            branch.resolution = self.settled(branch)
        edits = branch.edits + ([branch.resolution] if branch.resolution else [])
        is_own = branch.conflict == "on merge" and not self.foreign
        branch.merger = branch.opener if is_own else self.chance.choice(DEVELOPERS[:3])
        branch.landed_at, branch.position = self.time, len(self.mainline)
        before = self.version
        self.arrive(applied(edits, before), branch)
        self.close(branch, "landed")
        if self.chance.random() < 0.08 and branch.conflict == "none":
            self.sequels.append(("Revert", branch))

    def abandon(self, branch):
        if self.chance.random() < 0.5 and branch.plan:
            self.close(branch, "abandoned")

    def close(self, branch, fate):
        branch.fate = fate
        self.open.remove(branch)
        self.owners = {line: owner for line, owner in self.owners.items() if owner is not branch}

    def follow(self, word, original):
        """A pull request that takes another one back, or brings it again."""
        before = self.mainline[original.position - 1].version
        after = self.mainline[original.position].version
        away, back = (after, before) if word == "Revert" else (before, after)
        added, removed = {}, {}
        for path in sorted(set(before) | set(after)):
            old, new = away.get(path, frozenset()), back.get(path, frozenset())
            here = self.version.get(path, frozenset())
            free = {
                line for line in old ^ new
                if line not in self.owners and self.text.texts[line] not in COMMON}
            added[path] = frozenset((new - old - here) & free)
            removed[path] = frozenset(((old - new) & here) & free)
        edit = Edit(only_filled(added), only_filled(removed))
        if not self.is_known_again(edit):
            return
        title = f'{word} "{original.title}"'
        branch = self.branch(title, [self.chance.choice(DEVELOPERS)], [], "none", 0)
        if word == "Revert":
            branch.description = f"Reverts group/project#{original.number}"
            self.sequels.append(("Reapply", original))
        self.own(branch, edit.lines)
        branch.steps.append(self.commit(
            branch.opener, [edit], self.base(branch), people.NONE, subject=title))

    # Commits

    def commit(self, author, edits, base, help, is_alone=False, subject=None):
        trailers = []
        others = [d for d in DEVELOPERS if d is not author]
        if not is_alone and self.chance.random() < 0.12:
            trailers.append(people.coauthor(self.chance.choice(others)))
        if help.author:
            trailers = [people.coauthor(author)]
            author = help.author
        subject = subject or self.text.words(self.chance.randint(2, 6)).capitalize()
        body = self.text.words(9).capitalize() + "." if self.chance.random() < 0.3 else ""
        return Step(
            author, self.time, subject, body, trailers + list(help.trailers), help,
            applied(edits, base), edits)

    def help(self, probability):
        is_assisted = self.chance.random() < probability
        return self.chance.choice(people.HELPS) if is_assisted else people.NONE

"""Edits that no other open branch gets in the way of."""
from text import COMMON, Edit

# Lines by which an edit is known again, whatever their order.
ENOUGH = 3


class Editing:
    """Writes and takes away lines.

    A line that an open branch takes away or brings back is its own until it lands, so that
    branches meet only where they are meant to.

    Every edit can be known again by its content, although what others write next to it may change
    the order in which a diff shows lines: it brings `ENOUGH` lines, or nothing but takes away or
    nothing but brings.
    """

    def __init__(self, chance, text):
        self.chance, self.text = chance, text
        self.owners = {}

    @property
    def version(self):
        """The mainline's files."""
        raise NotImplementedError

    def own(self, branch, lines):
        self.owners.update({line: branch for line in lines})

    def is_free(self, path, line, branch, size=ENOUGH):
        """Whether a branch, or the mainline where it is `None`, may take a line away.

        Only an edit of several lines takes away what the same branch brought, so that enough is
        left of the branch.
        """
        if self.text.texts[line] in COMMON or self.owners.get(line, branch) is not branch:
            return False
        is_new = branch is not None and any(
            line in edit.added.get(path, ()) for edit in branch.edits)
        return size >= 8 if is_new else line in self.version.get(path, ())

    def edit(self, version, branch, size):
        """New lines in one to three files, in the stead of some old ones."""
        added, removed = {}, {}
        paths = sorted(version)
        for part in split(self.chance, size):
            path = self.chance.choice(paths)
            if self.chance.random() < 0.1 and part > 3:
                path = f"src/{self.text.word()}.py"
            new, old = self.hunk(path, version, branch, part, size)
            added[path] = added.get(path, frozenset()) | new
            removed[path] = removed.get(path, frozenset()) | old
        edit = Edit(added, only_filled(removed))
        if branch:
            self.own(branch, edit.lines)
        return edit

    def hunk(self, path, version, branch, part, size):
        """`part` new lines of an edit of `size`; and the old ones that they replace."""
        shown = self.text.shown(path, version)
        place = self.chance.randint(0, len(shown))
        texts = [self.text.sentence() for _ in range(part)]
        if part > 6:
            texts.insert(self.chance.randint(1, part - 1), self.chance.choice(COMMON))
        anchor = shown[place - 1] if place else None
        old = shown[place:place + self.chance.choice([0, 0, 1, 2, 4])]
        return frozenset(self.text.insert(path, texts, anchor)), frozenset(
            line for line in old if size >= ENOUGH and self.is_free(path, line, branch, size))

    def is_known_again(self, edit):
        added = sum(len(lines) for lines in edit.added.values())
        return added >= ENOUGH or (bool(edit.lines) and not set(edit.added) & set(edit.removed))

    # Where a branch and the mainline change the same line

    def replaced(self, path, line, size):
        texts = [self.text.sentence() for _ in range(size)]
        return Edit(
            {path: frozenset(self.text.insert(path, texts, line))}, {path: frozenset([line])})

    def settled(self, branch):
        """Keeps one of both sides' lines or both, and writes what goes between them."""
        path, ours, theirs = branch.disputed
        added, others = sorted(ours.added[path]), sorted(theirs.added[path])
        dropped = self.chance.choice([[], others[:1], others, added[-1:]])
        written = self.text.insert(
            path, [self.text.sentence() for _ in range(self.chance.randint(1, 2))], added[-1])
        self.own(branch, written)
        return Edit({path: frozenset(written)}, {path: frozenset(dropped)})


def only_filled(sets):
    return {path: lines for path, lines in sets.items() if lines}


def split(chance, size):
    """A number as a sum of one to three."""
    parts = []
    for _ in range(chance.randint(0, 2)):
        if size > 3:
            parts.append(chance.randint(1, size - 1))
            size -= parts[-1]
    return parts + [size]

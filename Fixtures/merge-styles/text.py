"""Files whose lines can be told apart, and edits that merge without a conflict.

A line is a number for life. Every file has one order of all lines that it ever held on any branch:
a version of it is the set of the lines that it shows, and merging is adding and taking away.
"""
from dataclasses import dataclass

SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
# Lines that stand everywhere and tell nothing apart; the first release has them all.
COMMON = ["    return result", "}", "    else:", "", "    pass", "# see above"]
INDENTS = ["", "    ", "        ", "\t"]


@dataclass(frozen=True)
class Edit:
    """Lines that come and go, as sets by path."""

    added: dict
    removed: dict

    def applied(self, version):
        result = dict(version)
        for path in sorted(set(self.added) | set(self.removed)):
            lines = (result.get(path, frozenset()) | self.added.get(path, frozenset())) \
                - self.removed.get(path, frozenset())
            if lines:
                result[path] = lines
            else:
                result.pop(path, None)
        return result

    @property
    def lines(self):
        sets = list(self.added.values()) + list(self.removed.values())
        return frozenset().union(*sets)


def applied(edits, version):
    for edit in edits:
        version = edit.applied(version)
    return version


class Text:
    """All lines of all files."""

    def __init__(self, chance):
        self.chance = chance
        self.texts = []
        self.orders = {}
        self.known = set()
        self.rendered = {}

    def word(self):
        return "".join(self.chance.choice(SYLLABLES) for _ in range(self.chance.randint(2, 4)))

    def words(self, count):
        return " ".join(self.word() for _ in range(count))

    def sentence(self):
        """A line that stands nowhere else."""
        while True:
            words = [self.word() for _ in range(self.chance.randint(3, 6))]
            text = self.chance.choice(INDENTS) + self.chance.choice([
                f"{words[0]} = {words[1]}({', '.join(words[2:])})", " ".join(words),
                f"if {words[0]}.{words[1]}: {words[2]}()", f"- {' '.join(words)}."])
            key = "".join(text.split())
            if key not in self.known:
                self.known.add(key)
                return text

    def insert(self, path, texts, after=None):
        """New lines behind the line `after`, or at the file's beginning; returns their numbers."""
        order = self.orders.setdefault(path, [])
        place = order.index(after) + 1 if after is not None else 0
        numbers = range(len(self.texts), len(self.texts) + len(texts))
        self.texts += texts
        order[place:place] = numbers
        return list(numbers)

    def shown(self, path, version):
        """The lines of a file in their order."""
        visible = version.get(path, frozenset())
        return [line for line in self.orders.get(path, []) if line in visible]

    def files(self, version):
        """The bytes of each file."""
        return {path: self.render(path, version) for path in sorted(version)}

    def render(self, path, version):
        key = (path, version[path])
        if key not in self.rendered:
            texts = [self.texts[line] for line in self.shown(path, version)]
            self.rendered[key] = "".join(text + "\n" for text in texts).encode()
        return self.rendered[key]

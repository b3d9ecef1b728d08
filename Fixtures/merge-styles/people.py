"""Who works, and what an agent's help leaves in a commit."""
from dataclasses import dataclass

from repository import Person

ZONES = ["+0000", "+0200", "-0500", "+0530", "-0800"]
DEVELOPERS = [
    Person(f"Developer {n}", f"developer-{n}@example.org", zone) for n, zone in enumerate(ZONES, 1)]
GITHUB = Person("GitHub", "noreply@github.com", "-0700")
COPILOT = Person(
    "copilot-swe-agent[bot]", "198982749+Copilot@users.noreply.github.com")
CLAUDE_CODE = "🤖 Generated with [Claude Code](https://claude.com/claude-code)"


@dataclass(frozen=True)
class Help:
    """How an agent's help shows: paragraphs and trailers, and who the author is."""

    trailers: tuple = ()
    paragraph: str = ""
    author: Person = None


NONE = Help()
HELPS = [
    Help(("Co-Authored-By: Claude <noreply@anthropic.com>",)),
    Help(("Co-Authored-By: Claude <noreply@anthropic.com>",), CLAUDE_CODE),
    Help(("Assisted-by: Claude:claude-opus-4-6",)),
    Help(("Co-authored-by: Cursor <cursoragent@cursor.com>",)),
    Help(author=COPILOT),
]


def coauthor(person):
    return f"Co-authored-by: {person.name} <{person.email}>"

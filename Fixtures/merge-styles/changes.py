"""What random work is made of: commits, branches, and the mainline after each change."""
from dataclasses import dataclass, field

import people
from text import Edit


@dataclass
class Step:
    """One commit of a branch, or of the mainline itself."""

    author: object
    time: int
    subject: str
    body: str
    trailers: list
    help: people.Help
    version: dict
    edits: list
    # The position of the mainline that it merges into the branch.
    merged: int = None

    @property
    def message(self):
        paragraphs = [self.subject, self.body, self.help.paragraph, "\n".join(self.trailers)]
        return "\n\n".join(p for p in paragraphs if p) + "\n"

    @property
    def is_tagged(self):
        return self.help is not people.NONE


@dataclass
class Branch:
    """A pull request."""

    number: int
    name: str
    title: str
    description: str
    opener: object
    authors: list
    fork: int
    plan: list
    conflict: str
    # How often its commits are an agent's.
    assisted: float
    steps: list = field(default_factory=list)
    disputed: tuple = None
    fate: str = "open"
    merger: object = None
    landed_at: int = None
    position: int = None
    resolution: Edit = None
    # Whether GitLab's squash stands on the fork, or on the mainline.
    squashed_on_fork: bool = False

    @property
    def commits(self):
        return [step for step in self.steps if step.merged is None]

    @property
    def version(self):
        return self.steps[-1].version

    @property
    def edits(self):
        return [edit for step in self.steps for edit in step.edits]


@dataclass
class Position:
    """The mainline after one change."""

    time: int
    version: dict
    # A `Step`, or the `Branch` that landed.
    change: object

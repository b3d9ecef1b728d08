"""Spend notes: too many, too large, malformed."""
import hashlib
import json

from repository import TAG, TIME, git

SESSION = b"0b2f3c1e-6a8e-4f0e-9c1a-%012d"


def spend(number, session=None):
    """One line of a note, as `outcomes` writes it."""
    clock = "2026-%02d-%02dT%02d:%02d:%02d.000Z" % (
        1 + number // 2_419_200 % 12, 1 + number // 86_400 % 28, number // 3_600 % 24,
        number // 60 % 60, number % 60)
    return json.dumps({
        "schema": "outcomes.note.v1", "agent": "claude-code",
        "session": (session or SESSION % number).decode(), "model": "claude-opus-4-5",
        "from": clock, "until": clock, "requests": 1, "input_tokens": 10, "output_tokens": 10,
        "cache_read_tokens": 0, "cache_write_5m_tokens": 0, "cache_write_1h_tokens": 0,
        "usd_nanos": 1000}).encode() + b"\n"


def tagged(repository, sessions):
    repository.fork()
    for number in range(sessions):
        session = b"AI-Session: claude-code:" + SESSION % number + b"\n"
        repository.commit(b"Change\n\n" + TAG + session)


def others(size):
    """Ids of commits that are not here."""
    return (hashlib.sha1(b"%d" % number).hexdigest().encode() for number in range(size))


def many(repository, size):
    """Notes of other commits, each with a part of the session that the one commit here names."""
    tagged(repository, 1)
    blobs = [repository.blob(spend(number, SESSION % 0)) for number in range(size)]
    repository.tree_of_notes(zip(others(size), blobs))


def lines(megabytes):
    return b"".join(spend(number) for number in range((megabytes << 20) // len(spend(0))))


def large(repository, megabytes):
    """One note with a great many lines, beside a commit that is not here."""
    tagged(repository, 1)
    repository.tree_of_notes(zip(others(1), [repository.blob(lines(megabytes))]))


def own(repository, megabytes):
    """The same beside the commit that is judged."""
    tagged(repository, 1)
    repository.flush()
    repository.tree_of_notes([(repository.resolve("topic"), repository.blob(lines(megabytes)))])


def malformed(repository):
    """Notes that are none, each beside a commit of its own; the first is right."""
    texts = [spend(0), b"", b"\0", b"{" * 100_000, b"[]\n", b"\xff\xfe\n", b"{}\n" * 1000,
             b'{"schema": "outcomes.note.v9"}\n', spend(0)[:-20], b"\x1b[31m::error::a\n",
             spend(0).replace(b"1000}", b"99999999999999999999999}"),
             spend(0).replace(b'"claude-code"', b'"\\u001b[31m##[error]a"')]
    tagged(repository, len(texts))
    repository.flush()
    commits = git(repository.directory, "rev-list", "--reverse", "main..topic").split()
    repository.tree_of_notes(
        zip(commits, [repository.blob(text) for text in texts], strict=True))

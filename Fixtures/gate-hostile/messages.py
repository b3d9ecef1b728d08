"""Messages of hostile sizes."""
from repository import AGENT, ANN, LEAD, TAG

MEGABYTE = 1 << 20


def prose(repository, megabytes, commits=1):
    """Commits with long messages, each with a sign of an agent at its end, and no tag."""
    repository.fork()
    text = b"Some words of no meaning, and then some more.\n" * (megabytes * MEGABYTE // 46)
    for number in range(commits):
        repository.commit(b"Change %d\n\n" % number + text + b"\n" + AGENT)


def line(repository, megabytes):
    """A message that is one line, and the author's name another."""
    repository.fork()
    text = b"word " * (megabytes * MEGABYTE // 10)
    repository.commit(text + b"\n\n" + AGENT, author=text + b"<ann@example.org>")


def lines(repository, size, text, author=ANN):
    """A message with so many trailers below a tag."""
    repository.fork()
    trailers = b"".join(text % {b"n": number} for number in range(size))
    repository.commit(b"Change\n\n" + TAG + trailers, author=author)


def sessions(repository, size):
    lines(repository, size, b"AI-Session: claude-code:0b2f3c1e-6a8e-4f0e-9c1a-%(n)012d\n")


def coauthors(repository, size):
    lines(repository, size, b"Co-authored-by: A%(n)d <a%(n)d@example.org>\n")


def agents(repository, size):
    lines(repository, size, b"Co-authored-by: Claude %(n)d <noreply@anthropic.com>\n")


def waivers(repository, size):
    lines(repository, size, b"Outcomes-Waiver: trailers.wellformed reason %(n)d\n")


def listed_waivers(repository, size):
    lines(repository, size, b"Outcomes-Waiver: trailers.wellformed reason %(n)d\n", author=LEAD)


def signatures(repository, size):
    lines(repository, size, b"Signed-off-by: A%(n)d <a%(n)d@example.org>\n")


def hidden(repository, size):
    """Lines that git does not see as trailers, each a paragraph of its own."""
    lines(repository, size, b"\nAssisted-by: claude-code:model-%(n)d\n\nprose\n")


def short_trailers(repository, size):
    lines(repository, size, b"a:b\n")


def blank_lines(repository, size):
    lines(repository, size, b"\n")


def short_signs(repository, size):
    lines(repository, size, b"Assisted-by:x\n")


def short_agents(repository, size):
    lines(repository, size, b"Assisted-by:claude:%(n)d\n")


def footers(repository, size):
    lines(repository, size, b"Generated with Claude Code %(n)d\n")


def wordy(repository, commits):
    """Commits with as many waivers and as many words as are read."""
    repository.fork()
    for number in range(commits):
        trailers = b"".join(b"Outcomes-Waiver: attribution %d " % line + b"x" * 490 + b"\n"
                            for line in range(100))
        repository.commit(b"Change %d\n\n" % number + trailers)


def long_names(repository, commits):
    """Authors with names of a megabyte, who waive what they may not."""
    repository.fork()
    trailers = b"Outcomes-Waiver: attribution none\n" * 100
    for number in range(commits):
        repository.commit(b"Change %d\n\n" % number + AGENT + trailers,
                          author=b"A" * MEGABYTE + b" <" + b"a" * MEGABYTE + b"@example.net>")


def many_sessions(repository, commits):
    """Commits that each name 14,000 sessions, in messages just short enough to be read."""
    repository.fork()
    for number in range(commits):
        session = b"AI-Session: claude-code:0b2f3c1e-6a8e-4f0e-9c1a-%06d" % number
        trailers = b"".join(b"%s%06d\n" % (session, line) for line in range(14_000))
        repository.commit(b"Change %d\n\n" % number + TAG + trailers)

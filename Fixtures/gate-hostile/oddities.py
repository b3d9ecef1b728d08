"""Commits that git would not write: odd names, dates, encodings and headers."""
from repository import AGENT, TIME, git

PERSON = b"Ann <ann@example.org> %d +0000" % TIME
PEOPLE = b"author " + PERSON + b"\ncommitter " + PERSON
MESSAGE = b"Change\n\n" + AGENT
# By name: the lines of the header below tree and parent, and the message.
ODDITIES = {
    "newline-in-name": (b"author Ann\n::error::a <ann@example.org> 1 +0000\ncommitter " + PERSON,
        MESSAGE),
    "escape-in-name": (b"author \x1b[31mAnn <ann\x1b[0m@example.org> 1 +0000\ncommitter " + PERSON,
        MESSAGE),
    "nul-in-name": (b"author A\0nn <ann@example.org> 1 +0000\ncommitter " + PERSON, MESSAGE),
    "nul-in-message": (PEOPLE,
                       b"Change\n\n" + AGENT + b"\0Assisted-by: claude-code\n"),
    "two-authors": (b"author " + PERSON + b"\nauthor Eve <eve@example.net> 2 +0000\ncommitter " + PERSON,
        MESSAGE),
    "no-mail": (b"author Ann\ncommitter Ann", MESSAGE),
    "no-name": (b"author <> 1 +0000\ncommitter <> 1 +0000", MESSAGE),
    "no-author": (b"committer " + PERSON, MESSAGE),
    "no-people": (b"x-nobody a", MESSAGE),
    "brackets": (b"author Ann <<ann@example.org>> 1 +0000\ncommitter >Ann< 1 +0000", MESSAGE),
    "invalid-utf-8": (b"author \xff\xfe <\xff@example.org> 1 +0000\ncommitter " + PERSON,
                      b"\xff\xfe\xc0\xaf\xed\xa0\x80\n\n" + AGENT),
    "utf-16": (PEOPLE + b"\nencoding UTF-16", MESSAGE),
    "utf-7": (PEOPLE + b"\nencoding UTF-7",
              b"+ADoAOg-error::a\n\n" + AGENT),
    "hostile-encoding": (PEOPLE + b"\nencoding \x1b[31m::error::a",
                         MESSAGE),
    "latin-1-controls": (b"author \x9b31m <ann@example.org> 1 +0000\ncommitter " + PERSON
                         + b"\nencoding ISO-8859-1", b"\x9b31m\x85::error::a\n\n" + AGENT),
    "signed": (PEOPLE
               + b"\ngpgsig -----BEGIN\n author Eve <eve@example.net> 1 +0000\n -----END", MESSAGE),
    "carriage-returns": (b"author " + PERSON + b"\r\ncommitter " + PERSON + b"\r",
        MESSAGE.replace(b"\n", b"\r\n")),
}
for date in [b"0 +0000", b"9223372036854775808 +0000", b"18446744073709551616 +0000", b"-1 +0000",
             b"1 +9999", b"1 -9999", b"1e9 +0000", b"99999999999999999999999999 +0000", b""]:
    ODDITIES["date " + date.decode()] = (
        b"author Ann <ann@example.org> " + date + b"\ncommitter Ann <ann@example.org> " + date,
        MESSAGE)


def write(repository):
    """A commit of each kind on the policy, in one line; `topic` is the last."""
    repository.close()
    tree = repository.resolve("main^{tree}")
    tip = repository.resolve("main")
    for header, message in ODDITIES.values():
        tip = repository.write_raw(b"tree %s\nparent %s\n%s\n\n%s" % (tree, tip, header, message))
    git(repository.directory, "update-ref", "refs/heads/topic", tip.decode())

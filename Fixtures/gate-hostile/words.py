"""What terminals, runners and readers of formats obey, in every text that a commit can bring."""
from repository import ANN, LEAD

ESCAPES = [b"\x1b[31mred\x1b[0m", b"\x1b]0;title\x07", b"\x1b]8;;http://example.org\x1b\\x",
           b"\x9b2J", b"\xc2\x9b2J", b"\x08\x08\x7f", b"\x0e\x0f\x05", b"\x0b\x0c",
           "\u202eback\u2066".encode(), "\u200bzero\ufeff".encode(), "a\u0300".encode() * 9]
COMMANDS = [b"::set-output name=a::b", b"::error file=a,line=1::b", b"::add-mask::a",
            b"::stop-commands::a", b"::warning title=a::b", b"::debug::a", b":: error::a",
            "\ufe0f::error::a".encode(), "\u2003::error::a".encode(), b"##[error]a",
            b"##[set-output name=a]b", b"##vso[task.setvariable variable=a]b",
            b"##teamcity[buildStatus]", "#\ufe0f#[error]a".encode(), b"##\x1b[error]a",
            b"#\x00#[error]a".replace(b"\x00", b"\x01"), b"%0A::error::a", b"%25%0D%0A"]
BREAKS = [b"\r::error::a", b"\r\n::error::a", "\u0085::error::a".encode(),
          "\u2028::error::a".encode(), "\u2029::error::a".encode(), b"\x0b::error::a"]
FORMATS = [b"]]><a>", b"<!--a", b"&#27;[31m&#x1b;[0m", b"{0}{{1}}", b"[a](javascript:b)",
           b"`a` | b | <img src=x onerror=a>", b"\"a\\u001b", b"'; rm -rf ~ #", b"$(id)`id`",
           b"</script>", b"\xff\xfe\xfd", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", "\ufffe".encode(),
           b"a" * 5000]
WORDS = ESCAPES + COMMANDS + BREAKS + FORMATS

# A text is broken into lines by its words: the command is to begin one, at some width.
FILLED = [b"x" * width + b" ::error::a" for width in range(4, 120, 2)]


def name(word):
    """The word as far as git puts it into an author's name or address."""
    return word.translate(None, b"<>\n\0").replace(b"\r", b"") or b"a"


def message(word):
    line = word.replace(b"\n", b" ")
    return b"\n".join([
        word, b"", word, b"  " + word, b"", b"Hidden-by: " + line, b"Assited-by: " + line, b"",
        b"Assisted-by: " + line, b"Assisted-by: claude-code:" + line,
        b"Co-authored-by: " + line, b"Co-authored-by: " + line + b" <noreply@anthropic.com>",
        b"Co-authored-by: Claude " + line, b"AI-Session: claude-code:" + line,
        b"AI-Session: " + line, b"Signed-off-by: Claude " + line + b" <noreply@anthropic.com>",
        b"Outcomes-Waiver: signoff.human " + line, b"Outcomes-Waiver: " + line + b" " + line,
        b"Approved-by: " + line + b" <" + name(word).replace(b" ", b"") + b">", b""])


def write(repository):
    repository.fork()
    for number, word in enumerate(WORDS + FILLED):
        person = name(word)
        author = person + b" <" + person.replace(b" ", b"")[:200] + b"@example.net>"
        repository.commit(message(word), author=author)
        repository.commit(b"Approve\n\nApproved-by: %s <%s>\n" % (person, person), author=author)
        repository.commit(
            b"A change of what is measured\n",
            files={b".outcomes.toml": b"[gate]\n# %d\n" % number}, author=author)
        line = word.replace(b"\n", b" ")
        repository.commit(b"Waive\n\nOutcomes-Waiver: signoff.human %s\n" % line,
                          author=LEAD if number % 2 else ANN)
    repository.commit(b"Merge pull request #1 from claude/" + WORDS[0] + b"\n")

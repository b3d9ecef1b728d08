import Git
import Testing

@testable import Provenance

/// Messages that were given to a shell as one line with `\n` in it.
@Suite struct ReadingTests {
  private let line = "Co-authored-by: Claude <noreply@anthropic.com>"

  @Test func linesThatWereMeant() {
    #expect(found("Fix it\\n\\n\(line)\n") == ["body claude-code - -"])
    #expect(
      found("Fix it\\n\\nText.\\n\\n🤖 Generated with Claude Code\\n\\n\(line)") == [
        "body claude-code - -", "footer claude-code - -",
      ])
    #expect(found("Fix it\\n\\n\(line)\r\n") == ["body claude-code - -"])
  }

  /// Whoever counts as evidence counts as a co-author: both read the same lines.
  @Test func coAuthorsOfTheLinesMeant() {
    let commit = Commit(
      author: ("Claude", "noreply@anthropic.com"),
      message: "Fix it\\n\\nCo-authored-by: Ann <ann@example.org>\n")
    let developers = detector.developers(of: commit, mailmap: Mailmap())
    #expect(developers == [Developer(name: "Ann", email: "ann@example.org")])
  }

  @Test func backslashesOfOtherMessages() {
    #expect(found("Escape \\n in strings\n").isEmpty)
    #expect(found("Escape \\n \(line)\n").isEmpty)
    #expect(found("Fix \\\n").isEmpty)
    #expect(found("Fix it\\n\\n\(line)\n\nText.\n").isEmpty)
    #expect(found("\\n").isEmpty)
    // The lines that git sees win.
    #expect(found("Fix \\n\\n\n\n\(line)\n") == ["trailer claude-code - -"])
  }
}

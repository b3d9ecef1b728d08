import Tagging
import Testing

@Suite("The message with the tags that it lacks")
struct TaggedTests {
  private static let tag = AssistanceTag(agent: "claude-code", session: "0b2f3c1e")
  private static let lines = "Assisted-by: claude-code\nAI-Session: claude-code:0b2f3c1e\n"

  private func result(
    _ message: String, _ kind: CommitKind = .own, tag: AssistanceTag? = TaggedTests.tag
  ) -> String? {
    tagged(Array(message.utf8).span, kind) { tag }.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func tagsEndTheMessage() {
    #expect(result("S\n") == "S\n\n" + Self.lines)
    #expect(
      result("S\n\nB\n\nSigned-off-by: A <a@example.org>\n")
        == "S\n\nB\n\nSigned-off-by: A <a@example.org>\n" + Self.lines)
    #expect(
      result("S\n", tag: AssistanceTag(agent: "codex", model: "gpt-5"))
        == "S\n\nAssisted-by: codex:gpt-5\n")
  }

  @Test func agentsOwnTrailerStaysInTheSameBlock() {
    let own = "S\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n"
    #expect(result(own) == own + Self.lines)
  }

  /// What the message says, and which lines are added.
  static let partial: [(message: String, added: String?)] = [
    ("S\n\nAssisted-by: claude-code\nAI-Session: claude-code:0b2f3c1e\n", nil),
    ("S\n\nAssisted-by: claude-code\n", "AI-Session: claude-code:0b2f3c1e\n"),
    ("S\n\nAssisted-by: Claude Code:claude-opus-5\n", "AI-Session: claude-code:0b2f3c1e\n"),
    ("S\n\nAI-Session: claude-code:0b2f3c1e\n", "Assisted-by: claude-code\n"),
    ("S\n\nClaude-Session: https://claude.ai/code/0b2f3c1e\n", "Assisted-by: claude-code\n"),
    ("S\n\nAssisted-by: codex\nAI-Session: codex:0199\n", lines),
    ("S\n\nAssisted-by: Daniel Example\n", lines),
  ]

  @Test(arguments: partial.indices)
  func onlyWhatIsMissingIsAdded(_ index: Int) {
    let (message, added) = Self.partial[index]
    #expect(result(message) == added.map { message + $0 })
  }

  @Test func otherModelIsSaid() {
    let message = "S\n\nAssisted-by: codex:gpt-5\n"
    #expect(result(message, tag: AssistanceTag(agent: "codex", model: "gpt-5")) == nil)
    #expect(
      result(message, tag: AssistanceTag(agent: "codex", model: "gpt-5.6"))
        == message + "Assisted-by: codex:gpt-5.6\n")
  }

  @Test func nothingIsAddedToReplaysAndWithoutAnAgent() {
    #expect(result("S\n", .replay) == nil)
    #expect(result("", .unwritten) == nil)
    #expect(result("S\n", tag: nil) == nil)
  }

  @Test func mergedSquashUnitesWhatItQuotes() {
    let message = """
      Squashed commit of the following:

      commit b77c33efc5e4e07f1dd49bc4fe6facf364b1d5e7
      Author: A U Thor <author@example.org>

          Two

          Assisted-by: codex:gpt-5
          AI-Session: codex:0199aaaa

      commit e14c71fc3c8618dd06bcae6fcf81314c31bce483

          One

          Assisted-by: Daniel Example
          Assisted-by: claude-code
          AI-Session: claude-code:0b2f3c1e
          AI-Session: claude-code:not a session

      """
    #expect(
      result(message, .squash, tag: AssistanceTag(agent: "gemini-cli")) == message + """

        Assisted-by: codex:gpt-5
        Assisted-by: claude-code
        AI-Session: codex:0199aaaa
        AI-Session: claude-code:0b2f3c1e

        """)
  }

  @Test func rebasedSquashUnitesWhatItCombines() {
    let message = """
      # This is a combination of 2 commits.
      # This is the 1st commit message:

      One

      # The commit message #2 will be skipped:

      # fixup! One
      #
      # Assisted-by: claude-code
      # AI-Session: claude-code:0b2f3c1e

      # Please enter the commit message
      #

      """
    let kept = message.split(separator: "\n", omittingEmptySubsequences: false)
    let new = result(message, .squash)?.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      new?.filter { !kept.contains($0) } == [
        "Assisted-by: claude-code", "AI-Session: claude-code:0b2f3c1e",
      ])
    #expect(result("Squashed commit of the following:\n", .squash) == nil)
  }
}

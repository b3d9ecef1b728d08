import Git
import Testing

@testable import Provenance

/// The cases that other tools get wrong.
@Suite struct PeerCaseTests {
  private let claude = "Co-authored-by: Claude <noreply@anthropic.com>"

  /// The case set that no other tool gets wholly right, one commit each.
  @Test(arguments: [
    (Case("Claude", "noreply@anthropic.com"), ["identity claude-code - -"]),
    (Case("Dev (aider)", "dev@example.org"), ["identity aider - -"]),
    (Case("Cursor Agent", "cursoragent@cursor.com"), ["identity cursor - -"]),
    (
      Case("google-labs-jules[bot]", "1+google-labs-jules[bot]@users.noreply.github.com"),
      ["identity jules - -"]
    ),
    (Case(message: "s\n\nAssisted-by: Claude Code\n\nBye.\n"), ["body claude-code - -"]),
    (
      Case(message: "s (#1)\n\n* one\n\nMade-with: Cursor\n\n* two\n"), ["body cursor - -"]
    ),
    (Case(message: "s\n\nEntire-Checkpoint: 0123456789ab\n"), ["trailer entire - 0123456789ab"]),
    (
      Case(message: "s\n\nAgent-Logs-Url: https://github.com/o/r/sessions/1a2b\n"),
      ["trailer copilot - 1a2b"]
    ),
    (Case(message: "s\n\n> Co-Authored-By: Claude <noreply@anthropic.com>\n"), []),
    (Case(message: "s\n\n    Co-Authored-By: Claude <noreply@anthropic.com>\n"), []),
    (Case("Claude Dupont", "claude.dupont@example.org"), []),
    (Case(message: "s\n\nGenerated-by: protoc\n"), []), (Case("Ann Other", "ann@aider.chat"), []),
    (Case("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"), []),
    (Case("gemini-cli-robot", "gemini-cli-robot@google.com"), []), (Case("", ""), []),
  ])
  func caseSet(commit: Case, expected: [String]) {
    let found = detector.evidence(in: commit.commit(parents: 1)).map(\.summary)
    #expect(found == expected)
    // A root commit, a merge and an octopus are read like any other.
    for parents in [0, 2, 3] {
      #expect(detector.evidence(in: commit.commit(parents: parents)).map(\.summary) == expected)
    }
  }

  struct Case: Sendable {
    let author: (name: String, email: String)
    let message: String

    init(_ name: String = "Ann", _ email: String = "ann@example.org", message: String = "s\n") {
      (author, self.message) = ((name, email), message)
    }

    func commit(parents: Int) -> Commit {
      let commit = Commit(author: author, message: message)
      return Commit(
        tree: commit.tree, parents: [ObjectID](repeating: commit.tree, count: parents),
        author: commit.author, committer: commit.committer, message: commit.message)
    }
  }

  @Test func trailerAboveAClosingParagraph() {
    #expect(
      found("Fix\n\n\(claude)\n\nExecuted-By: beads/crew/emma\n") == [
        "trailer gastown - -", "body claude-code - -",
      ])
    #expect(found("Fix\n\n\(claude)\n\nThanks to all.\n") == ["body claude-code - -"])
    #expect(found("Fix\n\n\(claude)\nEOF\n)\n") == ["body claude-code - -"])
    #expect(
      found("Fix\n\n🤖 Generated with Crush\n\(claude)\n") == [
        "body claude-code - -", "footer crush - -",
      ])
    #expect(found("Fix\n\(claude)\n") == ["body claude-code - -"])
  }

  @Test func squashListBody() {
    let body = "Feature (#12)\n\n* one\n\nAmp-Thread-ID: https://ampcode.com/threads/T-01-23\n\n"
    #expect(
      found("\(body)* two\n\n---------\n\n\(claude)\n") == [
        "trailer claude-code - -", "body amp - T-01-23",
      ])
    let logs = "Agent-Logs-Url: https://github.com/o/r/sessions/1a2b"
    #expect(
      found("Fix\n\n\(logs)\n\n\(claude)\n") == [
        "trailer claude-code - -", "body copilot - 1a2b",
      ])
    #expect(
      found("\(body)* two\n\nEntire-Checkpoint: 0123456789ab\n\n* three\n").last
        == "body entire - 0123456789ab")
  }

  /// git-merge(1) `--squash` writes every message indented by four spaces.
  @Test func squashListOfGit() {
    let list = """
      Squashed commit of the following:

      commit 0123456789012345678901234567890123456789
      Author: Ada <ada@example.org>
      Date:   Thu Jan 1 00:00:00 1970 +0000

          Fix it

          \(claude)

      """
    #expect(found("Feature\n\n" + list) == ["body claude-code - -"])
    #expect(found(list.split(separator: "\n").dropFirst().joined(separator: "\n")).isEmpty)
  }

  @Test func squashThatLostItsTrailersSaysNothing() {
    #expect(found("Feature (#12)\n\n* one\n\n* two\n").isEmpty)
  }

  @Test func markedNameIsTheSameHuman() {
    let marked = Commit(author: ("Dev (aider)", "Dev@example.org"), message: "x\n")
    let plain = Commit(author: ("Dev", "dev@example.org"), message: "x\n")
    let developers = [marked, plain].flatMap { detector.developers(of: $0, mailmap: Mailmap()) }
    #expect(Set(developers) == [Developer(name: "Dev", email: "dev@example.org")])
  }

  /// The branch that is checked out colours nothing: no commit of it names the branch.
  @Test func branchNameDoesNotColourHistory() {
    #expect(found("Add x\n\nWork on cursor/x, for cursor.\n").isEmpty)
  }

  @Test func crlfAndControlBytes() {
    #expect(found("Fix\r\n\r\nText.\r\n\r\n\(claude)\r\n") == ["trailer claude-code - -"])
    #expect(found("Fix \u{1E}\u{1F}\u{1}\n\n\u{1}\n\n\(claude)\n") == ["trailer claude-code - -"])
    #expect(found("") == [])
    #expect(found("\n\n \n") == [])
    #expect(found("\n\nFix\n\n\(claude)\n") == ["trailer claude-code - -"])
  }

  @Test func latin1IsReadOn() {
    let message = Array("Caf".utf8) + [0xE9] + Array("\n\n\(claude)\n".utf8)
    #expect(
      detector.evidence(in: Commit(bytes: message)).map(\.summary) == [
        "trailer claude-code - -"
      ])
  }

  @Test(arguments: [
    "x", "k: v\n", "\(0x1F916)\n", "```\n", "Co-authored-by: A <a@b>\n", " \n",
    "Co-authored-by: Claude <noreply@anthropic.com>\n", "Assisted-by: Claude\n", "Crush:",
    "# generated with claude\n", "<!-- \n",
  ])
  func longMessagesTakeLinearTime(unit: String) {
    let message = "s\n\n" + String(repeating: unit, count: 1_000_000 / unit.utf8.count)
    let oneLine = "s" + message.replacing("\n", with: "\\n").prefix(1_000_000)
    for text in [message, oneLine] {
      let commit = Commit(message: text)
      #expect(ContinuousClock().measure { _ = detector.evidence(in: commit) } < .seconds(30))
    }
  }
}

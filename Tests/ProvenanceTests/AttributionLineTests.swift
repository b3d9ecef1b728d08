import FixtureSupport
import Testing

@testable import Provenance

/// The lines of a message, as `place key=value claims`.
private func lines(_ message: String) -> [String] {
  detector.attributionLines(in: Array(message.utf8)).lines.map(\.summary)
}

extension AttributionLine {
  fileprivate var summary: String {
    let name = key.isEmpty ? "" : "\(key)="
    let claims = claims.map { " \($0.agent)/\($0.model ?? "-")/\($0.session ?? "-")" }.joined()
    return "\(place) \(name)\(value)\(claims)"
  }
}

@Suite struct AttributionLineTests {
  @Test func everyPlace() {
    let message = """
      Fix it

      Co-Authored-By: Claude <noreply@anthropic.com>
      🤖 Generated with [Claude Code](https://claude.com/claude-code)

      ```
      Assisted-by: crush
      ```
          Assisted-by: cursor
      > Assisted-by: cursor

      Assisted-by : claude-code:claude-opus-4-5
      AI-Session: claude-code:0123-abcd
      Signed-off-by: Ada Lovelace
       <ada@example.org>

      """
    #expect(
      lines(message) == [
        "hidden Co-Authored-By=Claude <noreply@anthropic.com> claude-code/-/-",
        "hidden 🤖 Generated with [Claude Code](https://claude.com/claude-code) claude-code/-/-",
        "quoted Assisted-by=crush crush/-/-",
        "trailer Assisted-by=claude-code:claude-opus-4-5 claude-code/claude-opus-4-5/-",
        "trailer AI-Session=claude-code:0123-abcd claude-code/-/0123-abcd",
        "trailer Signed-off-by=Ada Lovelace <ada@example.org>",
      ])
  }

  @Test func revertRepeatsAnotherMessage() {
    let revert = """
      Revert "Fix it"

      This reverts commit 0123456789012345678901234567890123456789.

      Assisted-by: crush

      Assited-by: crush
      Signed-off-by: Ada Lovelace <ada@example.org>

      """
    #expect(
      lines(revert) == [
        "quoted Assisted-by=crush crush/-/-", "trailer Assited-by=crush crush/-/-",
        "trailer Signed-off-by=Ada Lovelace <ada@example.org>",
      ])
  }

  @Test func squashedMessagesAreIndented() {
    let squash = "Squashed commit of the following:\n\ncommit 01\n\n    Assisted-by: crush\n"
    #expect(lines(squash) == [])
  }

  @Test func messageOfOneLine() {
    let read = detector.attributionLines(in: Array(#"Fix\n\nAssisted-by: crush"#.utf8))
    #expect(read.lines.map(\.summary) == ["hidden Assisted-by=crush crush/-/-"])
    #expect(read.isOneLine && !read.isCut)
  }

  @Test(arguments: [
    "", "\n\n", "Fix it", "Fix it\n\nNote: it is slow\n", "Fix it\n\nAI-Assisted: false\n",
    "Fix it\n\nModel: T\n", "Fix it\n\nReviewed-by: Ada <ada@example.org>\n",
    "Assisted-by: crush\n", "Fix it\n\nModel: gpt-5.6 max\n\nSee you.\n",
  ])
  func attributesNothing(message: String) {
    #expect(lines(message) == [])
  }

  /// Where a message has nothing wrong, its lines are what git reads.
  @Test(.enabled(if: Vectors.exist, "the recorded messages are not beside the package"))
  func recordedMessages() throws {
    struct Record: Decodable {
      let source: String
      let message: String
      let trailers: [[String]]
    }
    let keys = Set(CanonicalKey.allCases.map { $0.rawValue.lowercased() })
    for record in try Vectors.read("trailers.jsonl", as: Record.self) {
      let read = detector.attributionLines(in: Array(record.message.utf8)).lines
      #expect(
        read.filter { $0.place == .trailer && $0.canonical != nil && $0.flaw != .key }
          .map { [$0.key, $0.value] }
          == record.trailers.filter { keys.contains($0[0].lowercased()) }, "\(record.source)")
    }
  }
}

@Suite struct AttributionLineLimitTests {
  @Test func moreLinesThanAreReturned() {
    let message = Array(("Fix\n\n" + String(repeating: "Assisted-by: crush\n", count: 1_001)).utf8)
    let read = detector.attributionLines(in: message)
    #expect(read.lines.count == AttributionLines.most && read.isCut)
    #expect(!detector.attributionLines(in: Array(message.dropLast(19))).isCut)
  }

  @Test func moreLinesThanAreRead() {
    let message = "Fix\n\n" + String(repeating: "AI-Tool: x\n", count: 10_001)
    let read = detector.attributionLines(in: Array(message.utf8))
    #expect(read.lines.isEmpty && read.isCut)
  }

  @Test func longLinesAreCut() throws {
    let message = "Fix\n\nAssisted-by: " + String(repeating: "é", count: 100_000)
    let line = try #require(detector.attributionLines(in: Array(message.utf8)).lines.first)
    #expect(line.flaw == .long && line.value.utf8.count <= 1_024 && line.text.utf8.count <= 1_024)
  }
}

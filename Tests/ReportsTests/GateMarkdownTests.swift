import Configuration
import Gate
import Testing

@testable import Reports

@Suite("The gate's report as Markdown") struct GateMarkdownTests {
  @Test("as Markdown") func snapshots() throws {
    for (name, report) in gateReports { try expectSnapshot(gateSummary(report), "gate-\(name).md") }
  }

  @Test("nothing from a commit is markup") func hostile() {
    let summary = gateSummary(.hostileGate)
    expectNoCommands(summary)
    let ours = [
      "<details open>", "<details>", "</details>", "<summary>", "</summary>", "<br>", "<!-- -->",
    ]
    // A variation selector hides the sign before it in a character.
    var prose = outsideFences(String(summary.unicodeScalars.filter { $0.value != 0xFE0F }))
    for tag in ours { prose = prose.replacing(tag, with: tag == "<!-- -->" ? "\u{1}" : "") }
    #expect(!prose.contains("<"))
    // An empty comment stands in each of these.
    for sign in ["@all", "#1", "://", "www.", "GH-1"] { #expect(!prose.contains(sign)) }
    for mark in ["[", "]", "!", "`", "$", "|"] {
      let bare = prose.replacing("\\" + mark, with: "")
        .split(separator: "\n").filter { !$0.hasPrefix("|") }.joined(separator: "\n")
      #expect(!bare.contains(mark), "\(mark)")
    }
  }

  @Test(
    "what would be a link or a reference is text",
    arguments: [
      ("://\u{301}x", ":<!-- -->//\u{301}x"), ("www.\u{301}x", "www<!-- -->.\u{301}x"),
      ("WWW.x.", "WWW<!-- -->.x."), ("GH-1 gh-1", "GH<!-- -->-1 gh<!-- -->-1"),
      ("a/b.c-d", "a/b.c-d"),
    ]) func links(text: String, expected: String)
  {
    #expect(escaped(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test("a fence is longer than what it holds") func fences() {
    #expect(fenced(["git commit"]) == ["```", "git commit", "```"])
    #expect(fenced(["a ``` b", "````"]) == ["`````", "a ``` b", "````", "`````"])
    #expect(fenced([]) == ["```", "```"])
  }

  @Test(
    "it is never longer than the limit, and ends at whole findings",
    arguments: [0, 10, 100, 1_000, 2_000, 5_000, 20_000, 65_536, 1_000_000])
  func limit(bytes: Int) {
    for report in [GateReport.large(10_000), .hostileGate, .push, .refused] {
      let summary = gateSummary(report, limit: bytes)
      #expect(summary.utf8.count <= bytes)
      let opened = summary.split(separator: "\n").count { $0.hasPrefix("<details") }
      #expect(opened == summary.split(separator: "\n").count { $0 == "</details>" })
      // Within an open fence, all that follows would be code.
      #expect(summary.isEmpty || outsideFences(summary + "the end").hasSuffix("the end"))
    }
  }

  @Test("what is left out is counted") func rest() {
    let cut = gateSummary(.large(100_000), limit: 20_000)
    let told = cut.split(separator: "\n").count { $0.hasSuffix("no canonical tag") }
    #expect(told > 10)
    #expect(cut.contains("… and \(count(900_000 - told)) more findings"))
    #expect(cut.utf8.count > 18_000)
    let many = GateReport(
      verdicts: Array(repeating: .passed, count: 20_000), generatedAt: 1_782_086_399)
    #expect(gateSummary(many).contains(" more ranges; the other formats have all"))
  }

  private func outsideFences(_ text: String) -> String {
    var fence: Substring?
    return text.split(separator: "\n").filter { line in
      let mark = line.drop { $0 == " " }
      guard let open = fence else {
        guard mark.hasPrefix("```") else { return true }
        fence = mark
        return false
      }
      if mark == open { fence = nil }
      return false
    }.joined(separator: "\n")
  }
}

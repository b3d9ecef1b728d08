import Metrics
import Reports
import Testing

@Suite("Text that must stay text") struct CSVAndMarkdownTests {
  private func agentCell(_ agent: String) -> String {
    var report = Report.empty
    report.agents = [
      AgentRow(
        agent: agent, model: nil, commits: 1, aiNovelLines: nil, aiSurvivingLines: nil,
        aiPendingLines: nil)
    ]
    return csv(report, by: .agent)
  }

  @Test(
    "no cell is a formula",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM", "'@SUM"), (" =1", "' =1"),
      ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"), ("﹦1", "'﹦1"),
      ("−1", "'−1"), ("-1+1|cmd", "'-1+1|cmd"), ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
      ("\u{A0}\u{3000}=1", "'\u{A0}\u{3000}=1"), ("\t=1", "<09>=1"), ("\r\n=1", "<0D><0A>=1"),
      ("\0=1", "<00>=1"), ("\u{FEFF}=1", "<FEFF>=1"), ("a=1", "a=1"), ("a-b", "a-b"),
      ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
      // A program that splits elsewhere begins its cells elsewhere.
      ("x;=1+1", "\"x;'=1+1\""), ("x; +1;-2", "\"x;' +1;'-2\""), ("a,@x", "\"a,'@x\""),
      ("=1+2\";=1+2", "\"'=1+2\"\";'=1+2\""), ("\"=1\"", "\"\"\"'=1\"\"\""),
    ]) func formulas(text: String, expected: String)
  {
    let header = "agent,model,commits,ai_novel_lines,ai_surviving_lines,spend_usd\r\n"
    #expect(agentCell(text) == header + expected + ",,1,,,\r\n")
  }

  @Test("a negative number of ours is a number") func negative() {
    var report = Report.ordinary
    report.developers[0].outcome.ndInterval = Interval(low: -0.25, high: 1)
    #expect(csv(report).contains(",-0.250000,1.000000,"))
  }

  @Test("a cell that nobody would read to its end is cut") func cut() {
    let cell = agentCell(String(repeating: "=", count: 10_000))
    #expect(cell.utf8.count < 2_000)
    #expect(cell.contains("'===") && cell.contains("=…,"))
  }

  @Test("every row has as many cells as the header, and ends in CRLF", arguments: Grouping.allCases)
  func shape(grouping: Grouping) throws {
    for report in [Report.ordinary, .hostile, .spending, .unpriced, .teamed, .empty] {
      let text = csv(report, by: grouping)
      let records = Self.records(text)
      let width = try #require(records.first?.count)
      #expect(records.allSatisfy { $0.count == width })
      #expect(text.unicodeScalars.count { $0 == "\n" } == records.count)
      #expect(text.hasSuffix("\r\n"))
      let cells = records.dropFirst().flatMap(\.self)
      #expect(!cells.contains { $0.hasPrefix("=") || $0.hasPrefix("+") || $0.hasPrefix("@") })
    }
  }

  @Test("tokens without a price cost an unknown sum, not nothing") func unpriced() throws {
    let records = Self.records(csv(.unpriced, by: .agent))
    let row = try #require(records.first { $0[1] == "nobody-1" })
    #expect(row.last == "")
  }

  /// Records of RFC 4180, read by the book.
  private static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        cell.unicodeScalars.append(scalar)
        scalars.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        record.append(cell)
        cell = ""
      case "\r" where !isQuoted: break
      case "\n" where !isQuoted:
        records.append(record + [cell])
        (record, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return records
  }

  @Test(
    "Markdown shows what it is given",
    arguments: [
      ("a|b", "a\\|b"), ("<b>", "&lt;b&gt;"), ("[x](y)", "\\[x\\](y)"), ("@all", "@<!-- -->all"),
      ("`*_~", "\\`\\*\\_\\~"), ("https://e.example", "https:<!-- -->//e.example"),
      ("#12", "#<!-- -->12"), ("a\nb", "a&lt;0A&gt;b"), ("&lt;", "&amp;lt;"), ("$x$", "\\$x\\$"),
    ]) func markup(text: String, expected: String)
  {
    var report = Report.empty
    report.notices = [text]
    #expect(markdown(report).hasSuffix("- notice: \(expected)\n"))
  }
}

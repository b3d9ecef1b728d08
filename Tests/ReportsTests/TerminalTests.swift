import Metrics
import Testing

@testable import Reports

@Suite("On a terminal") struct TerminalTests {
  private static let names = [
    "山田太郎", "Müller", "Mu\u{308}ller", "👩‍🚀 Astra", "محمد علي", "דוד", "김철수", "नमस्ते", "Zoë ☕️",
    "Ada Lovelace <ada.lovelace@engines.example.org>",
  ]

  private var named: Report {
    var report = Report.spending
    report.developers = Self.names.map { name in
      var row = Report.ordinary.developers[0]
      row.name = name
      return row
    }
    return report
  }

  @Test("columns stay below one another whatever the names are", arguments: [60, 80, 100, 160])
  func aligned(width: Int) {
    let lines = TableLayout(developerTable(named), width: width).lines(Ink(isOn: false))
    let rows = lines.filter { $0.contains("74.25") }
    #expect(rows.count == Self.names.count)
    #expect(Set(rows.map(displayWidth)).count == 1)
    #expect(rows.allSatisfy { displayWidth($0) <= width })
  }

  @Test("a name from right to left leaves the numbers behind it where they are") func direction() {
    let lines = TableLayout(developerTable(named), width: 100).lines(Ink(isOn: false))
    for name in ["محمد علي", "דוד"] {
      #expect(
        lines.contains { $0.unicodeScalars.starts(with: (name + "\u{200E} ").unicodeScalars) })
    }
    #expect(lines.count { $0.unicodeScalars.contains("\u{200E}") } == 2)
  }

  @Test("every grouping fits", arguments: [60, 72, 80, 100, 160], Grouping.allCases)
  func fits(width: Int, grouping: Grouping) {
    for report in [Report.ordinary, .spending, .unpriced, .unknownLines, .empty, named] {
      for line in table(report, by: grouping, width: width).split(separator: "\n") {
        #expect(displayWidth(line) <= width, "\(line)")
      }
    }
  }

  @Test("namesakes can be told apart where there is no room for all of their addresses")
  func namesakes() {
    let cut = ["jim@wordel.example.org", "quad@example.org"].map {
      truncatedName("Jim Wordel <\($0)>", to: 20)
    }
    #expect(cut == ["Jim Wor… <jim@word…>", "Jim Wor… <quad@exa…>"])
    #expect(truncatedName("Jim Wordel the Elder", to: 10) == "Jim Worde…")
    #expect(truncatedName("山田太郎 <yamada@example.org>", to: 18).hasPrefix("山田太… <"))
  }

  @Test("every section has a title of its own line, and the notices come last") func titles() {
    var report = Report.spending
    report.notices = ["something to know"]
    let lines = table(report, width: 100).split(separator: "\n", omittingEmptySubsequences: false)
    let titles = ["AI-assisted commits:", "Developers", "Deployments", "Agents", "Where the money"]
    let places = titles.compactMap { title in lines.firstIndex { $0.hasPrefix(title) } }
    #expect(places.count == titles.count)
    #expect(places == places.sorted())
    #expect(places.allSatisfy { lines[$0 - 1].isEmpty })
    #expect(lines.dropLast().last?.contains("something to know") == true)
  }

  @Test("colour says nothing alone, and no text is yellow or dimmed away") func colour() {
    for report in [Report.ordinary, .spending] {
      let coloured = table(report, width: 100, colour: true)
      let plain = coloured.replacing(#/\u{1B}\[\d+m/#, with: "")
        .split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
      #expect(plain == table(report, width: 100))
      #expect(!coloured.contains("\u{1B}[33m"))
    }
  }

  @Test("a long notice is shortened, and says where it is whole") func notices() {
    var report = Report.ordinary
    report.notices = ["short"]
    report.repositories[0].notices = [String(repeating: "many words ", count: 100)]
    let text = table(report, width: 80)
    #expect(text.contains("notice: short\nnotice: engine: many words"))
    #expect(text.hasSuffix("…\nNotices are shortened here; '--format json' has them whole.\n"))
    #expect(text.split(separator: "\n").count { $0.contains("many words") } == 3)
  }

  @Test("what several repositories have to say is said once, commits by their first digits")
  func grouped() {
    var report = Report.ordinary
    report.repositories = ["api", "web", "cli", "docs"].map { name in
      var row = RepositorySummary.usual
      row.name = name
      row.notices = ["a file is missing: \(commitA)"]
      return row
    }
    #expect(groupedNotices(report) == ["api, web, cli and 1 more: a file is missing: \(commitA)"])
    #expect(table(report, width: 100).contains("a file is missing: 0a1b2c3d4e5f\n"))
  }

  @Test("an interval is a half-width, but where it ends at zero") func intervals() {
    #expect(decimal(1, within: Interval(low: 0.7, high: 1.3)) == "1.00 ± 0.30")
    #expect(decimal(1, within: Interval(low: 0, high: 2.4)) == "1.00 (0.00 to 2.40)")
    #expect(decimal(1, within: nil) == "1.00")
    #expect(decimal(nil, within: Interval(low: 0, high: 1)) == "–")
    #expect(wrapped("at 1.45 ± 1.00 per week", to: 12) == ["at", "1.45 ± 1.00", "per week"])
  }
}

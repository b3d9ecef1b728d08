import Metrics
import Reports
import Testing

private let samples: [(name: String, report: Report)] = [
  ("ordinary", .ordinary), ("empty", .empty), ("unknown-lines", .unknownLines),
  ("hostile", .hostile), ("spend", .spending), ("unpriced", .unpriced), ("teamed", .teamed),
  ("withheld", .withheld),
]

@Suite("Whole outputs") struct SnapshotTests {
  @Test("as a table", arguments: [80, 100, 160]) func terminal(width: Int) throws {
    for sample in samples {
      try expectSnapshot(table(sample.report, width: width), "\(sample.name)-\(width).txt")
    }
  }

  @Test("as a table in colour") func colour() throws {
    try expectSnapshot(table(.ordinary, width: 100, colour: true), "ordinary-colour.txt")
  }

  @Test("as a table by something else", arguments: Grouping.allCases)
  func grouped(grouping: Grouping) throws {
    try expectSnapshot(
      table(.teamed, by: grouping, width: 100), "teamed-by-\(grouping.rawValue).txt")
  }

  @Test("as JSON") func jsonText() throws {
    for sample in samples { try expectSnapshot(json(sample.report), "\(sample.name).json") }
  }

  @Test("as CSV", arguments: Grouping.allCases) func csvText(grouping: Grouping) throws {
    for sample in samples {
      try expectSnapshot(
        csv(sample.report, by: grouping), "\(sample.name)-by-\(grouping.rawValue).csv")
    }
  }

  @Test("as Markdown") func markdownText() throws {
    for sample in samples { try expectSnapshot(markdown(sample.report), "\(sample.name).md") }
    try expectSnapshot(markdown(.teamed, by: .team), "teamed-by-team.md")
  }

  @Test("the same input gives the same bytes") func stable() {
    for sample in samples {
      #expect(json(sample.report) == json(sample.report))
      #expect(table(sample.report) == table(sample.report))
    }
  }
}

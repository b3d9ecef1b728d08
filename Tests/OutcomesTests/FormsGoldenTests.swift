import FixtureSupport
import Foundation
import Testing

@Suite("Every form of three reports, byte for byte", .enabled(if: Prerequisites.git, "needs git"))
struct FormsGoldenTests {
  private static let groupings = ["developer", "team", "agent", "deployment", "repository"]

  @Test("a table of so many columns", arguments: FormsCase.all, [80, 100, 160])
  func table(_ report: FormsCase, columns: Int) throws {
    try report.expect(try report.scan([], columns: columns), in: "table-\(columns).txt")
  }

  @Test(
    "a table in colour, in a terminal",
    .enabled(if: Program.find("script") != nil, "needs script(1)"),
    arguments: FormsCase.all, [80, 100, 160])
  func colour(_ report: FormsCase, columns: Int) throws {
    try report.expect(
      try report.scanInTerminal(columns: columns), in: "table-\(columns)-colour.txt")
  }

  @Test("a table by something else", arguments: FormsCase.all, groupings)
  func grouped(_ report: FormsCase, grouping: String) throws {
    try report.expect(try report.scan(["--by", grouping]), in: "by-\(grouping).txt")
  }

  @Test("Markdown", arguments: FormsCase.all, groupings)
  func markdown(_ report: FormsCase, grouping: String) throws {
    try report.expect(
      try report.scan(["--format", "markdown", "--by", grouping]), in: "by-\(grouping).md")
  }

  @Test("CSV", arguments: FormsCase.all, groupings)
  func csv(_ report: FormsCase, grouping: String) throws {
    try report.expect(
      try report.scan(["--format", "csv", "--by", grouping]), in: "by-\(grouping).csv")
  }

  @Test("OpenMetrics", arguments: FormsCase.all)
  func openMetrics(_ report: FormsCase) throws {
    try report.expect(
      try report.scan(["--format", "openmetrics", "--by", "team"]), in: "metrics.prom")
  }

  @Test("JSON and the page", arguments: FormsCase.all)
  func whole(_ report: FormsCase) throws {
    try report.expect(try report.scan(["--format", "json"]), in: "report.json")
    try report.expect(try report.scan(["--format", "html"]), in: "report.html")
  }
}

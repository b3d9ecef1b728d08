import FixtureSupport
import Foundation
import Testing

@Suite("The worked example", .enabled(if: Prerequisites.git, "needs git"))
struct WorkedExampleTests {
  private static let fixture = SharedFixture("worked-example") { directory in
    try FixtureScript("worked-example/make.sh").run([directory.path])
  }

  /// 2026-04-20 00:00 UTC, the end of the window.
  private static let end = 1_776_643_200

  @Test("the report says every figure of it")
  func report() throws {
    let scan = try Outcomes.scan(try Self.arguments(), at: Self.end)
    let expected = try JSONValue(
      contentsOf: Checkout.fixtures.appendingPathComponent("worked-example/expected.json"))
    #expect(scan.exitCode == 0)
    #expect(scan.report.differences(from: expected) == [])
  }

  @Test("a typical change is what the configuration froze it at")
  func frozen() throws {
    let scan = try Outcomes.scan(try Self.arguments(), at: Self.end)
    let sizes = scan.report["parameters"]["reference_change_lines"].members.values
    #expect(sizes.map(\.number) == [20])
  }

  @Test("counting the footer too, its thirty lines are AI-assisted")
  func footer() throws {
    let window = ["--since", "2026-03-02", "--until", "2026-04-20"]
    let scan = try Outcomes.scan(
      window + ["--evidence", "footer", try Self.fixture.directory().path], at: Self.end)
    let expected = Data(
      """
      {
        "funnel": {"tagged": 12, "surviving": 11},
        "totals": {"lines": {"ai_surviving": 260}, "dce": 13, "unassisted": {"dce": 0, "nd": 0}}
      }
      """.utf8)
    #expect(scan.report.differences(from: try JSONValue(parsing: expected)) == [])
  }

  @Test("a horizon of 30 days keeps fewer lines, and has younger ones pending")
  func longerHorizon() throws {
    let scan = try Outcomes.scan(try Self.arguments() + ["--horizon", "30"], at: Self.end)
    #expect(scan.report["totals"]["lines"]["ai_surviving"].integer == 150)
    #expect(scan.report["totals"]["lines"]["ai_pending"].integer == 80)
    #expect(scan.report["totals"]["lines"]["ai_removed"].integer == 25)
  }

  @Test("the table names the developers in order, in plain text")
  func table() throws {
    let done = try Outcomes.run(["scan"] + (try Self.arguments()), at: Self.end)
    let positions = ["Ann", "Bob", "Cy"].map { done.output.range(of: $0)?.lowerBound }
    #expect(done.exitCode == 0)
    #expect(!positions.contains(nil))
    #expect(positions.compactMap { $0 } == positions.compactMap { $0 }.sorted())
    #expect(done.output.contains("11.5"))
    #expect(!done.output.unicodeScalars.contains("\u{1b}"))
    #expect(done.output.hasSuffix("\n"))
  }

  private static func arguments() throws -> [String] {
    let window = ["--since", "2026-03-02", "--until", "2026-04-20"]
    return window + ["--evidence", "trailer", try fixture.directory().path]
  }
}

import FixtureSupport
import Foundation
import Testing

@Suite(
  "Random histories against the reference model",
  .enabled(if: Prerequisites.referenceModel, "needs git, python3 and the reference model"))
struct RandomHistoriesTests {
  /// 40, or with `OUTCOMES_FULL=1` 300.
  private static let seeds =
    0..<(ProcessInfo.processInfo.environment["OUTCOMES_FULL"] == "1" ? 300 : 40)

  private static let fixture = SharedFixture("random-histories") { directory in
    try FixtureScript("random-histories/generate.py")
      .run([directory.path, "\(seeds.count)"], deadline: 300)
  }

  @Test(
    "every history comes out as the model says, and no property changes a score to the last bit",
    arguments: seeds)
  func histories(_ seed: Int) throws {
    var settled: [String: [JSONValue]]?
    for history in try Self.histories(seed) {
      let scan = try history.scan()
      let scores = Self.scores(scan)
      #expect(scan.exitCode == 0, "\(history.name)")
      #expect(history.differences(scan) == [], "\(history.name)")
      // The first is `main`, looked at when all is settled.
      settled = settled ?? scores
      if history.isSameAsMain { #expect(scores == settled, "\(history.name)") }
    }
  }

  private static func histories(_ seed: Int) throws -> [RandomHistory] {
    let root = try fixture.directory()
    let folder = root.appendingPathComponent(String(format: "%03d", seed))
    let expected = try JSONValue(contentsOf: folder.appendingPathComponent("expected.json"))
    return expected["histories"].items.map {
      RandomHistory(folder: folder, expected: $0)
    }
  }

  /// Of everyone who delivered something: what must not change.
  private static func scores(_ scan: Scan) -> [String: [JSONValue]] {
    var scores: [String: [JSONValue]] = [:]
    for row in scan.report["developers"].items where row["lines"]["surviving"].integer != 0 {
      scores[row["email"].string ?? ""] = [
        row["lines"]["surviving"], row["lines"]["ai_surviving"], row["dce"], row["nd"],
        row["unassisted"],
      ]
    }
    let unattributed = scan.report["unattributed"]["lines"]
    scores["unattributed"] = [unattributed["surviving"], unattributed["ai_surviving"]]
    return scores
  }
}

import Delivery
import FixtureSupport
import Foundation
import Metrics
import Testing

/// The properties of the metric, by the design's names, on random histories.
///
/// The histories are real repositories; the transformed ones are branches beside `main`.
@Suite(
  "Properties of the metric",
  .enabled(if: Prerequisites.referenceModel, "needs git, python3 and the reference model"))
struct HistoryProperties {
  private static let seeds = 0..<300

  private static let fixture = SharedFixture("properties") { directory in
    try FixtureScript("random-histories/generate.py")
      .run([directory.path, "\(seeds.count)"], deadline: 600)
  }

  private static func history(_ seed: Int) throws -> PropertyHistory {
    try PropertyHistory(
      folder: fixture.directory().appendingPathComponent(String(format: "%03d", seed)))
  }

  @Test(
    "commit split, reformatting, renaming, redeploying, failed deployments, vendored additions, copies, deploy-then-revert, input order: exact",
    arguments: seeds)
  func nothingChanges(_ seed: Int) throws {
    let history = try Self.history(seed)
    let main = try history.report("main")
    #expect(history.transformed.count >= 9)
    for name in history.transformed {
      #expect(try history.report(name).scores == main.scores, "\(name)")
    }
  }

  @Test("conservation: every credited line has one introducer or is unattributed", arguments: seeds)
  func conservation(_ seed: Int) throws {
    let report = try Self.history(seed).report("main")
    var sum = report.unattributed.lines ?? LineCounts()
    for row in report.developers { sum.add(try #require(row.outcome.lines)) }
    #expect(sum == report.totals.lines)
    let novel = report.deployments.reduce(0) { $0 + ($1.novelLines ?? 0) }
    let surviving = report.deployments.reduce(0) { $0 + ($1.survivingLines ?? 0) }
    #expect(sum.novel == novel)
    #expect(sum.surviving == surviving)
    #expect(sum.novel == sum.surviving + sum.pending + sum.removed)
  }

  @Test("a longer horizon never credits more", arguments: seeds)
  func longerHorizon(_ seed: Int) throws {
    let history = try Self.history(seed)
    var last = Int.max
    for days in [3, 14, 21, 60] {
      let lines = try #require(try history.report("main", horizonDays: days).totals.lines)
      #expect(lines.surviving <= last, "\(days) days")
      last = lines.surviving
    }
  }

  @Test("merging two identities keeps the sum of DCE and never raises that of ND", arguments: seeds)
  func mergedIdentities(_ seed: Int) throws {
    let history = try Self.history(seed)
    let tally = try history.tally("main")
    var merged = tally
    for index in merged.developers.indices where merged.developers[index].email.hasPrefix("bob") {
      merged.developers[index].email = "ann@example.org"
    }
    let (apart, together) = (history.report(of: tally), history.report(of: merged))
    #expect(abs((apart.totals.dce ?? -1) - (together.totals.dce ?? -2)) < 1e-9)
    #expect((together.totals.nd ?? 1) <= (apart.totals.nd ?? 0) + 1e-9)
  }

  @Test("more surviving AI lines never lower ND", arguments: seeds)
  func moreLines(_ seed: Int) throws {
    let history = try Self.history(seed)
    let tally = try history.tally("main")
    let before = history.report(of: tally)
    var more = tally
    for developer in more.developers.indices {
      for credit in more.developers[developer].credits.indices {
        more.developers[developer].credits[credit].aiLines += 1 + seed % 7
      }
    }
    let after = history.report(of: more)
    for (old, new) in zip(before.developers, after.developers) {
      #expect(old.email == new.email)
      #expect((new.outcome.nd ?? 0) >= (old.outcome.nd ?? 0))
      #expect((new.outcome.dce ?? 0) >= (old.outcome.dce ?? 0))
    }
  }

  @Test("the number of threads does not show", arguments: seeds.prefix(40))
  func threads(_ seed: Int) throws {
    let history = try Self.history(seed)
    #expect(try history.report("main", workers: 3).scores == history.report("main").scores)
  }
}

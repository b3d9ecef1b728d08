import Delivery
import FixtureSupport
import Foundation
import Metrics
import Testing

/// Every number of a report is what the commits, weeks and lifetimes behind it add up to.
@Suite(
  "What stands behind the numbers",
  .enabled(if: Prerequisites.referenceModel, "needs git, python3 and the reference model"))
struct DetailProperties {
  private static let seeds = 0..<60

  private static let fixture = SharedFixture("details") { directory in
    try FixtureScript("random-histories/generate.py")
      .run([directory.path, "\(seeds.count)"], deadline: 600)
  }

  private static func reports(_ seed: Int) throws -> (tally: RepositoryTally, report: Report) {
    let history = try PropertyHistory(
      folder: fixture.directory().appendingPathComponent(String(format: "%03d", seed)))
    let tally = try history.tally("main", hasDetail: true)
    return (tally, try history.reportToItsEnd(of: tally))
  }

  @Test(
    "the commits add up to the funnel, the developers, the agents and the deployments",
    arguments: seeds)
  func commits(_ seed: Int) throws {
    let report = try Self.reports(seed).report
    let listed = try #require(report.commits)
    #expect(listed.leftOut == 0)
    let inWindow = listed.rows.filter(\.isInWindow)
    let tagged = listed.rows.filter(\.isTagged)
    func count(_ fate: CommitRow.Fate) -> Int { tagged.count { $0.fate == fate } }
    #expect(report.totals.commits.total == inWindow.count)
    #expect(report.funnel.tagged == tagged.count)
    #expect(
      report.funnel.merged == tagged.count { $0.landing != "open" && $0.landing != "abandoned" })
    #expect(report.funnel.deployed == tagged.count { $0.fate != .notDeployed })
    #expect(report.funnel.surviving == count(.surviving))
    #expect(report.funnel.pending == count(.pending))
    #expect(report.funnel.removed == count(.removed))
    #expect(report.funnel.withoutNewLines == count(.withoutNewLines))
    for row in report.developers {
      let own = inWindow.filter { $0.developers.contains(row.email) }
      #expect(row.outcome.commits.total == own.count, "\(row.email)")
      #expect(row.outcome.commits.tagged == own.count(where: \.isTagged), "\(row.email)")
    }
    for row in report.agents {
      #expect(
        row.commits == tagged.count { $0.agent == row.agent && $0.model == row.model },
        "\(row.agent)")
    }
    for (place, row) in report.deployments.enumerated() {
      let brought = listed.rows.filter { $0.deployments.contains(place) }
      #expect(row.newCommits == brought.count, "\(row.name)")
      #expect(row.taggedCommits == brought.count { $0.evidence != nil }, "\(row.name)")
      #expect(Set(brought.flatMap(\.developers)).isSubset(of: row.contributors.all), "\(row.name)")
    }
  }

  @Test("the commits' lines, and those of nobody, are the lines of the report", arguments: seeds)
  func lines(_ seed: Int) throws {
    let (tally, report) = try Self.reports(seed)
    var sum = LineCounts()
    for row in try #require(report.commits).rows { sum.add(try #require(row.lines)) }
    let totals = try #require(report.totals.lines)
    let nobody = try #require(tally.detail).lifetimes.filter { $0.commit < 0 }
      .reduce(0) { $0 + $1.lines }
    #expect(totals.novel - sum.novel == nobody)
    #expect(totals.aiNovel == sum.aiNovel)
    #expect(totals.aiSurviving == sum.aiSurviving)
    #expect(totals.aiRemoved == sum.aiRemoved)
  }

  @Test("the weeks add up to DCE and ND", arguments: seeds)
  func weeks(_ seed: Int) throws {
    let report = try Self.reports(seed).report
    func sum(_ value: (WeekRow) -> Double?) -> Double {
      report.weeks.reduce(0) { $0 + (value($1) ?? .nan) }
    }
    #expect(abs(sum(\.dce) - (report.totals.dce ?? .nan)) < 1e-9)
    #expect(abs(sum(\.nd) - (report.totals.nd ?? .nan)) < 1e-9)
    #expect(abs(sum(\.unassisted.dce) - (report.totals.unassisted.dce ?? .nan)) < 1e-9)
    #expect(abs(sum(\.unassisted.nd) - (report.totals.unassisted.nd ?? .nan)) < 1e-9)
    for (one, next) in zip(report.weeks, report.weeks.dropFirst()) {
      #expect(next.startsAt - one.startsAt == 7 * 86_400)
    }
  }

  @Test(
    "the curves hold all lines, and agree with the horizon where no line is too young",
    arguments: seeds)
  func survival(_ seed: Int) throws {
    let (tally, report) = try Self.reports(seed)
    let lines = try #require(report.totals.lines)
    let survival = try #require(report.survival)
    #expect(survival.assisted.lines == lines.aiNovel)
    #expect(survival.unassisted.lines == lines.novel - lines.aiNovel)
    let lifetimes = try #require(tally.detail).lifetimes
    #expect(
      lifetimes.filter { $0.isGone && $0.days < 14 }.reduce(0) { $0 + $1.lines } == lines.removed)
    #expect(lifetimes.filter { $0.days >= 14 }.reduce(0) { $0 + $1.lines } == lines.surviving)
    #expect(
      lifetimes.filter { $0.days >= 30 }.reduce(0) { $0 + $1.lines } == lines.survivingThirtyDays)
    if lines.aiPending == 0, lines.aiNovel > 0 {
      let share = try #require(survival.assisted.share(for: 14))
      #expect(abs(share - Double(lines.aiSurviving) / Double(lines.aiNovel)) < 1e-12)
    }
  }

  @Test("what a worker sends of them is what arrives, and damage is noticed", arguments: seeds)
  func coding(_ seed: Int) throws {
    let detail = try #require(try Self.reports(seed).tally.detail)
    let sent = try JSONEncoder().encode(detail)
    #expect(try JSONDecoder().decode(DetailTally.self, from: sent) == detail)
    let cut = try JSONEncoder().encode(
      try JSONDecoder().decode(Data.self, from: sent).dropLast(1 + seed % 3))
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(DetailTally.self, from: cut)
    }
  }
}

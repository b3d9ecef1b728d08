import Metrics
import Testing

@testable import Reports

@Suite("Privacy: no difference tells of a few people") struct PrivacyPropertyTests {
  @Test(
    "no number, and no difference of two, is the work of fewer than five",
    arguments: [0.2, 0.6, 1] as [Double]) func differences(assisted: Double)
  {
    var (shown, hidden) = (0, 0)
    for seed in UInt64(0)..<40 {
      var shape = PrivacyWorld.Shape()
      shape.assisted = assisted
      shape.ownWork = seed.isMultiple(of: 2) ? 0.1 : 0.6
      let world = PrivacyWorld(seed: seed, shape: shape)
      let whole = world.report
      let report = Privacy(rows: .team).applied(to: whole)
      let attack = PrivacyAttack(world: world, minimum: 5)
      #expect(attack.findings(in: report) == [], "world \(seed)")
      shown += report.rowCount
      hidden += whole.rowCount - report.rowCount
    }
    // Neither by hiding nothing, nor by hiding all.
    #expect(shown > 50)
    #expect(hidden > 50)
  }

  @Test("the attack finds what is there to be found") func attack() {
    let world = PrivacyWorld(seed: 1)
    #expect(!PrivacyAttack(world: world, minimum: 5).findings(in: world.report).isEmpty)
  }

  @Test("a larger minimum holds as well", arguments: [2, 3, 8, 12]) func minimum(_ minimum: Int) {
    for seed in UInt64(500)..<510 {
      let world = PrivacyWorld(seed: seed)
      let report = Privacy(rows: .team, minimumGroup: minimum).applied(to: world.report)
      #expect(PrivacyAttack(world: world, minimum: minimum).findings(in: report) == [])
    }
  }

  @Test("the same report hides the same, and twice hides no more than the people are known to be")
  func isPure() {
    let world = PrivacyWorld(seed: 3)
    let privacy = Privacy(rows: .team)
    let first = privacy.applied(to: world.report)
    #expect(json(first) == json(privacy.applied(to: world.report)))
    #expect(openMembers(first) == 0)
  }

  private func openMembers(_ report: Report) -> Int {
    report.teams.count { !$0.members.isEmpty }
      + report.agents.count { !$0.contributors.all.isEmpty }
      + report.deployments.count { !$0.contributors.all.isEmpty }
      + report.weeks.count { !$0.contributors.all.isEmpty }
  }
}

extension Report {
  fileprivate var rowCount: Int {
    teams.count + agents.count + deployments.count + weeks.count { $0.dce != nil }
      + weeks.count { $0.spendUsdMicros != nil }
  }
}

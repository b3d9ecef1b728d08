import Metrics
import Testing

@testable import Reports

@Suite("Privacy") struct PrivacyTests {
  @Test("rows of developers stay by default") func byDefault() {
    let report = Privacy().applied(to: .ordinary)
    #expect(json(report) == json(.ordinary))
  }

  @Test("a team has no rows, and no name anywhere") func team() {
    let report = Privacy(rows: .team).applied(to: .ordinary)
    #expect(report.developers.isEmpty)
    #expect(report.totals.nd == 59.48)
    for form in [json(report), table(report), csv(report), markdown(report)] {
      #expect(!form.contains("Lovelace"))
      #expect(!form.contains("ada"))
    }
  }

  @Test("numbers of which nobody knows whose they are are hidden") func unknownMembers() {
    let report = Privacy(rows: .team).applied(to: .ordinary)
    #expect(report.agents.isEmpty)
    #expect(report.deployments.isEmpty)
    #expect(report.notices.count == 1)
    #expect(report.notices.first?.contains("2 agents and 20 deployments") == true)
  }

  @Test("where everybody is behind every row, nothing is hidden") func everybody() {
    let report = Report.everybodys
    let shown = Privacy(rows: .team).applied(to: report)
    #expect(shown.agents.map(\.agent) == report.agents.map(\.agent))
    #expect(shown.agents.map(\.commits) == report.agents.map(\.commits))
    #expect(shown.notices.isEmpty)
    #expect(shown.agents.allSatisfy { $0.contributors.all.isEmpty })
  }

  @Test("a small team has no totals either, and the report says why") func smallTeam() {
    let report = Privacy(rows: .team, minimumGroup: 7).applied(to: .ordinary)
    #expect(report.totals.lines == nil)
    #expect(report.totals.dce == nil)
    #expect(report.totals.nd == nil)
    #expect(report.totals.ndPerWeek == nil)
    #expect(report.totals.ndInterval == nil)
    #expect(report.totals.unassisted == Unassisted(dce: nil, nd: nil))
    #expect(report.totals.commits.total == 1204)
    #expect(report.funnel.surviving == nil)
    #expect(report.notices.first?.contains("fewer than 7 developers") == true)
  }

  @Test("only developers with builder-weeks make a group") func idle() {
    var idle = Report.ordinary
    idle.developers[0].outcome.builderWeeks = 0
    #expect(Privacy(rows: .team, minimumGroup: 6).applied(to: idle).totals.nd == nil)
    #expect(Privacy(rows: .team, minimumGroup: 5).applied(to: idle).totals.nd == 59.48)
  }

  @Test("reverts, and notices that name people or commits, are gone") func notices() {
    var report = Report.ordinary
    report.repositories[0].reverts = [
      RevertRow(commit: commitA, kind: "revert", of: nil, named: "a subject")
    ]
    report.repositories[0].notices = ["the last one \(commitA.prefix(12))", "run 'git fsck'"]
    report.notices = ["nobody knows ADA LOVELACE"]
    let shown = Privacy(rows: .team).applied(to: report)
    #expect(shown.repositories[0].reverts.isEmpty)
    #expect(shown.repositories[0].notices == ["run 'git fsck'"])
    #expect(!shown.notices.contains { $0.contains("LOVELACE") })
  }

  @Test("several repositories are one row, incomplete where one is") func repositories() {
    var report = Report.ordinary
    report.repositories.append(.usual)
    report.repositories[1].complete = false
    report.repositories[1].notices = ["the clone is shallow"]
    let shown = Privacy(rows: .team).applied(to: report)
    #expect(shown.repositories.map(\.commits) == [2408])
    #expect(shown.repositories.map(\.complete) == [false])
    #expect(shown.repositories.first?.notices == ["engine: the clone is shallow"])
  }

  @Test("money of one person is withheld, from all rows") func spend() {
    let report = Privacy(rows: .team).applied(to: .spending)
    #expect(report.spend == nil)
    #expect(report.totals.spend == nil)
    #expect(report.totals.costPerDceUsdMicros == nil)
    #expect(report.totals.dce != nil)
    #expect(report.agents.allSatisfy { $0.spendUsdMicros == nil })
    #expect(report.notices.contains { $0.hasPrefix("spend is withheld") })
  }
}

extension Report {
  /// The ordinary report, with all of its people behind every agent, and no deployments.
  fileprivate static var everybodys: Report {
    var report = ordinary
    let members = Set(report.developers.map(\.email))
    report.deployments = []
    for place in report.agents.indices {
      report.agents[place].contributors.add(members, isAI: true)
    }
    return report
  }
}

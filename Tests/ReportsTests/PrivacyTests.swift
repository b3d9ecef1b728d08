import Metrics
import Reports
import Testing

@Suite("Privacy") struct PrivacyTests {
  @Test("rows of developers stay by default") func byDefault() {
    let report = Privacy().applied(to: .ordinary)
    #expect(json(report) == json(.ordinary))
  }

  @Test("a team has no rows, and no name anywhere") func team() {
    let report = Privacy(rows: .team).applied(to: .ordinary)
    #expect(report.developers.isEmpty)
    #expect(report.totals.nd == 59.48)
    #expect(report.notices.isEmpty)
    for form in [json(report), table(report), csv(report), markdown(report)] {
      #expect(!form.contains("Lovelace"))
      #expect(!form.contains("ada"))
    }
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
    #expect(report.notices.count == 1)
    #expect(report.notices.first?.contains("fewer than 7 developers") == true)
  }

  @Test("only developers with builder-weeks make a group") func idle() {
    var idle = Report.ordinary
    idle.developers[0].outcome.builderWeeks = 0
    #expect(Privacy(rows: .team, minimumGroup: 6).applied(to: idle).totals.nd == nil)
    #expect(Privacy(rows: .team, minimumGroup: 5).applied(to: idle).totals.nd == 59.48)
  }
}

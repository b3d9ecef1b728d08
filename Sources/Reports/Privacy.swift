package import Metrics

/// Who may be seen in a report: applied to it before any form is written.
package struct Privacy: Hashable, Sendable {
  /// What a row may stand for.
  package enum Rows: String, CaseIterable, Sendable {
    case developer
    case team
  }

  package var rows: Rows
  /// The smallest number of developers whose sum says nothing about one of them.
  package var minimumGroup: Int

  package init(rows: Rows = .developer, minimumGroup: Int = 5) {
    self.rows = rows
    self.minimumGroup = minimumGroup
  }

  /// The report without what this setting hides.
  ///
  /// With `team`, no developer has a row. Where fewer than `minimumGroup` developers have
  /// builder-weeks, the totals would speak of single persons: they become unknown, and a notice
  /// says why.
  package func applied(to report: Report) -> Report {
    guard rows == .team else { return report }
    var report = report
    let builders = report.developers.count { $0.outcome.builderWeeks > 0 }
    report.developers = []
    guard builders < minimumGroup else { return report }
    report.totals = withheld(report.totals)
    report.unattributed.spend = nil
    report.spend = nil
    for index in report.agents.indices { report.agents[index].spendUsdMicros = nil }
    report.notices.append(
      "totals are withheld: fewer than \(minimumGroup) developers were active, and [privacy] has "
        + "rows = \"team\" and minimum_group = \(minimumGroup)")
    return report
  }

  /// The outcome without its results.
  ///
  /// The rate per week goes too: with the weeks beside it, it gives the sum again.
  private func withheld(_ outcome: Outcome) -> Outcome {
    var outcome = outcome
    outcome.lines = nil
    outcome.dce = nil
    outcome.nd = nil
    outcome.ndPerWeek = nil
    outcome.ndInterval = nil
    outcome.regularity = nil
    outcome.unassisted = Unassisted(dce: nil, nd: nil)
    outcome.spend = nil
    outcome.costPerDceUsdMicros = nil
    return outcome
  }
}

package import Metrics

/// Who may be seen in a report: applied to it before any form is written.
///
/// With `team`, no number speaks of fewer than `minimumGroup` persons, and neither does the
/// difference of two of them. The rules are those of statistical disclosure control for tables of
/// sums:
///
/// - **Minimum frequency (primary suppression).** A row is hidden where fewer than the minimum
///   contributed. Who contributed is asked for each kind of work (any, AI-assisted, without AI,
///   money): of eight developers of whom one used an agent, the AI-assisted lines are one person's.
///   A row with numbers of which nobody knows whose they are is hidden, too.
/// - **Complementary (secondary) suppression.** Teams, agents, deployments and weeks split the
///   same totals. Where what a list hides adds up to too few, the smallest row that is shown is
///   hidden as well. The same holds between lists: where the work of a row lies within that of
///   another (a deployment within a week, an agent within a team), and the rest of the larger one
///   is about too few, the smaller is hidden; again, until nothing changes.
/// - **Dominance.** Money is hidden where whoever spent second most could tell the largest part to
///   ten percent (the p-percent rule). Lines and commits can be counted by everybody who has the
///   repository; what somebody spent stands nowhere else.
/// - **Single persons.** Rows of developers, commits, reverts, and notices that name people are
///   gone.
///
/// A sum over enough people, split by what became of the work (merged, pending, abandoned …), stays:
/// it says nothing of who is behind a part. Counts of commits over all stay as well.
///
/// What no rule for one report can prevent: two reports of windows that differ by a day, or with
/// other settings; somebody who knows all the others of a group; and git itself, which tells
/// everybody who has the repository who wrote what.
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
  package func applied(to report: Report) -> Report {
    guard rows == .team else { return report }
    let hiding = Hiding(report, minimum: minimumGroup)
    var result = report
    result.withhold(hiding.withheld)
    result.hideRows(hiding)
    result.hideSpend(hiding, agents: report.agents)
    result.hidePeople()
    result.notices += notices(of: hiding, in: report)
    return result
  }
}

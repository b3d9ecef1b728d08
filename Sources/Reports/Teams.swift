import Metrics

/// The teams of the roster, by name, never by a number; what belongs to nobody; and all together.
///
/// An interval stands beside a team's rate, because a team is several people: where the intervals
/// of two teams overlap there is no difference to speak of.
func teamTable(_ report: Report) -> Table {
  var table = Table(
    title: "Teams", columns: columns,
    rows: report.teams.map {
      [$0.name ?? "no team", count($0.developers)] + cells($0.outcome)
    })
  if !report.unattributed.isEmpty {
    table.footer.append(["unattributed", ""] + cells(report.unattributed))
  }
  // Where teams are hidden, the others together are not everybody whom the totals are about.
  let everybody = report.developers.isEmpty ? nil : report.developers.count
  table.footer.append(["all", count(everybody)] + cells(report.totals))
  if report.spend == nil { table = table.without(columns.count - 1).without(columns.count - 2) }
  table.notes.append("ND per week with its 95 % interval, which takes developers as clusters")
  table.notes.append(
    "DCE: typical changes that went live and stayed; ND: the sum of log2(1 + DCE) over weeks")
  return table
}

private let columns: [Table.Column] = [
  .init(heading: "Team", kind: .text),
  .init(heading: "people", kind: .number),
  .init(heading: "builder\nweeks", kind: .number, expendable: 5),
  .init(heading: "commits\nAI/all", kind: .number, expendable: 2),
  .init(heading: "AI lines\nstayed/new", kind: .number, expendable: 1),
  .init(heading: "DCE", kind: .number),
  .init(heading: "ND", kind: .number, expendable: 4),
  .init(heading: "ND per\nweek", kind: .number),
  .init(heading: "regular\nweeks", kind: .number, expendable: 6),
  .init(heading: "DCE\nno AI", kind: .number),
  .init(heading: "spend", kind: .number, expendable: 3),
  .init(heading: "live spend\nper DCE", kind: .number),
]

private func cells(_ outcome: Outcome) -> [String] {
  [
    count(outcome.builderWeeks),
    "\(count(outcome.commits.tagged))/\(count(outcome.commits.total))",
    lines(outcome.lines?.aiSurviving, of: outcome.lines?.aiNovel),
    decimal(outcome.dce),
    decimal(outcome.nd),
    outcome.ndInterval.map { decimal(outcome.ndPerWeek, within: $0) } ?? decimal(outcome.ndPerWeek),
    percent(outcome.regularity),
    decimal(outcome.unassisted.dce),
    money(outcome.spend?.totalUsdMicros, unpriced: outcome.spend?.unpricedTokens ?? 0),
    dollars(micros: outcome.costPerDceUsdMicros),
  ]
}

import Metrics
import Spend

/// Developers by name, never by a number; what belongs to none of them; and all together.
func developerTable(_ report: Report) -> Table {
  let names = report.developers.map(\.name)
  var table = Table(
    title: "Developers", columns: columns,
    rows: report.developers.map { [label($0, among: names)] + cells($0.outcome) })
  if !report.unattributed.isEmpty {
    table.footer.append(["unattributed"] + cells(report.unattributed))
  }
  table.footer.append(["all"] + cells(report.totals))
  if let interval = report.totals.ndInterval {
    let rate = decimal(report.totals.ndPerWeek, within: interval)
    table.notes.append("ND per week of all: \(rate), the 95 % interval")
  }
  if report.spend == nil { table = table.without(columns.count - 1).without(columns.count - 2) }
  table.notes.append(
    "DCE: typical changes that went live and stayed; ND: the sum of log2(1 + DCE) over weeks")
  if let unknown = report.totals.lines?.unknown, unknown > 0 {
    table.notes.append(
      "\(count(unknown)) new lines of commits with an attribution note have no entry in it: "
        + "who wrote them is unknown, and they do not count as AI's")
  }
  return table
}

private let columns: [Table.Column] = [
  .init(heading: "Developer", kind: .name),
  .init(heading: "builder\nweeks", kind: .number, expendable: 5),
  .init(heading: "commits\nAI/all", kind: .number, expendable: 2, behind: [.tagged, .window]),
  .init(heading: "AI lines\nstayed/new", kind: .number, expendable: 1, behind: [.kept, .lines]),
  .init(heading: "DCE", kind: .number, behind: [.kept]),
  .init(heading: "ND", kind: .number, expendable: 4, behind: [.kept]),
  .init(heading: "ND per\nweek", kind: .number, behind: [.kept]),
  .init(heading: "regular\nweeks", kind: .number, expendable: 6),
  .init(heading: "DCE\nno AI", kind: .number, behind: [.others]),
  .init(heading: "spend", kind: .number, expendable: 3, behind: [.cost]),
  .init(heading: "live spend\nper DCE", kind: .number, behind: [.stayedCost]),
]

private func cells(_ outcome: Outcome) -> [String] {
  [
    count(outcome.builderWeeks),
    "\(count(outcome.commits.tagged))/\(count(outcome.commits.total))",
    lines(outcome.lines?.aiSurviving, of: outcome.lines?.aiNovel),
    decimal(outcome.dce),
    decimal(outcome.nd),
    decimal(outcome.ndPerWeek),
    percent(outcome.regularity),
    decimal(outcome.unassisted.dce),
    money(outcome.spend?.totalUsdMicros, unpriced: outcome.spend?.unpricedTokens ?? 0),
    dollars(micros: outcome.costPerDceUsdMicros),
  ]
}

/// `80/100`, or one dash where neither is known.
func lines(_ part: Int?, of whole: Int?) -> String {
  part == nil && whole == nil ? unknown : "\(count(part))/\(count(whole))"
}

/// The name; the e-mail address where there is no name, and both where two share one.
private func label(_ developer: DeveloperRow, among names: [String]) -> String {
  if developer.name.isEmpty { return developer.email }
  let namesakes = names.count { $0 == developer.name }
  return namesakes > 1 ? "\(developer.name) <\(developer.email)>" : developer.name
}

extension Outcome {
  /// Whether nothing at all belongs to it.
  var isEmpty: Bool {
    commits.total == 0 && commits.tagged == 0 && (lines?.novel ?? 0) == 0 && (dce ?? 0) == 0
      && (unassisted.dce ?? 0) == 0 && (spend?.tokens.total ?? 0) == 0
      && (spend?.totalUsdMicros ?? 0) == 0
  }
}

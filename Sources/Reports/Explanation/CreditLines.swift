import Metrics
import Timestamps

/// What the commit counts for each developer, and how that comes about.
func creditLines(_ explanation: CommitExplanation, on sheet: Sheet) -> [String] {
  let credits = explanation.credits
  guard !credits.isEmpty else { return [] }
  let shown = credits.prefix(credits.count > 13 ? 12 : 13)
  let names = Dictionary(
    explanation.developers.map { ($0.email, $0.name) }, uniquingKeysWith: { first, _ in first })
  var table = Table(
    title: "Counts", columns: columns,
    rows: shown.map { [name($0.email, in: names)] + cells($0) }
  ).withRest(credits.count - shown.count)
  if credits.count > 1 {
    let dce = credits.reduce(0) { $0 + $1.dce }
    table.footer = [["all", "", "", "", "", "", decimal(dce)]]
  }
  table.notes = ["DCE: surviving AI lines × share / S, the lines of a typical change"]
  if !explanation.isInWindow { table.columns[0].heading = "Would count for" }
  if credits.allSatisfy({ isUsual($0.unit, in: explanation) }) { table = table.without(1) }
  return sheet.table(table)
}

private let columns: [Table.Column] = [
  .init(heading: "Counts for", kind: .text),
  .init(heading: "unit", kind: .text),
  .init(heading: "week of", kind: .number, expendable: 1),
  .init(heading: "surviving\nAI/all", kind: .number),
  .init(heading: "share", kind: .number),
  .init(heading: "S", kind: .number),
  .init(heading: "DCE", kind: .number),
]

private func cells(_ credit: ExplainedCredit) -> [String] {
  [
    credit.unit, Timestamp.day(credit.week), lines(credit.aiLines, of: credit.lines),
    fraction(credit.share), oneDecimal(credit.referenceChangeLines), decimal(credit.dce),
  ]
}

private func oneDecimal(_ number: Double) -> String {
  number.isFinite ? fixed(number, decimals: 1) : unknown
}

private func name(_ email: String?, in names: [String: String]) -> String {
  guard let email else { return "nobody" }
  return names[email].flatMap { $0.isEmpty ? nil : $0 } ?? email
}

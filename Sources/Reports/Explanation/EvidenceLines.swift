import Metrics

/// What says that an agent took part, strongest first, with the very bytes.
func evidenceLines(_ evidence: [ExplainedEvidence], on sheet: Sheet) -> [String] {
  guard !evidence.isEmpty else { return [] }
  let shown = evidence.prefix(evidence.count > 7 ? 6 : 7)
  var table = Table(
    title: "Evidence",
    columns: [
      .init(heading: "Evidence", kind: .text), .init(heading: "agent", kind: .text),
      .init(heading: "model", kind: .text, expendable: 1),
      .init(heading: "session", kind: .text, expendable: 2),
      .init(heading: "in commit", kind: .text), .init(heading: "", kind: .text),
    ],
    rows: shown.map { row in
      [
        row.level, row.agent, row.model ?? unknown, row.session ?? unknown,
        row.commit.map(short) ?? unknown, row.counts ? "" : "too weak",
      ]
    })
  if evidence.count > shown.count {
    table.notes = ["… and \(count(evidence.count - shown.count)) more"]
  }
  return sheet.table(table, details: shown.map { sheet.detail($0.matched) })
}

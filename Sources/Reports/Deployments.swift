import Metrics
import Timestamps

/// The deployments of the window, the newest last; the `recent` newest where a number is given.
func deploymentTable(_ report: Report, recent: Int? = nil) -> Table {
  let ordered = inTime(report.deployments)
  let shown = ordered.suffix(recent ?? ordered.count)
  let earlier = ordered.count - shown.count
  let table = Table(
    title: "Deployments", columns: columns,
    rows: shown.map(cells),
    notes: earlier > 0 ? ["… and \(count(earlier)) earlier"] : [])
  return table.withoutUniform(["repository", "unit", "environment"])
}

private let columns: [Table.Column] = [
  .init(heading: "Deployment", kind: .text),
  .init(heading: "repository", kind: .text),
  .init(heading: "unit", kind: .text),
  .init(heading: "environment", kind: .text, expendable: 4),
  .init(heading: "date", kind: .number),
  .init(heading: "new\ncommits", kind: .number, expendable: 1),
  .init(heading: "of them\nAI", kind: .number, expendable: 2),
  .init(heading: "new\nlines", kind: .number),
  .init(heading: "AI\nshare", kind: .number),
  .init(heading: "lines\nlive", kind: .number, expendable: 3),
  .init(heading: "AI lines\nlive", kind: .number),
]

private func cells(_ row: DeploymentRow) -> [String] {
  [
    row.name, row.repository, row.unit, row.environment, Timestamp.day(row.finishedAt),
    count(row.newCommits), count(row.taggedCommits), count(row.novelLines),
    percent(row.aiShare),
    live(row.survivingLines, of: row.novelLines, pending: row.pendingLines),
    live(row.aiSurvivingLines, of: row.aiNovelLines, pending: row.aiPendingLines),
  ]
}

/// By time, and in the order they came in where that is the same.
func inTime(_ deployments: [DeploymentRow]) -> [DeploymentRow] {
  deployments.enumerated()
    .sorted { ($0.element.finishedAt, $0.offset) < ($1.element.finishedAt, $1.offset) }
    .map(\.element)
}

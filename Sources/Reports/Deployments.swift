import Metrics
import Timestamps

/// The deployments of the window, the newest last; the `recent` newest where a number is given.
///
/// After the time `young`, where it is given, nothing is said of lines that stayed: of lines so
/// young only those that were removed are decided.
func deploymentTable(_ report: Report, recent: Int? = nil, young: Int64? = nil) -> Table {
  let ordered = inTime(report.deployments)
  let shown = ordered.suffix(recent ?? ordered.count)
  let earlier = ordered.count - shown.count
  let table = Table(
    title: "Deployments", columns: columns,
    rows: shown.map { cells($0, isYoung: $0.finishedAt > young ?? .max) },
    notes: earlier > 0 ? ["… and \(count(earlier)) earlier"] : [],
    sparklines: [aiShare(ordered), stayed(ordered)])
  return table.withoutUniform(["repository", "unit", "environment"])
}

private func aiShare(_ deployments: [DeploymentRow]) -> Sparkline {
  Sparkline(
    label: "AI share of new lines",
    points: deployments.map { Sparkline.Point(part: $0.aiNovelLines, whole: $0.novelLines) })
}

private func stayed(_ deployments: [DeploymentRow]) -> Sparkline {
  Sparkline(
    label: "AI lines that stayed",
    points: deployments.map { row in
      Sparkline.Point(
        part: row.aiSurvivingLines, whole: row.aiNovelLines, pending: row.aiPendingLines)
    })
}

private let columns: [Table.Column] = [
  .init(heading: "Deployment", kind: .text),
  .init(heading: "repository", kind: .text),
  .init(heading: "unit", kind: .text),
  .init(heading: "environment", kind: .text, expendable: 4),
  .init(heading: "date", kind: .number),
  .init(heading: "new\ncommits", kind: .number, expendable: 1, behind: [.all]),
  .init(heading: "of them\nAI", kind: .number, expendable: 2, behind: [.assisted]),
  .init(heading: "new\nlines", kind: .number),
  .init(heading: "AI\nshare", kind: .number),
  .init(heading: "lines\nstayed", kind: .number, expendable: 3),
  .init(heading: "AI lines\nstayed", kind: .number),
]

private func cells(_ row: DeploymentRow, isYoung: Bool) -> [String] {
  [
    row.name, row.repository, row.unit, row.environment, Timestamp.day(row.finishedAt),
    count(row.newCommits), count(row.taggedCommits), count(row.novelLines),
    percent(row.aiShare),
    live(row.survivingLines, of: row.novelLines, pending: row.pendingLines, isYoung: isYoung),
    live(row.aiSurvivingLines, of: row.aiNovelLines, pending: row.aiPendingLines, isYoung: isYoung),
  ]
}

private func live(
  _ surviving: Int?, of novel: Int?, pending: Int?, isYoung: Bool
) -> String {
  live(surviving, of: novel, pending: isYoung && pending != nil ? novel : pending)
}

/// By time, and in the order they came in where that is the same.
func inTime(_ deployments: [DeploymentRow]) -> [DeploymentRow] {
  deployments.enumerated()
    .sorted { ($0.element.finishedAt, $0.offset) < ($1.element.finishedAt, $1.offset) }
    .map(\.element)
}

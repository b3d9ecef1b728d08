import Metrics

/// The deployments of the window, the newest last; the `recent` newest where a number is given.
func deploymentTable(_ report: Report, recent: Int? = nil) -> Table {
  let ordered = inTime(report.deployments)
  let shown = ordered.suffix(recent ?? ordered.count)
  let earlier = ordered.count - shown.count
  let table = Table(
    title: "Deployments", columns: columns,
    rows: shown.map { cells($0, report) },
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

private func cells(_ row: DeploymentRow, _ report: Report) -> [String] {
  // What went live a moment ago has had no time to survive.
  let isYoung = row.finishedAt + Int64(report.parameters.horizonDays) * 86_400 > report.generatedAt
  func live(_ surviving: Int?, of novel: Int?) -> String {
    let share = share(surviving, of: novel)
    return share == 0 && isYoung ? "pending" : percent(share)
  }
  return [
    row.name, row.repository, row.unit, row.environment, day(row.finishedAt),
    count(row.newCommits), count(row.taggedCommits), count(row.novelLines),
    percent(row.aiShare),
    live(row.survivingLines, of: row.novelLines),
    live(row.aiSurvivingLines, of: row.aiNovelLines),
  ]
}

/// By time, and in the order they came in where that is the same.
func inTime(_ deployments: [DeploymentRow]) -> [DeploymentRow] {
  deployments.enumerated()
    .sorted { ($0.element.finishedAt, $0.offset) < ($1.element.finishedAt, $1.offset) }
    .map(\.element)
}

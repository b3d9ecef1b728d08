import Metrics

/// What is deployed on its own, by repository and environment.
func unitFamilies(_ report: Report) -> [MetricFamily] {
  let all = Dictionary(grouping: report.deployments) {
    UnitKey(repository: $0.repository, unit: $0.unit, environment: $0.environment)
  }
  let kept = all.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    .prefix(mostMetricRows)
  let rows = distinct(
    kept.map { key, deployments in
      MetricRow(
        deployments, .repository(key.repository),
        MetricLabel("deployment_environment_name", key.environment), .service(key.unit))
    })
  return [
    MetricFamily(
      "deployments", "Deployments of the window.",
      rows.map { MetricSample($0.labels, count: $0.content.count) }),
    MetricFamily(
      "deployment_ai_lines_ratio",
      "Share of the novel lines of the window's deployments that has evidence of AI.",
      rows.map { MetricSample($0.labels, real: aiShare($0.content)) }),
    MetricFamily(
      "last_deployment_timestamp_seconds", "When the last deployment of the window was done.",
      rows.map { row in
        MetricSample(row.labels, count: row.content.map(\.finishedAt).max().map { Int($0) })
      }),
    omittedFamily("units", all.count - rows.count),
  ]
}

/// Of all lines together; `nil` where those of one deployment are not known.
private func aiShare(_ deployments: [DeploymentRow]) -> Double? {
  var (ai, all) = (0, 0)
  for deployment in deployments {
    guard let aiNovel = deployment.aiNovelLines, let novel = deployment.novelLines else {
      return nil
    }
    ai += aiNovel
    all += novel
  }
  return share(ai, of: all)
}

private struct UnitKey: Hashable, Comparable {
  let repository: String
  let unit: String
  let environment: String

  static func < (left: Self, right: Self) -> Bool {
    (left.repository, left.unit, left.environment)
      < (right.repository, right.unit, right.environment)
  }
}

/// How many rows have no series because there are too many.
func omittedFamily(_ rows: String, _ number: Int) -> MetricFamily {
  MetricFamily(
    "omitted_\(rows)", "Rows without series of their own, because there are too many.",
    [MetricSample([], count: number)])
}

package import Metrics

/// The report as metrics, for the textfile directory of a Prometheus node exporter.
///
/// The text is valid both as OpenMetrics 1.0 (https://prometheus.io/docs/specs/om/open_metrics_spec/)
/// and as the Prometheus format 0.0.4, which is what the exporter's textfile collector reads
/// (https://github.com/prometheus/node_exporter#textfile-collector), so that there are no
/// timestamps, which it refuses, and no types that only one of them knows.
///
/// **Everything is a gauge.** The window slides, so that each number can fall from one scan to the
/// next: a rate over it would mean nothing, and a counter would seem to start anew.
///
/// **Nobody has a series.** A number per developer, stored for years and sorted by whoever asks, is
/// a ranking, and e-mail addresses as labels would be copied into every system downstream. The
/// smallest group is a team, and only where `--by team` asks for it.
///
/// Labels have the names of OpenTelemetry's conventions where there are such, with underscores for
/// dots (https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/):
/// repositories and references
/// (https://opentelemetry.io/docs/specs/semconv/registry/attributes/vcs/), units as services
/// (…/attributes/service/), environments (…/attributes/deployment/), agents, models and types of
/// tokens (…/attributes/gen-ai/). What changes with every scan, such as commit ids and names of
/// deployments, is no label: each value of one is a series that is kept.
///
/// What is not known is absent: never zero, never NaN.
///
/// - Parameters:
///   - report: what to write.
///   - grouping: teams have series of their own only where they are asked for.
/// - Returns: families by name, samples by label; the same report gives the same bytes.
package func openMetrics(_ report: Report, by grouping: Grouping = .developer) -> String {
  var families = scanFamilies(report) + repositoryFamilies(report) + funnelFamilies(report)
  families += outcomeFamilies([MetricRow(report.totals)]) + survivalFamilies(report)
  families += unitFamilies(report) + agentFamilies(report)
  if let spend = report.spend { families += spendFamilies(spend) }
  if grouping == .team { families += teamFamilies(report) }
  let texts = families.filter { !$0.samples.isEmpty }.sorted { $0.name < $1.name }.map(\.text)
  return texts.joined() + "# EOF\n"
}

/// What was scanned, when, and how.
private func scanFamilies(_ report: Report) -> [MetricFamily] {
  let parameters = report.parameters
  let method = [
    MetricLabel("deployment_source", parameters.deploymentSource ?? "several"),
    MetricLabel("minimum_evidence", parameters.minimumEvidence),
  ]
  let sizes = parameters.referenceChangeLines.sorted {
    $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
  }
  return [
    MetricFamily("generated_timestamp_seconds", "When the scan ran.", value: report.generatedAt),
    MetricFamily(
      "window_start_timestamp_seconds", "Where the window begins.", value: report.window.since),
    MetricFamily(
      "window_end_timestamp_seconds", "Where the window ends; it is not in it.",
      value: report.window.until),
    MetricFamily(
      "horizon_seconds", "How long a line has to stay live to count as surviving.",
      value: Int64(parameters.horizonDays) * 86_400),
    MetricFamily(
      "method", "Always 1; its labels say what the other numbers were computed with.",
      [MetricSample(method, count: 1)]),
    MetricFamily(
      "typical_change_lines", "S, the lines of a typical change of a unit.",
      distinct(sizes.prefix(mostMetricRows).map { MetricRow($0.value, .service($0.key)) })
        .map { MetricSample($0.labels, real: $0.content) }),
  ]
}

private func repositoryFamilies(_ report: Report) -> [MetricFamily] {
  let rows = distinct(
    report.repositories.map { repository in
      MetricRow(
        repository, MetricLabel("vcs_ref_head_name", repository.mainline.map(shortReference) ?? ""),
        .repository(repository.name))
    })
  return [
    MetricFamily(
      "repository_complete", "1 where all that the numbers need could be read, else 0.",
      rows.map { MetricSample($0.labels, count: $0.content.complete ? 1 : 0) }),
    MetricFamily(
      "repository_commits", "Commits of the window on any reference, without merge commits.",
      rows.map { MetricSample($0.labels, count: $0.content.commits) }),
  ]
}

private func survivalFamilies(_ report: Report) -> [MetricFamily] {
  let day = report.parameters.horizonDays
  return [
    MetricFamily(
      "survival_ratio", "Share of lines live for longer than the horizon (Kaplan-Meier estimate).",
      [
        MetricSample([MetricLabel("lines", "ai")], real: report.survival?.assisted.share(for: day)),
        MetricSample(
          [MetricLabel("lines", "unassisted")], real: report.survival?.unassisted.share(for: day)),
      ])
  ]
}

import Metrics

/// The numbers of all, or of each team: one sample of each family for each row.
///
/// `builderweeks` is one word, because promtool takes `weeks` for a time that is not in seconds.
///
/// - Parameters:
///   - rows: whose numbers, with the labels that tell them apart.
///   - prefix: what their families' names begin with.
/// - Returns: the families.
func outcomeFamilies(_ rows: [MetricRow<Outcome>], prefix: String = "") -> [MetricFamily] {
  func real(_ name: String, _ help: String, _ value: (Outcome) -> Double?) -> MetricFamily {
    MetricFamily(prefix + name, help, rows.map { MetricSample($0.labels, real: value($0.content)) })
  }
  func count(_ name: String, _ help: String, _ value: (Outcome) -> Int?) -> MetricFamily {
    MetricFamily(
      prefix + name, help, rows.map { MetricSample($0.labels, count: value($0.content)) })
  }
  return [
    count("builderweeks", "ISO weeks in which developers were active.", \.builderWeeks),
    count("commits", "Commits of the window, without merge commits.", \.commits.total),
    count("ai_commits", "Commits of the window with evidence of AI.", \.commits.tagged),
    real("dce", "Deployed change equivalents: typical changes that went live and stayed.", \.dce),
    real("nd", "Normalized deployments: the sum of log2(1 + DCE) over developers and weeks.", \.nd),
    real("nd_per_builder_week", "Normalized deployments for each builder-week.", \.ndPerWeek),
    real(
      "regularity_ratio", "Share of builder-weeks with at least half a typical change.",
      \.regularity),
    real("unassisted_dce", "The same as DCE, of lines without evidence of AI.", \.unassisted.dce),
    real("unassisted_nd", "The same as ND, of lines without evidence of AI.", \.unassisted.nd),
    boundFamily(rows, prefix: prefix),
    lineFamily(
      rows, prefix + "lines", "Novel lines that went live, by what became of them.",
      [("surviving", \.surviving), ("pending", \.pending), ("removed", \.removed)]),
    lineFamily(
      rows, prefix + "ai_lines",
      "Novel lines with evidence of AI that went live, by what became of them.",
      [("surviving", \.aiSurviving), ("pending", \.aiPending), ("removed", \.aiRemoved)]),
  ]
}

private func boundFamily(_ rows: [MetricRow<Outcome>], prefix: String) -> MetricFamily {
  MetricFamily(
    prefix + "nd_per_builder_week_bound",
    "The ends of the 95 % interval of nd_per_builder_week, with developers as clusters.",
    rows.flatMap { row in
      [
        MetricSample(
          row.labels + [MetricLabel("bound", "low")], real: row.content.ndInterval?.low),
        MetricSample(
          row.labels + [MetricLabel("bound", "high")], real: row.content.ndInterval?.high),
      ]
    })
}

/// Lines by fate; the fates add up to all novel lines.
private func lineFamily(
  _ rows: [MetricRow<Outcome>], _ name: String, _ help: String,
  _ fates: [(String, KeyPath<LineCounts, Int>)]
) -> MetricFamily {
  MetricFamily(
    name, help,
    rows.flatMap { row in
      fates.map { fate, count in
        MetricSample(
          row.labels + [MetricLabel("fate", fate)], count: row.content.lines?[keyPath: count])
      }
    })
}

/// The teams of the roster.
func teamFamilies(_ report: Report) -> [MetricFamily] {
  let rows = distinct(
    report.teams.prefix(mostMetricRows).map {
      MetricRow($0, MetricLabel("team", $0.name ?? "no team"))
    })
  let outcomes = rows.map { $0.with($0.content.outcome) }
  let spend = outcomes.map { ($0.labels, $0.content.spend) }
  return outcomeFamilies(outcomes, prefix: "team_") + [
    MetricFamily(
      "team_developers", "Developers of the team with commits or lines in the window.",
      rows.map { MetricSample($0.labels, count: $0.content.developers) }),
    MetricFamily(
      "team_spend_usd", "What the team's agents cost, whatever became of it.",
      spend.map {
        MetricSample(
          $0.0, usdMicros: $0.1?.totalUsdMicros, unpriced: $0.1?.unpricedTokens ?? 0)
      }),
    MetricFamily(
      "team_unpriced_tokens", "Tokens of models without a price; no money stands for them.",
      spend.map { MetricSample($0.0, count: $0.1?.unpricedTokens) }),
    MetricFamily(
      "team_cost_per_dce_usd", "Spend in deployed commits, for each deployed change equivalent.",
      outcomes.map { MetricSample($0.labels, usdMicros: $0.content.costPerDceUsdMicros) }),
  ]
}

import Metrics

/// The agents and their models, over all developers.
func agentFamilies(_ report: Report) -> [MetricFamily] {
  let kept = report.agents.enumerated()
    .sorted { ($1.element.commits, $0.offset) < ($0.element.commits, $1.offset) }
    .prefix(mostMetricRows).map(\.element)
  let rows = distinct(
    kept.map { row in
      MetricRow(
        row, MetricLabel("gen_ai_agent_name", row.agent),
        MetricLabel("gen_ai_request_model", row.model ?? ""))
    })
  func count(_ name: String, _ help: String, _ value: (AgentRow) -> Int?) -> MetricFamily {
    MetricFamily(name, help, rows.map { MetricSample($0.labels, count: value($0.content)) })
  }
  return [
    count("agent_commits", "Commits of the window with evidence of the agent.", \.commits),
    count("agent_novel_lines", "Novel lines of the agent that went live.", \.aiNovelLines),
    count("agent_surviving_lines", "Those that stayed live.", \.aiSurvivingLines),
    count("agent_pending_lines", "Those that are too young to tell.", \.aiPendingLines),
    count("agent_unpriced_tokens", "Tokens of the agent for which there is no price.") {
      report.spend == nil ? nil : $0.unpricedTokens
    },
    MetricFamily(
      "agent_spend_usd", "What the agent cost, whatever became of it.",
      rows.map {
        MetricSample(
          $0.labels, usdMicros: $0.content.spendUsdMicros, unpriced: $0.content.unpricedTokens)
      }),
    omittedFamily("agents", report.agents.count - rows.count),
  ]
}

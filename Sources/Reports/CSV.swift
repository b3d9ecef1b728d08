package import Metrics
import Timestamps

/// The rows of the report as CSV (RFC 4180), for spreadsheets: raw numbers, unknown ones empty.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it. Rows that sum
/// up others are left out, so that a column can be added. The team of those without one is empty.
package func csv(_ report: Report, by grouping: Grouping = .developer) -> String {
  let (header, rows) =
    switch grouping {
    case .developer: (["name", "email"] + outcomeHeader, report.developers.map(cells))
    case .team: (["team", "developers"] + outcomeHeader, report.teams.map(cells))
    case .agent: (agentHeader, report.agents.map(cells))
    case .deployment: (deploymentHeader, inTime(report.deployments).map(cells))
    case .repository: (repositoryHeader, report.repositories.map(cells))
    }
  let lines = [header] + rows.map { $0.map(\.literal) }
  return lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
}

private func cells(_ row: DeveloperRow) -> [CSVCell] {
  [.text(row.name), .text(row.email)] + cells(row.outcome)
}

private func cells(_ row: TeamRow) -> [CSVCell] {
  [.text(row.name ?? ""), .count(row.developers)] + cells(row.outcome)
}

private let outcomeHeader = [
  "builder_weeks", "commits_total", "commits_tagged", "commits_merged", "commits_deployed",
  "commits_surviving", "lines_novel", "lines_surviving", "lines_pending", "lines_removed",
  "lines_ai_novel", "lines_ai_surviving", "lines_ai_pending", "lines_ai_removed", "dce", "nd",
  "nd_per_week", "nd_interval_low", "nd_interval_high", "regularity", "unassisted_dce",
  "unassisted_nd", "spend_attributed_usd", "spend_total_usd", "cost_per_dce_usd",
]

private func cells(_ outcome: Outcome) -> [CSVCell] {
  let commits = outcome.commits
  let lines = outcome.lines
  let counts = [
    outcome.builderWeeks, commits.total, commits.tagged, commits.merged, commits.deployed,
    lines == nil ? nil : commits.surviving, lines?.novel, lines?.surviving, lines?.pending,
    lines?.removed,
    lines?.aiNovel, lines?.aiSurviving, lines?.aiPending, lines?.aiRemoved,
  ]
  let reals = [
    outcome.dce, outcome.nd, outcome.ndPerWeek, outcome.ndInterval?.low, outcome.ndInterval?.high,
    outcome.regularity, outcome.unassisted.dce, outcome.unassisted.nd,
  ]
  let money = [
    priced(outcome.spend?.attributedUsdMicros, outcome.spend),
    priced(outcome.spend?.totalUsdMicros, outcome.spend), outcome.costPerDceUsdMicros,
  ]
  return counts.map(CSVCell.count) + reals.map(CSVCell.real) + money.map(CSVCell.dollars)
}

/// Money, unless there is no price for any of the tokens: that is not the same as nothing.
private func priced(_ usdMicros: Int?, _ spend: SpendTotals?) -> Int? {
  guard let spend, spend.totalUsdMicros == 0, spend.unpricedTokens > 0 else { return usdMicros }
  return nil
}

private let agentHeader = [
  "agent", "model", "commits", "ai_novel_lines", "ai_surviving_lines", "spend_usd",
]

private func cells(_ row: AgentRow) -> [CSVCell] {
  [
    .text(row.agent), .text(row.model ?? ""), .count(row.commits), .count(row.aiNovelLines),
    .count(row.aiSurvivingLines),
    .dollars(micros: row.spendUsdMicros == 0 && row.unpricedTokens > 0 ? nil : row.spendUsdMicros),
  ]
}

private let deploymentHeader = [
  "repository", "unit", "environment", "name", "commit", "finished_at", "new_commits",
  "tagged_commits", "novel_lines", "ai_novel_lines", "surviving_lines", "ai_surviving_lines",
  "ai_share",
]

private func cells(_ row: DeploymentRow) -> [CSVCell] {
  [
    .text(row.repository), .text(row.unit), .text(row.environment), .text(row.name),
    .text(row.commit), .text(Timestamp.format(row.finishedAt)), .count(row.newCommits),
    .count(row.taggedCommits), .count(row.novelLines), .count(row.aiNovelLines),
    .count(row.survivingLines), .count(row.aiSurvivingLines), .real(row.aiShare),
  ]
}

private let repositoryHeader = [
  "name", "head", "mainline", "commits", "deployments", "complete",
]

private func cells(_ row: RepositorySummary) -> [CSVCell] {
  [
    .text(row.name), .text(row.head ?? ""), .text(row.mainline ?? ""), .count(row.commits),
    .count(row.deployments), .number(row.complete ? "true" : "false"),
  ]
}

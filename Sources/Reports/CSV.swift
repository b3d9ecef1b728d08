package import Metrics
import Timestamps

/// The rows of the report as CSV (RFC 4180), for spreadsheets: raw numbers, unknown ones empty.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it. Rows that sum
/// up others are left out, so that a column can be added.
package func csv(_ report: Report, by grouping: Grouping = .developer) -> String {
  let (header, rows) =
    switch grouping {
    case .developer: (developerHeader, report.developers.map(cells))
    case .agent: (agentHeader, report.agents.map(cells))
    case .deployment: (deploymentHeader, inTime(report.deployments).map(cells))
    case .repository: (repositoryHeader, report.repositories.map(cells))
    }
  let lines = [header] + rows.map { $0.map(\.literal).joined(separator: ",") }
  return lines.map { $0 + "\r\n" }.joined()
}

/// A cell: ours, or somebody else's.
private enum Cell {
  case number(String)
  case text(String)

  static func count(_ number: Int?) -> Cell { .number(number.map { String($0) } ?? "") }

  static func real(_ number: Double?) -> Cell {
    guard let number, number.isFinite else { return .number("") }
    return .number(fixed(number, decimals: 6))
  }

  var literal: String {
    switch self {
    case .number(let number): number
    case .text(let text): Self.quoted(Self.disarmed(text))
    }
  }

  private static func quoted(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return text
    }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// The text, never a formula, not even in the wide letters that some spreadsheets also read.
  private static func disarmed(_ text: String) -> String {
    let armed = "=+-@\t\r\n＝＋－＠".unicodeScalars
    let first = text.unicodeScalars.first { $0 != " " }
    let isArmed = first.map { armed.contains($0) } ?? false
    return (isArmed ? "'" : "") + visible(text)
  }
}

private let developerHeader =
  "name,email,builder_weeks,commits_total,commits_tagged,commits_merged,commits_deployed,"
  + "commits_surviving,lines_novel,lines_surviving,lines_pending,lines_removed,lines_ai_novel,"
  + "lines_ai_surviving,lines_ai_pending,lines_ai_removed,dce,nd,nd_per_week,nd_interval_low,"
  + "nd_interval_high,regularity,unassisted_dce,unassisted_nd"

private func cells(_ row: DeveloperRow) -> [Cell] {
  let outcome = row.outcome
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
  return [.text(row.name), .text(row.email)] + counts.map(Cell.count) + reals.map(Cell.real)
}

private let agentHeader = "agent,model,commits,ai_novel_lines,ai_surviving_lines"

private func cells(_ row: AgentRow) -> [Cell] {
  [
    .text(row.agent), .text(row.model ?? ""), .count(row.commits), .count(row.aiNovelLines),
    .count(row.aiSurvivingLines),
  ]
}

private let deploymentHeader =
  "repository,unit,environment,name,commit,finished_at,new_commits,tagged_commits,novel_lines,"
  + "ai_novel_lines,surviving_lines,ai_surviving_lines,ai_share"

private func cells(_ row: DeploymentRow) -> [Cell] {
  [
    .text(row.repository), .text(row.unit), .text(row.environment), .text(row.name),
    .text(row.commit), .text(Timestamp.format(row.finishedAt)), .count(row.newCommits),
    .count(row.taggedCommits), .count(row.novelLines), .count(row.aiNovelLines),
    .count(row.survivingLines), .count(row.aiSurvivingLines), .real(row.aiShare),
  ]
}

private let repositoryHeader = "name,head,mainline,commits,deployments,complete"

private func cells(_ row: RepositorySummary) -> [Cell] {
  [
    .text(row.name), .text(row.head ?? ""), .text(row.mainline ?? ""), .count(row.commits),
    .count(row.deployments), .number(row.complete ? "true" : "false"),
  ]
}

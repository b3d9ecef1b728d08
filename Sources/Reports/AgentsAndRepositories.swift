import Metrics

/// The agents and models, over all developers.
func agentTable(_ report: Report) -> Table {
  let table = Table(
    title: "Agents",
    columns: [
      .init(heading: "Agent", kind: .text),
      .init(heading: "model", kind: .text),
      .init(heading: "commits", kind: .number, expendable: 2, behind: [.tagged]),
      .init(heading: "AI lines\nstayed/new", kind: .number, behind: [.kept, .lines]),
      .init(heading: "stayed", kind: .number, expendable: 1, behind: [.lines]),
      .init(heading: "spend", kind: .number, behind: [.cost]),
    ],
    rows: report.agents.map { row in
      [
        row.agent, row.model ?? unknown, count(row.commits),
        lines(row.aiSurvivingLines, of: row.aiNovelLines),
        live(row.aiSurvivingLines, of: row.aiNovelLines, pending: row.aiPendingLines),
        money(row.spendUsdMicros, unpriced: row.unpricedTokens),
      ]
    })
  return report.spend == nil ? table.without(table.columns.count - 1) : table
}

/// The repositories, and whether each was read whole.
func repositoryTable(_ report: Report) -> Table {
  Table(
    title: "Repositories",
    columns: [
      .init(heading: "Repository", kind: .text),
      .init(heading: "mainline", kind: .text, expendable: 2),
      .init(heading: "head", kind: .text, expendable: 3),
      .init(heading: "commits", kind: .number),
      .init(heading: "deployments", kind: .number, expendable: 1),
      .init(heading: "read", kind: .text),
    ],
    rows: report.repositories.map { row in
      [
        row.name, row.mainline.map(shortReference) ?? unknown,
        row.head.map { String($0.prefix(10)) } ?? unknown, count(row.commits),
        count(row.deployments), row.complete ? "whole" : "incomplete",
      ]
    })
}

/// `main` for `refs/heads/main`.
func shortReference(_ reference: String) -> String {
  for prefix in ["refs/heads/", "refs/remotes/", "refs/tags/"] where reference.hasPrefix(prefix) {
    return String(reference.dropFirst(prefix.count))
  }
  return reference
}

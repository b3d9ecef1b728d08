import Metrics

/// The commits that a deployment newly brought in, those with the most new lines first.
func deployedCommitLines(_ explanation: DeploymentExplanation, on sheet: Sheet) -> [String] {
  guard !explanation.commits.isEmpty else { return [] }
  let knowsLines = explanation.lines != nil
  let commits = largestFirst(explanation.commits, by: \.lines.novel)
  let shown = commits.prefix(commits.count > 21 ? 20 : 21)
  let rest = sum(commits.dropFirst(shown.count).lazy.map(\.lines))
  var table = Table(
    title: "Commits", columns: columns,
    rows: shown.map { cells($0) + numbers($0.lines, areKnown: knowsLines) }
  ).withRest(
    commits.count - shown.count, cells: ["", "", "", ""] + numbers(rest, areKnown: knowsLines))
  // Where a commit is AI's as a whole or not at all, one column says it.
  let isMixed = commits.contains { $0.lines.aiNovel != ($0.isTagged ? $0.lines.novel : 0) }
  if !isMixed { table = table.without(6) }
  // Subjects need the room more than anything.
  if sheet.width < 100 {
    table = table.without(4)
    table.notes.append("not shown at this width: landing")
  }
  return sheet.table(table)
}

private let columns: [Table.Column] = [
  .init(heading: "Commit", kind: .text),
  .init(heading: "subject", kind: .text),
  .init(heading: "developers", kind: .text, expendable: 1),
  .init(heading: "AI", kind: .text),
  .init(heading: "landing", kind: .text),
  .init(heading: "new\nlines", kind: .number),
  .init(heading: "of them\nAI's", kind: .number),
  .init(heading: "lines\nlive", kind: .number),
]

private func cells(_ commit: DeployedCommit) -> [String] {
  guard let id = commit.commit else {
    return ["none", "lines that no new commit wrote", "", "", ""]
  }
  return [
    short(id), commit.subject, owners(commit.developers),
    commit.isTagged ? commit.agent ?? "yes" : "no", commit.landing,
  ]
}

/// The first developer and how many there are besides.
private func owners(_ developers: [String]) -> String {
  guard let first = developers.first else { return "nobody" }
  let name = truncated(visible(first), to: 16)
  return developers.count > 1 ? "\(name) +\(count(developers.count - 1))" : name
}

private func numbers(_ lines: LineCounts, areKnown: Bool) -> [String] {
  guard areKnown else { return [unknown, unknown, unknown] }
  return [
    count(lines.novel), count(lines.aiNovel),
    live(lines.surviving, of: lines.novel, pending: lines.pending),
  ]
}

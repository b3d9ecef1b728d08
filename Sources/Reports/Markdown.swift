package import Metrics

/// The report as GitHub-flavoured Markdown, for the summary of a CI step, a wiki or a comment.
///
/// Nothing from the repository is markup here: no link, mention, image, HTML or formula. A step's
/// summary above 1 MiB is refused as a whole
/// (docs.github.com/actions, "Step isolation and limits"), so that long tables and lists end before,
/// and say how much they leave out.
///
/// - Parameters:
///   - report: what to show.
///   - grouping: what a row of the main table stands for.
///   - limit: the most bytes of the whole.
/// - Returns: lines that end with a line break.
package func markdown(
  _ report: Report, by grouping: Grouping = .developer, limit: Int = 1_000_000
) -> String {
  var blocks = [
    "**" + escaped(headline(report)) + "**",
    [windowItems(report), methodItems(report)].filter { !$0.isEmpty }
      .map { escaped($0.joined(separator: " · ")) }.joined(separator: "<br>\n"),
  ]
  if report.funnel.tagged > 0 { blocks.append(section(funnelTable(report.funnel))) }
  // Notices say how far the numbers can be trusted: room is kept for them, and for the money.
  let end = [
    report.spend.map { section(moneyTable($0)) }, noticeList(report, within: limit / 10),
  ].compactMap(\.self)
  let tables = sections(report, by: grouping)
  for (index, table) in tables.enumerated() {
    let used = (blocks + end).reduce(100) { $0 + $1.utf8.count + 2 }
    let share = max(0, limit - used) / (tables.count - index)
    blocks.append(section(table, within: share, keepsLast: grouping == .deployment))
  }
  return (blocks + end).joined(separator: "\n\n") + "\n"
}

private func funnelTable(_ funnel: Funnel) -> Table {
  Table(
    title: "AI-assisted commits",
    columns: [
      .init(heading: "Step", kind: .text), .init(heading: "commits", kind: .number),
      .init(heading: "of tagged", kind: .number),
    ],
    rows: steps(funnel).map { step in
      [step.isPart ? "… \(step.label)" : step.label, count(step.commits), percent(step.share)]
    }, notes: landings(funnel))
}

private func section(
  _ table: Table, within limit: Int = .max, keepsLast: Bool = false
) -> String {
  "### \(table.title)\n\n" + markdownTable(table, within: limit, keepsLast: keepsLast)
}

/// The notices as a list, as many as fit; `nil` where there are none.
private func noticeList(_ report: Report, within limit: Int) -> String? {
  let items = groupedNotices(report).map { "- notice: " + escaped($0) }
  guard !items.isEmpty else { return nil }
  var shown: [String] = []
  var used = 0
  for item in items {
    used += item.utf8.count + 1
    if used > limit { break }
    shown.append(item)
  }
  if shown.count < items.count {
    shown.append("- notice: … and \(count(items.count - shown.count)) more")
  }
  return shown.joined(separator: "\n")
}

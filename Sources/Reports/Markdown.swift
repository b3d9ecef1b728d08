package import Metrics

/// The report as GitHub-flavoured Markdown, for the summary of a CI step or a comment.
///
/// Nothing from the repository is markup here: no link, mention, image, HTML or formula.
package func markdown(_ report: Report, by grouping: Grouping = .developer) -> String {
  var blocks = [
    "**" + escaped(headline(report)) + "**",
    [windowItems(report), methodItems(report)].filter { !$0.isEmpty }
      .map { escaped($0.joined(separator: " · ")) }.joined(separator: "<br>\n"),
  ]
  if report.funnel.tagged > 0 { blocks.append(section(funnelTable(report.funnel))) }
  if let spend = report.spend { blocks.append(section(moneyTable(spend))) }
  blocks += sections(report, by: grouping).map(section)
  let notices = notices(report).map { "- notice: " + escaped($0) }
  if !notices.isEmpty { blocks.append(notices.joined(separator: "\n")) }
  return blocks.joined(separator: "\n\n") + "\n"
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

private func section(_ table: Table) -> String {
  "### \(table.title)\n\n" + markdownTable(table)
}

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
  let headings = table.columns.map { column in
    escaped(column.heading.split(separator: "\n").joined(separator: " "))
  }
  let rules = table.columns.map { $0.kind == .number ? "---:" : ":---" }
  let rows = table.rows.map { $0.map(cell) }
  let footer = table.footer.map { $0.map { "**" + cell($0) + "**" } }
  let lines = ([headings, rules] + rows + footer).map { "| " + $0.joined(separator: " | ") + " |" }
  let notes = table.notes.map { "\n\n" + escaped($0) }.joined()
  return "### \(table.title)\n\n" + lines.joined(separator: "\n") + notes
}

/// A cell, shorter than the text of a paragraph may be.
private func cell(_ text: String) -> String {
  escaped(truncated(visible(text), to: 100))
}

/// Text that is shown as it is.
///
/// A backslash or an entity does not stop GitHub from making mentions, references and links of
/// plain text; an empty comment between their parts does. A step summary ends at one megabyte, so
/// that there is a longest text.
private func escaped(_ text: String) -> String {
  var result = ""
  for character in truncated(visible(text), to: 1000).unicodeScalars {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "@", "#": result += "\(character)<!-- -->"
    case "\\", "`", "*", "_", "~", "[", "]", "|", "!", "$": result += "\\\(character)"
    default: result.unicodeScalars.append(character)
    }
  }
  return result.replacing("://", with: ":<!-- -->//").replacing("www.", with: "www<!-- -->.")
}

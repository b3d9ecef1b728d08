package import Metrics

/// The story of one commit for people: what it is, whose, where it went, what became of it.
///
/// - Parameters:
///   - explanation: the story.
///   - width: the columns of the terminal; 40 at least are used.
///   - colour: whether the terminal understands ANSI colours.
/// - Returns: lines that end with a line break, safe to print whatever the repository holds.
package func text(
  _ explanation: CommitExplanation, width: Int = 80, colour: Bool = false
) -> String {
  let sheet = Sheet(width: width, colour: colour)
  let identity = [
    "\(explanation.authorName) <\(explanation.authorEmail)>", minute(explanation.committedAt),
    explanation.repository,
  ]
  return sheet.document([
    sheet.title(explanation.subject, id: explanation.commit, under: identity),
    sheet.paragraph(verdict(explanation)),
    facts(explanation).flatMap(sheet.items),
    evidenceLines(explanation.evidence, on: sheet),
    deploymentLines(explanation, on: sheet),
    fateLines(explanation.lines, on: sheet),
    fileLines(explanation, on: sheet),
    creditLines(explanation, on: sheet),
    sheet.sentences("Why", explanation.reasons),
    usageLines(explanation.usage, on: sheet),
    explanation.notices.flatMap(sheet.notice),
  ])
}

import Gate

/// The gate's report for people and for the logs of CI.
///
/// It begins with the verdict in one sentence. Commands to copy stand on lines of their own and are
/// never cut; all other lines fit. None begins with `::`, which GitHub's runner would obey.
///
/// - Parameters:
///   - report: the verdicts.
///   - width: the columns of the terminal; 40 at least are used.
///   - colour: whether the terminal understands ANSI colours.
/// - Returns: lines that end with a line break, safe to print whatever the repository holds.
package func text(_ report: GateReport, width: Int = 80, colour: Bool = false) -> String {
  let sheet = Sheet(width: width, colour: colour)
  let several = report.verdicts.count > 1
  let opening = several ? [headline(report.headline, report.outcome, on: sheet)] : []
  return withoutLineCommands(
    sheet.document(
      opening + report.verdicts.flatMap { blocks($0, on: sheet) }
        + (report.verdicts.isEmpty ? [sheet.paragraph(report.headline)] : [])))
}

private func headline(
  _ sentence: String, _ outcome: Verdict.Outcome, on sheet: Sheet
) -> [String] {
  let colour: Ink.Colour =
    switch outcome {
    case .passed: .green
    case .undecided: .yellow
    case .refused: .red
    }
  return sheet.paragraph(sentence, colour)
}

private func blocks(_ verdict: Verdict, on sheet: Sheet) -> [[String]] {
  let notices = verdict.notices.prefix(20)
  let more = verdict.notices.count - notices.count
  return [
    headline(verdict.headline, verdict.outcome, on: sheet),
    sheet.items(Fact(label: "Range", items: [verdict.range.words, verdict.range.size]))
      + sheet.items(Fact(label: "Policy", items: [verdict.policy.words])),
    rules(verdict, on: sheet),
  ] + verdict.rules.map { findingLines(verdict, of: $0, on: sheet) } + [
    waiverLines(verdict.waivers, on: sheet),
    verdict.squash.map { squashLines($0, on: sheet) } ?? [],
    notices.flatMap { sheet.notice(clipped($0, to: 1000)) }
      + (more == 0 ? [] : sheet.remark(rest(more))),
  ]
}

private func rules(_ verdict: Verdict, on sheet: Sheet) -> [String] {
  guard verdict.rules.contains(where: { !$0.counts.isEmpty }) else { return [] }
  return sheet.table(
    rulesTable(verdict), details: verdict.rules.map { sheet.detail($0.demand) })
}

/// What stands where not all are shown.
func rest(_ more: Int) -> String { "… and \(count(more)) more; --format json has all" }

package import Metrics

/// The report for people: a sentence, the funnel, tables, notices.
///
/// - Parameters:
///   - report: what to show.
///   - grouping: what a row of the main table stands for.
///   - width: the columns of the terminal; 40 at least are used.
///   - colour: whether the terminal understands ANSI colours.
/// - Returns: lines that end with a line break, safe to print whatever the repository holds.
package func table(
  _ report: Report, by grouping: Grouping = .developer, width: Int = 80, colour: Bool = false
) -> String {
  let sheet = Sheet(width: width, colour: colour, indent: 8)
  let method = [
    Fact(label: "Window", items: windowItems(report)),
    Fact(label: "Method", items: methodItems(report)),
  ]
  return sheet.document(
    [
      sheet.paragraph(headline(report), .bold),
      method.flatMap(sheet.items),
      report.funnel.tagged > 0 ? sheet.funnel(report.funnel) : [],
      report.spend.map { sheet.money($0) } ?? [],
    ]
      + sections(report, by: grouping).map { TableLayout($0, width: sheet.width).lines(sheet.ink) }
      + [notices(report).flatMap(sheet.notice)])
}

extension Sheet {
  /// The steps as bars, with their share of the tagged commits.
  fileprivate func funnel(_ funnel: Funnel) -> [String] {
    let bars = steps(funnel).map { step in
      Bar(
        label: (step.isPart ? "  " : "") + step.label, amount: count(step.commits),
        share: step.share, colour: step.colour)
    }
    return remark("AI-assisted commits, share of the tagged ones") + self.bars(bars)
      + landings(funnel).flatMap { paragraph($0) }
  }

  /// Where the money went, and what a typical change cost.
  fileprivate func money(_ spend: SpendReport) -> [String] {
    let bars = spend.shownParts.map { part in
      Bar(
        label: part.destination.label,
        amount: Reports.money(part.usdMicros, unpriced: part.unpricedTokens),
        share: share(part.usdMicros, of: spend.totalUsdMicros), colour: part.destination.colour)
    }
    let whole = Reports.money(spend.totalUsdMicros, unpriced: spend.unpricedTokens)
    return remark("Where \(whole) of AI spend went") + self.bars(bars)
      + paragraph(costs(spend).joined(separator: ", ") + ".")
      + moneyNotes(spend).flatMap { remark($0) }
  }
}

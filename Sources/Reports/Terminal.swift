package import Metrics

/// The report for people: a sentence, the funnel, tables, the money, notices.
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
    ]
      + sections(report, by: grouping).map(sheet.section)
      + [report.spend.map(sheet.money) ?? [], sheet.notices(of: report)])
}

extension Sheet {
  /// The title of a section, and what is said of it beside.
  private func heading(_ title: String, _ remark: String = "") -> [String] {
    let title = visible(title)
    guard !remark.isEmpty else { return [ink(title, .bold)] }
    let lines = wrapped(title + ": " + visible(remark), to: width)
    return lines.enumerated().map { index, line in
      guard index == 0, line.hasPrefix(title) else { return line }
      return ink(title, .bold) + line.dropFirst(title.count)
    }
  }

  /// The steps as bars, with their share of the tagged commits.
  fileprivate func funnel(_ funnel: Funnel) -> [String] {
    let bars = steps(funnel).map { step in
      Bar(
        label: (step.isPart ? "  " : "") + step.label, amount: count(step.commits),
        share: step.share, colour: step.colour)
    }
    return heading("AI-assisted commits", "what became of them, and the share of the tagged ones")
      + self.bars(bars)
      + landings(funnel).flatMap { paragraph($0) }
  }

  /// A table under its title; above the rows, what a line says of all of them.
  fileprivate func section(_ table: Table) -> [String] {
    heading(table.title) + sparklines(table.sparklines, of: "deployment")
      + TableLayout(table, width: width).lines(ink)
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
    return heading("Where the money went", "\(whole) of AI spend") + self.bars(bars)
      + paragraph(costs(spend).joined(separator: ", ") + ".")
      + moneyNotes(spend).flatMap { paragraph($0) }
  }
}

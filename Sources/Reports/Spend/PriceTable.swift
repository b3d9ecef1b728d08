package import Spend

/// The catalog for people: what each model costs, and since when.
///
/// - Parameters:
///   - catalog: the prices.
///   - models: ids of the models to show; `nil` for all of them.
///   - width: the columns of the terminal; 40 at least are used.
///   - colour: whether the terminal understands ANSI colours.
/// - Returns: lines that end with a line break.
package func table(
  _ catalog: PriceCatalog, models: Set<String>? = nil, width: Int = 80, colour: Bool = false
) -> String {
  let sheet = Sheet(width: width, colour: colour)
  let rows = catalog.rows.filter { models?.contains($0.model) ?? true }
  var table = Table(title: "Prices", columns: columns, rows: rows.map(cells))
  table.notes = [
    "USD for a million tokens; \(unknown) where the vendor names no price. Prices of \(catalog.date)"
  ]
  if models != nil { table.notes += sources(of: rows) }
  return sheet.document([
    TableLayout(table.withoutSilentColumns(), width: sheet.width).lines(sheet.ink)
  ])
}

private let columns: [Table.Column] = [
  .init(heading: "Model", kind: .text),
  .init(heading: "agents", kind: .text, expendable: 2),
  .init(heading: "from", kind: .number, expendable: 4),
  .init(heading: "prompts\nabove", kind: .number),
  .init(heading: "input", kind: .number),
  .init(heading: "cache\nread", kind: .number),
  .init(heading: "write\n5 min", kind: .number, expendable: 1),
  .init(heading: "write\n1 hour", kind: .number, expendable: 1),
  .init(heading: "output", kind: .number),
  .init(heading: "times", kind: .text, expendable: 3),
]

/// Where the numbers are from, each source once.
private func sources(of rows: [PriceRow]) -> [String] {
  var seen: Set<String> = []
  return rows.compactMap { row in
    let words = ["\(row.model) from \(row.from ?? "the beginning"): \(row.source)", row.page]
      .compactMap(\.self).joined(separator: ", ")
    guard seen.insert(words).inserted else { return nil }
    return visible(words + (row.approximation.map { " (approximate: \($0))" } ?? ""))
  }
}

private func cells(_ row: PriceRow) -> [String] {
  let rates = [
    row.rates.input, row.rates.cacheRead, row.rates.cacheWrite5m, row.rates.cacheWrite1h,
    row.rates.output,
  ]
  return [
    row.model, row.agents.joined(separator: " "), row.from ?? "",
    row.promptAbove.map { count($0) } ?? "",
  ] + rates.map { $0?.asUSD ?? unknown } + [row.multipliers]
}

package import Spend

/// The answer for people: how each name led to a model, and which of the ledger's have no price.
package func table(
  _ answer: PriceAnswer, catalog: PriceCatalog, width: Int = 80, colour: Bool = false
) -> String {
  let sheet = Sheet(width: width, colour: colour)
  var blocks: [[String]] = []
  if !answer.lookups.isEmpty { blocks.append(lookupLines(answer.lookups, sheet)) }
  if let check = answer.check { blocks += checkBlocks(check, sheet) }
  let found = Set(answer.lookups.compactMap(\.quote?.model))
  let prices =
    found.isEmpty ? "" : "\n" + table(catalog, models: found, width: width, colour: colour)
  return sheet.document(blocks) + prices
}

private func lookupLines(_ lookups: [PriceAnswer.Lookup], _ sheet: Sheet) -> [String] {
  let table = Table(
    title: "Names",
    columns: [
      .init(heading: "Name", kind: .text), .init(heading: "is", kind: .text),
      .init(heading: "found by", kind: .text),
    ],
    rows: lookups.map { lookup in
      [lookup.name, lookup.quote?.model ?? unknown, lookup.quote?.rule.description ?? "no price"]
    })
  return TableLayout(table, width: sheet.width).lines(sheet.ink)
}

private func checkBlocks(_ check: PriceCheck, _ sheet: Sheet) -> [[String]] {
  let age = "The prices are of \(check.catalogDate), \(counted(Int(check.ageInDays), "day")) old."
  guard !check.unpriced.isEmpty else {
    let models = counted(check.priced.count, "model")
    return [sheet.paragraph("All of the ledger's \(models) have a price. \(age)", .bold)]
  }
  let all = check.priced.count + check.unpriced.count
  let table = Table(
    title: "Without a price",
    columns: [
      .init(heading: "Without a price", kind: .text), .init(heading: "agent", kind: .text),
      .init(heading: "tokens", kind: .number), .init(heading: "why", kind: .text),
    ],
    rows: check.unpriced.map { entry in
      [
        entry.used.model ?? unknown, entry.used.agent, count(entry.used.tokens),
        entry.reason.rawValue,
      ]
    }, notes: ["give prices in a file with --prices; 'spend prices --format json' is such a file"])
  return [
    sheet.paragraph(
      "Of the ledger's \(counted(all, "model")), \(count(check.unpriced.count)) "
        + "\(check.unpriced.count == 1 ? "has" : "have") no price. \(age)", .bold),
    TableLayout(table, width: sheet.width).lines(sheet.ink),
  ]
}

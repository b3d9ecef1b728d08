import Timestamps

/// One line of a list of prices: what a model costs from a time on, for prompts of a length.
package struct PriceRow: Hashable, Sendable {
  package let model: String
  package let provider: String?
  package let agents: [String]
  /// A day, or a time where the prices began within one; `nil` where they hold from the beginning.
  package let from: String?
  /// The rates of requests whose prompt is longer, in tokens; `nil` for all others.
  package let promptAbove: Int64?
  /// In pico-USD for a token.
  package let rates: TokenRates
  /// Such as `batch ×0.5, fast ×2`.
  package let multipliers: String
  package let source: String
  package let page: String?
  package let approximation: String?

  /// The heads of `cells`; money is USD for a million tokens.
  package static let heads = [
    "model", "provider", "from", "prompt", "input", "read", "write 5m", "write 1h", "output",
    "multipliers", "source",
  ]

  package var cells: [String] {
    [
      model, provider ?? "-", from ?? "always", promptAbove.map { "> \($0)" } ?? "-",
      rates.input.asUSD, rates.cacheRead.asUSD, rates.cacheWrite5m.asUSD, rates.cacheWrite1h.asUSD,
      rates.output.asUSD, multipliers.isEmpty ? "-" : multipliers, source,
    ]
  }
}

extension PriceCatalog {
  /// All prices, by provider, model and time.
  package var rows: [PriceRow] {
    models.sorted { $0.sortKey < $1.sortKey }
      .flatMap { model in model.periods.flatMap { rows(of: model, $0) } }
  }

  private func rows(of model: ModelPrice, _ period: PricePeriod) -> [PriceRow] {
    ([(nil, period.rates)] + period.tiers.map { ($0.promptAbove, $0.rates) }).map { above, rates in
      PriceRow(
        model: model.id, provider: model.provider, agents: model.agents, from: period.from,
        promptAbove: above, rates: rates, multipliers: period.multipliersText,
        source: period.source, page: model.page, approximation: period.approximation)
    }
  }
}

extension ModelPrice {
  fileprivate var sortKey: (String, String, String) { (provider ?? "", id, agents.first ?? "") }
}

extension PricePeriod {
  /// The start as it stands in a file; `nil` where there is none.
  var from: String? {
    start.map { $0 % 86_400 == 0 ? Timestamp.day($0) : Timestamp.format($0) }
  }

  fileprivate var multipliersText: String {
    PriceTerm.allCases.compactMap { term in
      multipliers[term].map { "\(term.rawValue) ×\($0)" }
    }.sorted().joined(separator: ", ")
  }
}

extension Int64 {
  /// Pico-USD for a token as USD for a million tokens, without rounding.
  package var asUSD: String { decimal(places: 6) }

  /// The number divided by ten to a power, without zeros at its end.
  func decimal(places: Int) -> String {
    let digits = String(magnitude)
    let padded = String(repeating: "0", count: Swift.max(0, places + 1 - digits.count)) + digits
    var fraction = padded.suffix(places)
    while fraction.last == "0" { fraction.removeLast() }
    let whole = "\(self < 0 ? "-" : "")\(padded.dropLast(places))"
    return fraction.isEmpty ? whole : "\(whole).\(fraction)"
  }
}

extension Int64? {
  fileprivate var asUSD: String { map(\.asUSD) ?? "-" }
}

extension Ratio: CustomStringConvertible {
  /// A decimal number, or a fraction where there is none of at most six decimals.
  package var description: String {
    1_000_000 % denominator == 0
      ? (numerator * (1_000_000 / denominator)).decimal(places: 6) : "\(numerator)/\(denominator)"
  }
}

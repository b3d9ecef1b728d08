/// Prices rows of a `SpendTable`, as `Pricer` does records: a name is looked up once, and the rates
/// that most calls need are at hand.
package struct RowPricer: Sendable {
  /// How calls of one model of one agent are priced.
  private enum Way {
    /// By the periods, sorted by their start.
    case plain([PlainRates])
    case unpriced
    /// By `Pricer`.
    case other
  }

  private struct Name: Hashable {
    let model: SpendRow.Text
    let agent: SpendRow.Text
  }

  private let texts: [String]
  private var pricer: Pricer
  private var places: [Name: Int] = [:]
  private var ways: [Way] = []
  private var last: (name: Name, place: Int)?

  /// `texts` are those of the rows' table.
  package init(_ catalog: PriceCatalog, texts: [String]) {
    self.texts = texts
    pricer = Pricer(catalog)
  }

  /// What a row costs, in nano-USD; `nil` where nobody knows.
  package mutating func nanos(of row: SpendRow) -> Int64? {
    if let basis = row.basis, basis != .estimate { return row.statedNanos }
    let estimate = row.basis == nil || row.statedNanos == 0 ? nil : row.statedNanos
    if row.tokens == Tokens(), row.webSearches == 0 { return estimate ?? 0 }
    guard row.model != 0 else { return estimate }
    switch ways[place(of: Name(model: row.model, agent: row.agent))] {
    case .unpriced: return estimate
    case .plain(let periods) where row.terms == 0:
      let seconds = row.time / 1_000 - (row.time % 1_000 < 0 ? 1 : 0)
      guard let rates = periods.last(where: { $0.start <= seconds }) else { return estimate }
      return rates.nanos(of: row) ?? estimate
    case .plain, .other:
      let cost = pricer.cost(
        of: row.usage { $0 == 0 ? nil : texts[Int($0)] }, agent: texts[Int(row.agent)],
        at: row.time, grain: row.grain)
      return cost.nanos
    }
  }

  private mutating func place(of name: Name) -> Int {
    if let last, last.name == name { return last.place }
    let place = places[name] ?? newPlace(of: name)
    last = (name, place)
    return place
  }

  private mutating func newPlace(of name: Name) -> Int {
    places[name] = ways.count
    let match = pricer.catalog.match(
      model: texts[Int(name.model)], agent: texts[Int(name.agent)])
    if let match {
      let periods = pricer.catalog.models[match.place].periods.map { PlainRates($0) }
      let known = periods.compactMap(\.self)
      ways.append(match.isRegional || known.count < periods.count ? .other : .plain(known))
    } else {
      ways.append(.unpriced)
    }
    return ways.count - 1
  }
}

/// A period's rates in plain numbers, for calls that no term changes the price of.
private struct PlainRates {
  /// Seconds since 1970-01-01 UTC.
  let start: Int64
  private let rates: TokenRates
  private let tier: PriceTier?
  private let webSearch: Int64?

  /// - Returns: `nil` where there are more tiers than one.
  init?(_ period: PricePeriod) {
    guard period.tiers.count < 2 else { return nil }
    start = period.start ?? .min
    rates = period.rates
    tier = period.tiers.first
    webSearch = period.webSearch
  }

  /// As `PriceSum` has it.
  func nanos(of row: SpendRow) -> Int64? {
    let tokens = row.tokens
    let least = min(
      tokens.input, tokens.cacheRead, tokens.cacheWrite5m, tokens.cacheWrite1h, tokens.output)
    guard least >= 0, row.webSearches >= 0 else { return nil }
    var rates = rates
    if let tier, row.grain == .request, tokens.widePrompt > Int128(tier.promptAbove) {
      rates = tier.rates
    }
    guard let picos = PriceSum.picos(of: tokens, at: rates),
      let searches = PriceSum.part(row.webSearches, webSearch)
    else { return nil }
    return Int64(exactly: Self.thousandth(picos) + searches)
  }

  /// Rounded half up; `picos` is no negative number.
  private static func thousandth(_ picos: Int128) -> Int128 {
    // Most calls cost less than nine million dollars, and a smaller number is divided faster.
    if let small = Int64(exactly: picos), small < .max - 500 {
      return Int128((small + 500) / 1_000)
    }
    return (picos + 500) / 1_000
  }
}

/// Prices records, and remembers which names led where.
///
/// Stated money that was billed, or is the vendor's list price, comes first. Then nothing costs
/// nothing; then tokens cost what the catalog says; and where that has no price, an estimate of the
/// agent's own counts, unless it is 0: agents write 0 for models they do not know.
package struct Pricer: Sendable {
  package let catalog: PriceCatalog
  private var matches: [Name: PriceCatalog.Match?] = [:]

  private struct Name: Hashable {
    let model: String
    let agent: String
  }

  package init(_ catalog: PriceCatalog = .shipped) { self.catalog = catalog }

  package mutating func cost(of record: SpendRecord) -> PricedCost {
    cost(
      of: record.usage, agent: record.agent, at: record.origin.time, grain: record.grain)
  }

  /// What something that was used costs.
  ///
  /// - Parameters:
  ///   - usage: what was used.
  ///   - agent: whose spend it is.
  ///   - milliseconds: since 1970-01-01 UTC.
  ///   - grain: how much `usage` stands for. Only one request has a prompt that tiers are compared
  ///     with: a sum is priced without them, and is approximate where it is longer than one.
  /// - Returns: nano-USD and how they are known, or why nobody knows.
  package mutating func cost(
    of usage: Usage, agent: String, at milliseconds: Int64, grain: Grain = .request
  ) -> PricedCost {
    switch usage.stated?.basis {
    case .billed?: return .nanos(usage.stated?.nanos ?? 0, .billed)
    case .list?: return .nanos(usage.stated?.nanos ?? 0, .list)
    case .estimate?, nil: break
    }
    let estimate = usage.stated.flatMap { $0.nanos == 0 ? nil : $0.nanos }
    if usage.tokens == Tokens(), usage.webSearches == 0 {
      return estimate.map { .nanos($0, .estimate) } ?? .nanos(0, .nothing)
    }
    let priced = catalogCost(of: usage, agent: agent, at: milliseconds, grain: grain)
    if case .unpriced = priced, let estimate { return .nanos(estimate, .estimate) }
    return priced
  }

  private mutating func catalogCost(
    of usage: Usage, agent: String, at milliseconds: Int64, grain: Grain
  ) -> PricedCost {
    guard let model = usage.model else { return .unpriced(.noModel) }
    guard let match = match(model: model, agent: agent) else { return .unpriced(.unknownModel) }
    let seconds = milliseconds / 1_000 - (milliseconds % 1_000 < 0 ? 1 : 0)
    guard let period = catalog.models[match.place].period(at: seconds) else {
      return .unpriced(.tooEarly)
    }
    var sum = PriceSum(period, grain: grain, isRegional: match.isRegional)
    if match.isResold { sum.isApproximate = true }
    return sum.cost(of: usage)
  }

  private mutating func match(model: String, agent: String) -> PriceCatalog.Match? {
    let name = Name(model: model, agent: agent)
    if let known = matches[name] { return known }
    let match = catalog.match(model: model, agent: agent)
    // Hostile logs may have a name of its own in every line.
    if matches.count < 10_000 { matches[name] = .some(match) }
    return match
  }
}

/// What `usage` costs; for many records, `Pricer` does the same faster.
///
/// - Parameters:
///   - usage: what was used.
///   - agent: whose spend it is.
///   - milliseconds: since 1970-01-01 UTC.
///   - grain: how much `usage` stands for.
///   - catalog: the prices.
/// - Returns: nano-USD and how they are known, or why nobody knows.
package func price(
  _ usage: Usage, agent: String, at milliseconds: Int64, grain: Grain = .request,
  catalog: PriceCatalog = .shipped
) -> PricedCost {
  var pricer = Pricer(catalog)
  return pricer.cost(of: usage, agent: agent, at: milliseconds, grain: grain)
}

import Timestamps

/// A model as records name it, and how much it was used.
package struct UsedModel: Hashable, Sendable {
  package var model: String?
  package var agent: String
  package var tokens: Int64
  /// The first and the last time, in milliseconds since 1970-01-01 UTC.
  package var first: Int64
  package var last: Int64

  package init(model: String?, agent: String, tokens: Int64, first: Int64, last: Int64) {
    self.model = model
    self.agent = agent
    self.tokens = tokens
    self.first = first
    self.last = last
  }
}

/// What the catalog knows of the models that were used.
package struct PriceCheck: Hashable, Sendable {
  package struct Priced: Hashable, Sendable {
    package let used: UsedModel
    package let quote: PriceQuote
  }

  package struct Unpriced: Hashable, Sendable {
    package let used: UsedModel
    package let reason: UnpricedReason
  }

  package var priced: [Priced] = []
  /// Most tokens first.
  package var unpriced: [Unpriced] = []
  /// The day of the prices that shipped.
  package let catalogDate: String
  /// Days since then, rounded down; 0 where that day is still to come.
  package let ageInDays: Int64
}

extension PriceCatalog {
  /// Looks up every model that was used; `seconds` is the time now, since 1970-01-01 UTC.
  package func check(_ used: [UsedModel], now seconds: Int64) -> PriceCheck {
    let age = (seconds - (Timestamp.parse(date) ?? seconds)) / 86_400
    var check = PriceCheck(catalogDate: date, ageInDays: max(0, age))
    for entry in used.sorted(by: Self.precedes) {
      if let reason = reasonWithoutPrice(entry) {
        check.unpriced.append(PriceCheck.Unpriced(used: entry, reason: reason))
      } else if let quote = quote(
        model: entry.model ?? "", agent: entry.agent, at: entry.last / 1_000)
      {
        check.priced.append(PriceCheck.Priced(used: entry, quote: quote))
      }
    }
    return check
  }

  private func reasonWithoutPrice(_ used: UsedModel) -> UnpricedReason? {
    guard let model = used.model else { return .noModel }
    guard match(model: model, agent: used.agent) != nil else { return .unknownModel }
    // Prices begin once and do not end: what has one at its first use has one ever after.
    let first = quote(model: model, agent: used.agent, at: min(used.first, used.last) / 1_000)
    return first == nil ? .tooEarly : nil
  }

  private static func precedes(_ left: UsedModel, _ right: UsedModel) -> Bool {
    if left.tokens != right.tokens { return left.tokens > right.tokens }
    return (left.agent, left.model ?? "", left.first) < (
      right.agent, right.model ?? "", right.first
    )
  }
}

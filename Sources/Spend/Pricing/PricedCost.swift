/// What a record costs.
package enum PricedCost: Hashable, Sendable {
  /// Nano-USD (10⁻⁹ USD), and how they are known.
  case nanos(Int64, CostBasis)
  /// Nobody knows; never 0.
  case unpriced(UnpricedReason)

  /// Nano-USD; `nil` where nobody knows.
  package var nanos: Int64? {
    guard case .nanos(let nanos, _) = self else { return nil }
    return nanos
  }
}

/// How the money of a record is known.
package enum CostBasis: String, CaseIterable, Codable, Sendable {
  /// The source says what the vendor bills.
  case billed
  /// The source states the vendor's list price.
  case list
  /// Tokens times the catalog's rates.
  case catalog
  /// The same, but something that changes the price is not known; see `PriceQuote.approximation`.
  case approximate
  /// What the agent worked out for itself, since the catalog has no price.
  case estimate
  /// Nothing was used.
  case nothing
}

/// Why nobody knows what a record costs.
package enum UnpricedReason: String, CaseIterable, Codable, Sendable {
  case noModel = "the source names no model"
  case unknownModel = "the model is not in the catalog"
  case tooEarly = "the catalog has no price as early as that"
  case missingRate = "the catalog has no rate for a class of tokens that was used"
  case outOfRange = "the numbers are too large"
}

/// How a model's name led to its prices.
package enum PriceRule: Hashable, Sendable {
  /// The name is the id.
  case exact
  /// The name stands in the catalog as another name of the model.
  case alias
  /// The name has an id or an alias in it, and what was left out is documented: what that was.
  case stripped([String])
}

extension PriceRule: CustomStringConvertible {
  package var description: String {
    switch self {
    case .exact: "exact"
    case .alias: "alias"
    case .stripped(let parts): "without \(parts.joined(separator: ", "))"
    }
  }
}

/// The prices that hold for a name at a time, and how they were found.
package struct PriceQuote: Hashable, Sendable {
  /// The id of the model in the catalog.
  package let model: String
  package let provider: String?
  package let rule: PriceRule
  package let page: String?
  package let period: PricePeriod
  /// Whether `PriceTerm.regional` holds.
  package let isRegional: Bool
  /// Why the prices are not quite those of a call, where they are not.
  package let approximation: String?
}

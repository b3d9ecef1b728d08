package import Spend

/// Tokens and money of one record or of several.
package struct SpendAmount: Hashable, Sendable {
  package private(set) var records = 0
  package private(set) var tokens = Spend.Tokens()
  package private(set) var webSearches: Int64 = 0
  /// In nano-USD.
  package private(set) var nanos: Int64 = 0
  /// The same by how it is known; the parts add up to it.
  package private(set) var nanosByBasis: [CostBasis: Int64] = [:]
  /// Tokens for which there is no price: no part of `nanos` stands for them.
  package private(set) var unpricedTokens: Int64 = 0

  package init() {}

  /// Whether any record has a price: where none has, the money is not known, rather than 0.
  var isPriced: Bool { !nanosByBasis.isEmpty }

  mutating func add(_ record: SpendRecord, costing cost: PricedCost) {
    records += 1
    tokens.add(record.usage.tokens)
    webSearches.add(record.usage.webSearches)
    switch cost {
    case .nanos(let cost, let basis):
      nanos.add(cost)
      nanosByBasis[basis, default: 0].add(cost)
    case .unpriced: unpricedTokens.add(record.usage.tokens.total)
    }
  }

  mutating func add(_ other: SpendAmount) {
    records += other.records
    tokens.add(other.tokens)
    webSearches.add(other.webSearches)
    nanos.add(other.nanos)
    for (basis, part) in other.nanosByBasis { nanosByBasis[basis, default: 0].add(part) }
    unpricedTokens.add(other.unpricedTokens)
  }
}

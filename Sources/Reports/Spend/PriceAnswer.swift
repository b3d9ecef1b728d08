package import Spend

/// What the catalog knows of some models: those that were asked for, or those of the ledger.
package struct PriceAnswer: Sendable {
  /// A name that was asked for, and the prices that it has now; `nil` where it has none.
  package struct Lookup: Sendable {
    package var name: String
    package var quote: PriceQuote?

    package init(name: String, quote: PriceQuote?) {
      self.name = name
      self.quote = quote
    }
  }

  /// Seconds since 1970-01-01 UTC.
  package var generatedAt: Int64
  package var lookups: [Lookup]
  /// What the ledger's models cost; `nil` where that was not asked for.
  package var check: PriceCheck?
  package var catalogDate: String

  package init(
    generatedAt: Int64, catalogDate: String, lookups: [Lookup], check: PriceCheck?
  ) {
    self.generatedAt = generatedAt
    self.catalogDate = catalogDate
    self.lookups = lookups
    self.check = check
  }
}

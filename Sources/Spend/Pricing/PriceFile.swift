/// A file with prices, `outcomes.prices.v1`: see `schemas/outcomes.prices.v1.schema.json`.
///
/// Money is written in USD for a million tokens, as vendors and people do, and is read without
/// rounding: six decimals are one pico-USD for a token.
package struct PriceFile: Hashable, Sendable {
  /// The day of the prices, such as `2026-11-21`.
  package let date: String?
  package let models: [ModelPrice]

  package static let schema = "outcomes.prices.v1"
  package static let unit = "usd_per_million_tokens"

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - content: all of it.
  ///   - name: how errors call it.
  /// - Throws: where it is no JSON, has a member that is not known or not of its kind, or names a
  ///   model twice for the same agents.
  package init(_ content: [UInt8], name: String) throws(PriceFileError) {
    var reader = PriceFileReader(name: name)
    (date, models) = try reader.read(content.span)
  }
}

/// Why a file with prices cannot be used: its name, the place, and what was expected.
package struct PriceFileError: Error, Hashable, Sendable {
  package let message: String
}

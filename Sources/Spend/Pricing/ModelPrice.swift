/// What one model costs, over time.
package struct ModelPrice: Hashable, Sendable {
  package var id: String
  /// Whose model it is, such as `anthropic`.
  package var provider: String?
  /// Other names of the model, each as a whole.
  package var aliases: [String]
  /// The agents for whose spend alone these prices hold, such as a gateway with prices of its own;
  /// empty where they hold for all.
  package var agents: [String]
  /// The vendor's page with the prices.
  package var page: String?
  /// Sorted by their start; the first one starts at `nil`, which is always, or is all there is.
  package var periods: [PricePeriod]

  /// The prices at a time, in seconds since 1970-01-01 UTC; `nil` before the first ones.
  func period(at seconds: Int64) -> PricePeriod? {
    periods.last { $0.start.map { $0 <= seconds } ?? true }
  }
}

/// What a model costs from a day on.
package struct PricePeriod: Hashable, Sendable {
  /// Seconds since 1970-01-01 UTC; `nil` where the prices hold from the beginning, or where nobody
  /// knows since when.
  package var start: Int64?
  package var rates: TokenRates
  /// Rates of requests with long prompts, sorted by their limit.
  package var tiers: [PriceTier]
  package var multipliers: [PriceTerm: Ratio]
  /// One search on the web, in nano-USD.
  package var webSearch: Int64?
  /// Where the numbers are from.
  package var source: String
  /// Why the rates are not quite those of a call.
  package var approximation: String?

  /// The rates of a request: all of its tokens have those of the highest tier that it exceeds.
  func rates(prompt: Int128) -> TokenRates {
    tiers.last { prompt > $0.promptAbove }?.rates ?? rates
  }
}

/// The rates of requests whose prompt is longer than a limit.
package struct PriceTier: Hashable, Sendable {
  /// In tokens; the prompt is what is read from a cache and what is written to one as well.
  package var promptAbove: Int64
  package var rates: TokenRates
}

/// What one token of each class costs, in pico-USD (10⁻¹² USD): micro-USD for a million tokens.
///
/// A thousandth of a nano-USD, since vendors ask for 2.8 nano-USD and the like. `nil` where the
/// vendor names no price: such a class is never given a usual share of another one.
package struct TokenRates: Hashable, Sendable {
  package var input: Int64
  package var cacheRead: Int64?
  package var cacheWrite5m: Int64?
  package var cacheWrite1h: Int64?
  package var output: Int64
}

/// What multiplies all token rates of a call.
package enum PriceTerm: String, CaseIterable, Sendable {
  case batch, fast, flex, priority, us
  /// Computed in one part of the world, as the name of the model on a cloud says: `eu.anthropic.…`.
  case regional
}

/// A rational number above 0.
package struct Ratio: Hashable, Sendable {
  package let numerator: Int64
  package let denominator: Int64

  /// - Returns: `nil` unless both are from 1 to a million once they are reduced.
  package init?(_ numerator: Int64, _ denominator: Int64) {
    guard numerator > 0, denominator > 0 else { return nil }
    var (divisor, rest) = (numerator, denominator)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
    guard max(self.numerator, self.denominator) <= 1_000_000 else { return nil }
  }
}

/// Tokens times rates times multipliers, in whole numbers, rounded once.
struct PriceSum {
  private let period: PricePeriod
  private let grain: Grain
  private let isRegional: Bool
  /// Whether something that changes the price is not known.
  var isApproximate: Bool

  init(_ period: PricePeriod, grain: Grain, isRegional: Bool) {
    self.period = period
    self.grain = grain
    self.isRegional = isRegional
    isApproximate = period.approximation != nil
  }

  /// `(Σ tokens × rate) × Π multipliers`, rounded half up to nano-USD, and the searches.
  mutating func cost(of usage: Usage) -> PricedCost {
    let tokens = usage.tokens
    let least = min(
      tokens.input, tokens.cacheRead, tokens.cacheWrite5m, tokens.cacheWrite1h, tokens.output)
    guard least >= 0, usage.webSearches >= 0 else { return .unpriced(.outOfRange) }
    let rates = rates(prompt: tokens.widePrompt)
    guard let picos = Self.picos(of: tokens, at: rates),
      let searches = Self.part(usage.webSearches, period.webSearch)
    else { return .unpriced(.missingRate) }
    let multipliers = ratios(usage.terms)
    guard let nanos = rounded(picos, times: multipliers),
      let sum = Int64(exactly: nanos + searches)
    else { return .unpriced(.outOfRange) }
    return .nanos(sum, isApproximate ? .approximate : .catalog)
  }

  private mutating func rates(prompt: Int128) -> TokenRates {
    let rates = period.rates(prompt: prompt)
    guard grain != .request else { return rates }
    if rates != period.rates { isApproximate = true }
    return period.rates
  }

  /// `nil` where tokens were used of a class that has no rate.
  static func picos(of tokens: Tokens, at rates: TokenRates) -> Int128? {
    guard let read = part(tokens.cacheRead, rates.cacheRead),
      let write5m = part(tokens.cacheWrite5m, rates.cacheWrite5m),
      let write1h = part(tokens.cacheWrite1h, rates.cacheWrite1h)
    else { return nil }
    let input = Int128(tokens.input) * Int128(rates.input)
    let output = Int128(tokens.output) * Int128(rates.output)
    return input + read + write5m + write1h + output
  }

  static func part(_ count: Int64, _ rate: Int64?) -> Int128? {
    count == 0 ? 0 : rate.map { Int128(count) * Int128($0) }
  }

  /// What multiplies the rates.
  ///
  /// A term for which the vendor names no multiplier is left out, and the price is approximate.
  /// `fast` and `priority` are the same wish, `us` and `regional` the same place: the dearer of two
  /// counts. Searches are paid by the piece: nothing multiplies them. A region that has no multiplier costs what everywhere costs.
  private mutating func ratios(_ terms: RateTerms) -> [Ratio] {
    guard !terms.isEmpty || isRegional else { return [] }
    var ratios: [Ratio] = []
    for group in Self.groups {
      let wanted = group.filter { $0.0.map(terms.contains) ?? isRegional }
      let known = wanted.compactMap { period.multipliers[$0.1] }
      if known.isEmpty, wanted.contains(where: { $0.0 != nil }) { isApproximate = true }
      let dearest = known.max { left, right in
        left.numerator * right.denominator < right.numerator * left.denominator
      }
      if let dearest { ratios.append(dearest) }
    }
    return ratios
  }

  private static let groups: [[(RateTerms?, PriceTerm)]] = [
    [(.fast, .fast), (.priority, .priority)], [(.batch, .batch)], [(.flex, .flex)],
    [(.us, .us), (nil, .regional)],
  ]

  private func rounded(_ picos: Int128, times ratios: [Ratio]) -> Int128? {
    var (dividend, divisor) = (picos, Int128(1_000))
    for ratio in ratios {
      let (product, overflows) = dividend.multipliedReportingOverflow(by: Int128(ratio.numerator))
      guard !overflows else { return nil }
      dividend = product
      divisor *= Int128(ratio.denominator)
    }
    let (sum, overflows) = dividend.addingReportingOverflow(divisor / 2)
    return overflows ? nil : sum / divisor
  }
}

extension Tokens {
  /// `prompt`, whatever the numbers.
  var widePrompt: Int128 {
    Int128(input) + Int128(cacheRead) + Int128(cacheWrite5m) + Int128(cacheWrite1h)
  }
}

import JSONScanning

extension PriceFileReader {
  private enum PeriodKey: String, CaseIterable {
    case from, source, input, output, tiers, multipliers, approximate
    case cacheRead = "cache_read"
    case cacheWrite5m = "cache_write_5m"
    case cacheWrite1h = "cache_write_1h"
    case webSearch = "web_search"
  }

  mutating func period(in bytes: Span<UInt8>) throws(PriceFileError) -> PricePeriod {
    var (start, source): (Int64?, String?)
    var tiers: [PriceTier] = []
    var multipliers: [PriceTerm: Ratio] = [:]
    var webSearch: Int64?
    var approximation: String?
    var rates = PartialRates()
    try forEachMember(in: bytes) { (reader, key: PeriodKey) throws(PriceFileError) in
      switch key {
      case .from: start = try reader.time(in: bytes)
      case .source: source = try reader.text(in: bytes)
      case .input: rates.input = try reader.rate(in: bytes)
      case .cacheRead: rates.cacheRead = try reader.rate(in: bytes)
      case .cacheWrite5m: rates.cacheWrite5m = try reader.rate(in: bytes)
      case .cacheWrite1h: rates.cacheWrite1h = try reader.rate(in: bytes)
      case .output: rates.output = try reader.rate(in: bytes)
      case .tiers: tiers = try reader.tiers(in: bytes)
      case .multipliers: multipliers = try reader.multipliers(in: bytes)
      case .webSearch: webSearch = try reader.money(in: bytes, power: 9, "USD for one search")
      case .approximate: approximation = try reader.text(in: bytes)
      }
    }
    guard let source else { throw expected("a member 'source': where the numbers are from") }
    return PricePeriod(
      start: start, rates: try rates.complete(self), tiers: tiers, multipliers: multipliers,
      webSearch: webSearch, source: source, approximation: approximation)
  }

  private enum TierKey: String, CaseIterable {
    case input, output
    case promptAbove = "prompt_above"
    case cacheRead = "cache_read"
    case cacheWrite5m = "cache_write_5m"
    case cacheWrite1h = "cache_write_1h"
  }

  private mutating func tiers(in bytes: Span<UInt8>) throws(PriceFileError) -> [PriceTier] {
    var tiers: [PriceTier] = []
    try forEachElement(in: bytes) { (reader) throws(PriceFileError) in
      let tier = try reader.tier(in: bytes)
      if let last = tiers.last, tier.promptAbove <= last.promptAbove {
        throw reader.expected("a larger 'prompt_above' than the one before")
      }
      tiers.append(tier)
    }
    return tiers
  }

  private mutating func tier(in bytes: Span<UInt8>) throws(PriceFileError) -> PriceTier {
    var promptAbove: Int64?
    var rates = PartialRates()
    try forEachMember(in: bytes) { (reader, key: TierKey) throws(PriceFileError) in
      switch key {
      case .promptAbove: promptAbove = try reader.tokens(in: bytes)
      case .input: rates.input = try reader.rate(in: bytes)
      case .cacheRead: rates.cacheRead = try reader.rate(in: bytes)
      case .cacheWrite5m: rates.cacheWrite5m = try reader.rate(in: bytes)
      case .cacheWrite1h: rates.cacheWrite1h = try reader.rate(in: bytes)
      case .output: rates.output = try reader.rate(in: bytes)
      }
    }
    guard let promptAbove else { throw expected("a member 'prompt_above'") }
    return PriceTier(promptAbove: promptAbove, rates: try rates.complete(self))
  }

  private mutating func multipliers(
    in bytes: Span<UInt8>
  ) throws(PriceFileError) -> [PriceTerm: Ratio] {
    var multipliers: [PriceTerm: Ratio] = [:]
    try forEachMember(in: bytes) { (reader, key: PriceTerm) throws(PriceFileError) in
      multipliers[key] = try reader.ratio(in: bytes)
    }
    return multipliers
  }

  private mutating func rate(in bytes: Span<UInt8>) throws(PriceFileError) -> Int64? {
    try money(in: bytes, power: 6, "USD for a million tokens")
  }
}

/// Rates as far as they were read.
private struct PartialRates {
  var input: Int64?
  var cacheRead: Int64?
  var cacheWrite5m: Int64?
  var cacheWrite1h: Int64?
  var output: Int64?

  func complete(_ reader: PriceFileReader) throws(PriceFileError) -> TokenRates {
    guard let input, let output else {
      throw reader.expected("members 'input' and 'output' with USD for a million tokens")
    }
    return TokenRates(
      input: input, cacheRead: cacheRead, cacheWrite5m: cacheWrite5m, cacheWrite1h: cacheWrite1h,
      output: output)
  }
}

import JSONScanning

/// A row of OpenAI's usage report or of its costs.
struct OpenAIReportRow {
  enum Key: String, CaseIterable {
    case object, amount, input_tokens, input_cached_tokens, input_cache_write_tokens
    case input_uncached_tokens, output_tokens
    // What rows are grouped by.
    case organization_id, project_id, user_id, api_key_id, model, batch, service_tier, line_item
  }
  private enum AmountKey: String, CaseIterable { case value, currency }
  private static let keys = JSONKeys<Key>()
  private static let amountKeys = JSONKeys<AmountKey>()
  private static let groups: [Key] = [
    .object, .organization_id, .project_id, .user_id, .api_key_id, .model, .batch, .service_tier,
    .line_item,
  ]

  private(set) var labels: [Key: String] = [:]
  /// Nano-USD, where the currency is that.
  private(set) var amount: Int64?
  private(set) var currency: String?
  private(set) var (hasAmount, isMalformed) = (false, false)
  private var counts: [Key: Int64] = [:]

  init(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .amount: try readAmount(&json, bytes)
      case .input_tokens, .input_cached_tokens, .input_cache_write_tokens, .input_uncached_tokens,
        .output_tokens:
        let isNull = try json.kind(in: bytes) == .null
        let count = try json.count(in: bytes, isMalformed: &isMalformed)
        if !isNull { counts[key] = count }
      default: labels[key] = try json.label(in: bytes)
      }
    }
  }

  private mutating func readAmount(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    hasAmount = true
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.amountKeys, in: bytes) {
      switch key {
      case .value: amount = try json.nanos(in: bytes, isMalformed: &isMalformed)
      case .currency: currency = try json.label(in: bytes)
      }
    }
  }

  /// What tells the row from others of the same report.
  func add(to key: inout RecordKeyHasher) {
    for group in Self.groups { key.add(labels[group] ?? "") }
  }

  /// Whether the row counts tokens; others count images, characters, seconds or sessions.
  var hasTokens: Bool { !counts.isEmpty }

  var tokens: Tokens {
    let cached = counts[.input_cached_tokens, default: 0]
    let written = counts[.input_cache_write_tokens, default: 0]
    let rest = counts[.input_tokens, default: 0] - cached - written
    return Tokens(
      input: max(0, counts[.input_uncached_tokens] ?? rest), cacheRead: cached,
      cacheWrite5m: written, output: counts[.output_tokens, default: 0])
  }

  /// The model, or what the line of an invoice names before its class of tokens.
  var model: String? {
    if let model = labels[.model] { return model }
    let parts = labels[.line_item]?.split(separator: ", ", maxSplits: 1) ?? []
    return parts.count == 2 ? String(parts[0]) : nil
  }

  var terms: RateTerms {
    let tier = RateTerms(tier: labels[.service_tier])
    return labels[.batch] == "true" ? tier.union(.batch) : tier
  }
}

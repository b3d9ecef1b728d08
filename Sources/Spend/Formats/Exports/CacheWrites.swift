import JSONScanning

/// Tokens written to a cache, as Anthropic's `cache_creation` and its copies tell them apart.
struct CacheWrites: Hashable {
  private enum Key: String, CaseIterable {
    case ephemeral_5m_input_tokens, ephemeral_1h_input_tokens
  }
  private static let keys = JSONKeys<Key>()

  var fiveMinutes: Int64 = 0
  var hour: Int64 = 0

  /// Takes the numbers that come next, where they are larger: copies say the same, or less.
  mutating func read(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, isMalformed: inout Bool
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      let count = try json.count(in: bytes, isMalformed: &isMalformed)
      switch key {
      case .ephemeral_5m_input_tokens: fiveMinutes = max(fiveMinutes, count)
      case .ephemeral_1h_input_tokens: hour = max(hour, count)
      }
    }
  }

  /// All that was written, by the time that it is kept: of `total`, which the source states beside
  /// these numbers, what it does not tell apart is kept for five minutes.
  func split(ofTotal total: Int64) -> (fiveMinutes: Int64, hour: Int64) {
    (max(fiveMinutes, total - hour), hour)
  }
}

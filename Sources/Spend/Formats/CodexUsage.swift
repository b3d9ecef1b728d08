import JSONScanning

/// Tokens as Codex counts them: the input holds what came from the cache and what was written to
/// it, the output holds what was reasoned.
struct CodexUsage: Equatable {
  private var input: Int64 = 0
  private var cached: Int64 = 0
  private var written: Int64 = 0
  private var output: Int64 = 0
  private var reasoned: Int64 = 0
  private var total: Int64 = 0
  /// Whether a count is none, negative or too large.
  private(set) var isMalformed = false

  private enum Key: String, CaseIterable {
    case input_tokens, cached_input_tokens, cache_write_input_tokens, output_tokens
    case reasoning_output_tokens, total_tokens
  }
  private static let keys = JSONKeys<Key>()

  /// Reads the object that comes next; `nil` where there is another value.
  init?(_ json: inout JSONScanner, in bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return nil }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      let count = try json.count(in: bytes, isMalformed: &isMalformed)
      switch key {
      case .input_tokens: input = count
      case .cached_input_tokens: cached = count
      case .cache_write_input_tokens: written = count
      case .output_tokens: output = count
      case .reasoning_output_tokens: reasoned = count
      case .total_tokens: total = count
      }
    }
  }

  var tokens: Tokens {
    Tokens(prompt: input, cacheRead: cached, cacheWrite: written, output: output)
  }

  /// What came in addition to an earlier total; all of it where the total began anew.
  func increase(over earlier: CodexUsage?) -> CodexUsage {
    guard let earlier, zip(counts, earlier.counts).allSatisfy({ $0 >= $1 }) else { return self }
    var increase = self
    increase.input -= earlier.input
    increase.cached -= earlier.cached
    increase.written -= earlier.written
    increase.output -= earlier.output
    increase.reasoned -= earlier.reasoned
    increase.total -= earlier.total
    return increase
  }

  func add(to hasher: inout RecordKeyHasher) {
    for count in counts { hasher.add(count) }
  }

  private var counts: [Int64] { [input, cached, written, output, reasoned, total] }
}

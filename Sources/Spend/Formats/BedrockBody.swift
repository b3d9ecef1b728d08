import JSONScanning

/// The tokens that an answer's body on Amazon Bedrock states; the rest of it is passed over.
///
/// A body is an answer of the model (`usage`, for Claude in Anthropic's words), of `Converse`
/// (`usage` in camel case), or a list of the events of a stream: `message_start` and
/// `message_delta`, the `metadata` of `ConverseStream`, and Bedrock's own metrics at the end. What
/// several events state only grows.
struct BedrockBody {
  private enum Key: String, CaseIterable {
    case usage, message, metadata
    case metrics = "amazon-bedrock-invocationMetrics"
  }
  private enum UsageKey: String, CaseIterable {
    case input_tokens, output_tokens, cache_read_input_tokens, cache_creation_input_tokens
    case cache_creation
    case inputTokens, outputTokens, cacheReadInputTokens, cacheWriteInputTokens
    case inputTokenCount, outputTokenCount, cacheReadInputTokenCount, cacheWriteInputTokenCount
  }
  private static let keys = JSONKeys<Key>()
  private static let usageKeys = JSONKeys<UsageKey>()

  private(set) var input: Int64 = 0
  private(set) var output: Int64 = 0
  private(set) var cacheRead: Int64 = 0
  private(set) var writes = CacheWrites()
  private(set) var isMalformed = false
  private var written: Int64 = 0

  /// All that was written to a cache.
  var cacheWritten: Int64 { max(written, writes.fiveMinutes + writes.hour) }

  /// Reads the body that comes next.
  mutating func read(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.kind(in: bytes) == .array else { return try readPart(&json, bytes, depth: 0) }
    guard try json.enterArray(in: bytes) else { return }
    while try json.nextElement(in: bytes) { try readPart(&json, bytes, depth: 0) }
  }

  private mutating func readPart(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .usage, .metrics: try readUsage(&json, bytes)
      case .message, .metadata:
        if depth < 2 {
          try readPart(&json, bytes, depth: depth + 1)
        } else {
          try json.skip(in: bytes)
        }
      }
    }
  }

  private mutating func readUsage(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.usageKeys, in: bytes) {
      if key == .cache_creation {
        try writes.read(&json, bytes, isMalformed: &isMalformed)
        continue
      }
      let count = try json.count(in: bytes, isMalformed: &isMalformed)
      switch key {
      case .input_tokens, .inputTokens, .inputTokenCount: input = max(input, count)
      case .output_tokens, .outputTokens, .outputTokenCount: output = max(output, count)
      case .cache_read_input_tokens, .cacheReadInputTokens, .cacheReadInputTokenCount:
        cacheRead = max(cacheRead, count)
      default: written = max(written, count)
      }
    }
  }
}

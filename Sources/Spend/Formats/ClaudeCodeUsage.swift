import JSONScanning

/// The `usage` of an answer.
struct ClaudeCodeUsage {
  private(set) var tokens = Tokens()
  private(set) var terms: RateTerms = []
  private(set) var webSearches: Int64 = 0
  /// Whether a number is none, is negative, or is too large.
  private(set) var isMalformed = false
  /// All that was written to a cache, however long it is kept there.
  private var cacheWrites: Int64 = 0
  private var hasSplit = false

  // `iterations` and `output_tokens_details` say the same again, in parts.
  private enum Key: String, CaseIterable {
    case input_tokens, output_tokens, cache_read_input_tokens, cache_creation_input_tokens
    case cache_creation, server_tool_use, service_tier, speed, inference_geo
  }
  private static let keys = Key.allCases
  private static let names = MemberNames(keys.map(\.rawValue))

  /// Reads the object that begins at `start`.
  init(_ bytes: Span<UInt8>, at start: Int) throws(JSONError) {
    guard var members = JSONMembers(at: start, in: bytes) else { return }
    while let place = try members.next(of: Self.names, in: bytes) {
      let start = members.value
      let range = start..<(try members.leap(in: bytes))
      switch Self.keys[place] {
      case .input_tokens: tokens.input = try count(range, bytes)
      case .output_tokens: tokens.output = try count(range, bytes)
      case .cache_read_input_tokens: tokens.cacheRead = try count(range, bytes)
      case .cache_creation_input_tokens: cacheWrites = try count(range, bytes)
      case .cache_creation: try read(splitAt: start, bytes)
      case .server_tool_use: try read(toolsAt: start, bytes)
      case .service_tier, .speed, .inference_geo: try read(term: range, bytes)
      }
    }
    // Before version 2.1.152 the sum was 0 beside a split that was right; and there are entries
    // with a split of zeros beside a sum that is right.
    let split = tokens.cacheWrite5m + tokens.cacheWrite1h
    if !hasSplit || split == 0 { tokens.cacheWrite5m = cacheWrites }
  }

  private mutating func count(
    _ range: Range<Int>, _ bytes: Span<UInt8>
  ) throws(JSONError) -> Int64 {
    if let number = bytes.digits(range) { return number }
    var json = JSONScanner(at: range.lowerBound)
    return try json.count(in: bytes, isMalformed: &isMalformed)
  }

  private static let splitNames = MemberNames([
    "ephemeral_5m_input_tokens", "ephemeral_1h_input_tokens",
  ])

  private mutating func read(splitAt start: Int, _ bytes: Span<UInt8>) throws(JSONError) {
    guard var members = JSONMembers(at: start, in: bytes) else { return }
    hasSplit = true
    while let place = try members.next(of: Self.splitNames, in: bytes) {
      let start = members.value
      let number = try count(start..<(try members.leap(in: bytes)), bytes)
      if place == 0 { tokens.cacheWrite5m = number } else { tokens.cacheWrite1h = number }
    }
  }

  private static let toolNames = MemberNames(["web_search_requests"])

  private mutating func read(toolsAt start: Int, _ bytes: Span<UInt8>) throws(JSONError) {
    guard var members = JSONMembers(at: start, in: bytes) else { return }
    while try members.next(of: Self.toolNames, in: bytes) != nil {
      let start = members.value
      webSearches = try count(start..<(try members.leap(in: bytes)), bytes)
    }
  }

  // No two of the fields have a word in common.
  private static let terms: [RateTerms] = [.batch, .priority, .fast, .us]
  private static let termNames = MemberNames(["batch", "priority", "fast", "us"])

  private mutating func read(term range: Range<Int>, _ bytes: Span<UInt8>) throws(JSONError) {
    guard bytes[range.lowerBound] == UInt8(ascii: "\""),
      let place = try Self.termNames.place(ofTextIn: range, in: bytes)
    else { return }
    terms.insert(Self.terms[place])
  }
}

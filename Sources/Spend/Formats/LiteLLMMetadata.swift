import JSONScanning

/// What is read of the `metadata` of a row of LiteLLM's spend logs.
struct LiteLLMMetadata {
  private enum Key: String, CaseIterable {
    case usage_object, additional_usage_values, status, user_api_key_user_id
    case user_api_key_user_email, requester_custom_headers, spend_logs_metadata
  }
  private enum UsageKey: String, CaseIterable {
    case cache_read_input_tokens, cache_creation_input_tokens, cache_creation
    case prompt_tokens_details
    // Of the details.
    case cached_tokens, cache_creation_tokens, cache_write_tokens, cache_creation_token_details
  }
  private enum HeaderKey: String, CaseIterable {
    case header = "x-claude-code-session-id"
    case titleCase = "X-Claude-Code-Session-Id"
  }
  private static let keys = JSONKeys<Key>()
  private static let usageKeys = JSONKeys<UsageKey>()
  private static let headerKeys = JSONKeys<HeaderKey>()

  private(set) var cacheRead: Int64 = 0
  private(set) var writes = CacheWrites()
  private(set) var hasFailed = false
  /// Who the key belongs to.
  private(set) var users: [String?] = []
  /// The session that Claude Code names with each request.
  private(set) var claudeSession: String?
  private(set) var isMalformed = false
  /// Whether there is none, or one that is well-formed.
  private(set) var isReadable = true
  private var written: Int64 = 0

  /// All that was written to a cache.
  var cacheWritten: Int64 { max(written, writes.fiveMinutes + writes.hour) }

  /// Reads the metadata that comes next, an object or the text of one.
  mutating func read(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.kind(in: bytes) == .string else { return try readObject(&json, bytes) }
    if let text = try json.utf8(in: bytes, limit: 1 << 20) {
      read(text)
    } else {
      isReadable = false
    }
  }

  /// Reads metadata from its text; an empty one has none.
  mutating func read(_ text: [UInt8]) {
    guard !text.isEmpty else { return }
    var json = JSONScanner()
    do throws(JSONError) {
      try readObject(&json, text.span)
    } catch {
      isReadable = false
    }
  }

  private mutating func readObject(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    users = [nil, nil]
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .usage_object, .additional_usage_values: try readUsage(&json, bytes, depth: 0)
      case .status: hasFailed = try json.label(in: bytes) == "failure"
      case .user_api_key_user_email: users[0] = try json.label(in: bytes)
      case .user_api_key_user_id: users[1] = try json.label(in: bytes)
      case .requester_custom_headers, .spend_logs_metadata: try readHeaders(&json, bytes)
      }
    }
  }

  /// Takes the largest of each number: the same stand in several places.
  private mutating func readUsage(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.usageKeys, in: bytes) {
      switch key {
      case .cache_read_input_tokens, .cached_tokens:
        cacheRead = max(cacheRead, try json.count(in: bytes, isMalformed: &isMalformed))
      case .cache_creation_input_tokens, .cache_creation_tokens, .cache_write_tokens:
        written = max(written, try json.count(in: bytes, isMalformed: &isMalformed))
      case .cache_creation, .cache_creation_token_details:
        try writes.read(&json, bytes, isMalformed: &isMalformed)
      case .prompt_tokens_details where depth == 0: try readUsage(&json, bytes, depth: 1)
      case .prompt_tokens_details: try json.skip(in: bytes)
      }
    }
  }

  private mutating func readHeaders(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while try json.nextKey(of: Self.headerKeys, in: bytes) != nil {
      claudeSession = try json.label(in: bytes, limit: 200) ?? claudeSession
    }
  }
}

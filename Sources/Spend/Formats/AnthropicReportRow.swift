import JSONScanning

/// A row of one of Anthropic's usage or cost reports.
struct AnthropicReportRow {
  enum Key: String, CaseIterable {
    case uncached_input_tokens, cache_creation, cache_read_input_tokens, output_tokens
    case server_tool_use, amount, currency, actor, starting_at, ending_at
    // What rows are grouped by.
    case account_id, api_key_id, service_account_id, workspace_id, model, service_tier
    case context_window, inference_geo, speed, cost_type, token_type, description, product
    case rbac_group_id, claude_tag_category, claude_tag_user_id, slack_channel_id
  }
  private enum ActorKey: String, CaseIterable { case user_id, email, email_address }
  private enum ToolKey: String, CaseIterable { case web_search_requests }
  private static let keys = JSONKeys<Key>()
  private static let actorKeys = JSONKeys<ActorKey>()
  private static let toolKeys = JSONKeys<ToolKey>()
  private static let groups: [Key] = [
    .account_id, .api_key_id, .service_account_id, .workspace_id, .model, .service_tier,
    .context_window, .inference_geo, .speed, .cost_type, .token_type, .description, .product,
    .rbac_group_id, .claude_tag_category, .claude_tag_user_id, .slack_channel_id,
  ]

  private(set) var tokens = Tokens()
  private(set) var webSearches: Int64 = 0
  /// Nano-USD, where the currency is that.
  private(set) var amount: Int64?
  private(set) var labels: [Key: String] = [:]
  private(set) var actor: (id: String?, email: String?)?
  private(set) var (start, end): (Int64?, Int64?)
  private(set) var (hasTokens, hasAmount, isMalformed) = (false, false, false)
  private var writes = CacheWrites()

  init(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .uncached_input_tokens: tokens.input = try count(&json, bytes)
      case .cache_read_input_tokens: tokens.cacheRead = try count(&json, bytes)
      case .output_tokens: tokens.output = try count(&json, bytes)
      case .cache_creation: try writes.read(&json, bytes, isMalformed: &isMalformed)
      case .server_tool_use: try readTools(&json, bytes)
      case .amount:
        hasAmount = true
        amount = try json.nanos(in: bytes, power: 7, isMalformed: &isMalformed)
      case .actor: try readActor(&json, bytes)
      case .starting_at: start = try json.time(in: bytes)
      case .ending_at: end = try json.time(in: bytes)
      default: labels[key] = try json.label(in: bytes)
      }
    }
    (tokens.cacheWrite5m, tokens.cacheWrite1h) = (writes.fiveMinutes, writes.hour)
  }

  private mutating func count(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) -> Int64 {
    hasTokens = true
    return try json.count(in: bytes, isMalformed: &isMalformed)
  }

  private mutating func readTools(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while try json.nextKey(of: Self.toolKeys, in: bytes) != nil {
      webSearches = try count(&json, bytes)
    }
  }

  private mutating func readActor(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    var actor: (id: String?, email: String?)
    while let key = try json.nextKey(of: Self.actorKeys, in: bytes) {
      let text = try json.label(in: bytes)
      switch key {
      case .user_id: actor.id = text
      case .email, .email_address: actor.email = EmailAddress.normalized(text)
      }
    }
    self.actor = actor
  }

  /// What tells the row from others of the same report.
  func add(to key: inout RecordKeyHasher) {
    for group in Self.groups { key.add(labels[group] ?? "") }
    // Of one person the id stays; some exports leave one of the two out.
    key.add(actor.map { $0.id ?? $0.email ?? "" } ?? "")
  }
}

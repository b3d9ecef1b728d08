import JSONScanning

/// The `metadata.json` of one agent's session in a checkpoint of the Entire CLI.
///
/// Its tokens are those since the session's previous checkpoint. Before version 2 of that count
/// (`token_usage_version`), they may also be those since the session began; the file does not tell.
struct EntireSession {
  private var agent: String?
  private var model: String?
  private var session: String?
  private var kind: String?
  private var tokens = Tokens()

  private struct Tokens {
    var (input, cacheWrite, cacheRead, output): (Int64?, Int64?, Int64?, Int64?)
  }

  private enum Key: String, CaseIterable { case agent, model, session_id, kind, token_usage }
  private enum TokenKey: String, CaseIterable {
    case input_tokens, cache_creation_tokens, cache_read_tokens, output_tokens, subagent_tokens
  }
  private static let keys = JSONKeys<Key>()
  private static let tokenKeys = JSONKeys<TokenKey>()

  /// Reads the file.
  init(_ bytes: Span<UInt8>) throws(JSONError) {
    var json = JSONScanner()
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .agent: agent = try json.string(in: bytes, limit: ToolNames.longest)
      case .model: model = try json.string(in: bytes, limit: ToolNames.longest)
      case .session_id: session = try json.string(in: bytes, limit: ToolNames.longest)
      case .kind: kind = try json.string(in: bytes, limit: ToolNames.longest)
      case .token_usage: try readTokens(&json, bytes, depth: 0)
      }
    }
  }

  /// The session as evidence for a commit that names the checkpoint `id`.
  ///
  /// `nil` where it is none of an agent, or only reviewed or investigated.
  func evidence(of id: String) -> Evidence? {
    let names = ToolNames.shared
    guard agent != nil || session != nil, kind?.hasPrefix("agent_") != true else { return nil }
    return Evidence(
      level: .note, agent: names.agent(agent), model: names.model(model),
      session: names.session(session),
      matched: "Entire-Checkpoint: \(id): \(agent ?? "unknown agent") \(session ?? "")".trimmed)
  }

  /// The tokens of the session; `nil` where none were counted.
  var usage: RecordedUsage? {
    let counts = [tokens.input, tokens.cacheRead, tokens.cacheWrite, tokens.output]
    guard counts.contains(where: { ($0 ?? 0) > 0 }) else { return nil }
    let names = ToolNames.shared
    return RecordedUsage(
      agent: names.agent(agent), model: names.model(model), session: names.session(session),
      input: tokens.input, cacheRead: tokens.cacheRead, cacheWrite: tokens.cacheWrite,
      output: tokens.output)
  }

  /// No agent of an agent goes deeper.
  private static let mostDepth = 8

  /// Reads the tokens, and adds those of the session's own agents.
  private mutating func readTokens(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) {
    guard depth < Self.mostDepth else { return try json.skip(in: bytes) }
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.tokenKeys, in: bytes) {
      switch key {
      case .input_tokens: tokens.input.add(try json.integer(in: bytes))
      case .cache_creation_tokens: tokens.cacheWrite.add(try json.integer(in: bytes))
      case .cache_read_tokens: tokens.cacheRead.add(try json.integer(in: bytes))
      case .output_tokens: tokens.output.add(try json.integer(in: bytes))
      case .subagent_tokens: try readTokens(&json, bytes, depth: depth + 1)
      }
    }
  }
}

extension Int64? {
  /// Adds a count of tokens; one that is unknown, negative or too large changes nothing.
  mutating func add(_ count: Int64?) {
    guard let count, count >= 0 else { return }
    let (sum, overflows) = (self ?? 0).addingReportingOverflow(count)
    if !overflows { self = sum }
  }
}

import JSONScanning

/// One line of a rollout, or of what `codex exec --json` prints, as far as it matters here.
struct CodexLine {
  enum Kind: String {
    case sessionMeta = "session_meta"
    case turnContext = "turn_context"
    case event = "event_msg"
    case usageRecord = "token_usage_record"
    // These two are printed, not kept in rollouts.
    case threadStarted = "thread.started"
    case turnCompleted = "turn.completed"
  }

  let kind: Kind
  /// When it was written, in milliseconds since 1970-01-01 UTC.
  private(set) var time: Int64?
  /// Its place in the rollout, counted from 0.
  private(set) var ordinal: Int64?
  private(set) var payload = CodexPayload()

  private enum Key: String, CaseIterable {
    case type, timestamp, ordinal, payload, thread_id, usage, model
  }
  private static let keys = JSONKeys<Key>()

  /// Reads a line; `nil` where it holds none of what matters, which is not read to its end then.
  init?(_ bytes: Span<UInt8>) throws(JSONError) {
    var json = JSONScanner()
    guard try json.enterObject(in: bytes) else { throw JSONError(reason: .unexpected, offset: 0) }
    var kind: Kind?
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .type:
        kind = try json.string(in: bytes, limit: 64).flatMap { Kind(rawValue: $0) }
        guard kind != nil else { return nil }
      case .timestamp: time = try json.logTime(in: bytes)
      case .ordinal: ordinal = try json.integer(in: bytes)
      case .payload: guard try payload.read(&json, in: bytes) else { return nil }
      case .thread_id: payload.thread = try json.label(in: bytes, limit: CodexPayload.longestID)
      case .usage: payload.usage = try CodexUsage(&json, in: bytes)
      case .model: payload.model = try json.label(in: bytes, limit: CodexPayload.longestID)
      }
    }
    guard let kind else { return nil }
    self.kind = kind
  }
}

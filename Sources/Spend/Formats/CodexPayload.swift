import JSONScanning

/// What stands in the `payload` of a line.
///
/// Its kinds share no member with two meanings, so one type
/// reads all of them, whatever comes first in the line.
struct CodexPayload {
  enum Event: String {
    case tokenCount = "token_count"
    case taskStarted = "task_started"
    case turnStarted = "turn_started"
    case settingsApplied = "thread_settings_applied"
  }

  static let longestID = 200
  private static let longestPath = 4_096

  /// Of an event.
  private(set) var event: Event?
  /// Of a thread: its own id, that of the thread at the root of its subagents, and its parent's.
  private(set) var id: String?
  private(set) var session: String?
  private(set) var parent: String?
  private(set) var isSubagent = false
  private(set) var historyStart: Int64?
  private(set) var timestamp: Int64?
  private(set) var directory: String?
  private(set) var repository: String?
  private(set) var branch: String?
  private(set) var commit: String?
  /// Of a turn.
  private(set) var turn: String?
  /// Whole seconds since 1970-01-01 UTC.
  private(set) var startedAt: Int64?
  var model: String?
  private(set) var tier: String?
  /// Of usage.
  var thread: String?
  private(set) var response: String?
  var usage: CodexUsage?
  private(set) var total: CodexUsage?
  private(set) var last: CodexUsage?

  private enum Key: String, CaseIterable {
    case type, id, session_id, forked_from_id, parent_thread_id, thread_source, source
    case subagent_history_start_ordinal, timestamp, cwd, git, turn_id, started_at, model
    case service_tier, thread_settings, thread_id, response_id, usage, info
  }
  private static let keys = JSONKeys<Key>()

  /// Reads the payload that comes next; `false` where it is an event that does not matter, which is
  /// not read to its end then.
  mutating func read(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) -> Bool {
    guard try json.enterObject(in: bytes) else { return true }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .type:
        event = try json.string(in: bytes, limit: 64).flatMap { Event(rawValue: $0) }
        guard event != nil else { return false }
      case .id, .session_id, .cwd, .turn_id, .model, .service_tier, .thread_id, .response_id:
        try readText(key, &json, in: bytes)
      case .forked_from_id, .parent_thread_id: try readParent(&json, in: bytes)
      case .thread_source:
        if try json.string(in: bytes, limit: 64) == "subagent" { isSubagent = true }
      case .source: try readSource(&json, in: bytes)
      case .subagent_history_start_ordinal: historyStart = try json.integer(in: bytes)
      case .timestamp: timestamp = try json.logTime(in: bytes)
      case .git: try readGit(&json, in: bytes)
      case .started_at: startedAt = try json.integer(in: bytes)
      case .thread_settings: try readSettings(&json, in: bytes)
      case .usage: usage = try CodexUsage(&json, in: bytes)
      case .info: try readInfo(&json, in: bytes)
      }
    }
    return true
  }

  private mutating func readText(
    _ key: Key, _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    let text = try json.label(in: bytes, limit: key == .cwd ? Self.longestPath : Self.longestID)
    switch key {
    case .id: id = text
    case .session_id: session = text
    case .cwd: directory = text
    case .turn_id: turn = text
    case .model: model = text
    case .service_tier: tier = text ?? "default"
    case .thread_id: thread = text
    case .response_id: response = text
    default: break
    }
  }
}

extension CodexPayload {
  private enum SourceKey: String, CaseIterable { case subagent }
  private enum SpawnKey: String, CaseIterable { case thread_spawn }
  private enum ParentKey: String, CaseIterable { case parent_thread_id }
  private enum GitKey: String, CaseIterable { case commit_hash, branch, repository_url }
  private enum SettingsKey: String, CaseIterable { case model, service_tier }
  private enum InfoKey: String, CaseIterable { case total_token_usage, last_token_usage, model }
  private static let sourceKeys = JSONKeys<SourceKey>()
  private static let spawnKeys = JSONKeys<SpawnKey>()
  private static let parentKeys = JSONKeys<ParentKey>()
  private static let gitKeys = JSONKeys<GitKey>()
  private static let settingsKeys = JSONKeys<SettingsKey>()
  private static let infoKeys = JSONKeys<InfoKey>()

  private mutating func readParent(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    if let id = try json.label(in: bytes, limit: Self.longestID) { parent = id }
  }

  /// `{"subagent": {"thread_spawn": {"parent_thread_id": …}}}`; a word for all other sources.
  private mutating func readSource(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while try json.nextKey(of: Self.sourceKeys, in: bytes) != nil {
      isSubagent = true
      guard try json.enterObject(in: bytes) else { continue }
      while try json.nextKey(of: Self.spawnKeys, in: bytes) != nil {
        guard try json.enterObject(in: bytes) else { continue }
        while try json.nextKey(of: Self.parentKeys, in: bytes) != nil {
          try readParent(&json, in: bytes)
        }
      }
    }
  }

  private mutating func readGit(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.gitKeys, in: bytes) {
      switch key {
      case .commit_hash: commit = try json.label(in: bytes, limit: 64)
      case .branch: branch = try json.label(in: bytes)
      case .repository_url:
        repository = try json.label(in: bytes, limit: Self.longestPath)
          .map { RepositoryURL.clean($0) }
      }
    }
  }

  private mutating func readSettings(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.settingsKeys, in: bytes) {
      switch key {
      case .model: model = try json.label(in: bytes, limit: Self.longestID)
      case .service_tier: tier = try json.label(in: bytes, limit: 64) ?? "default"
      }
    }
  }

  private mutating func readInfo(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.infoKeys, in: bytes) {
      switch key {
      case .total_token_usage: total = try CodexUsage(&json, in: bytes)
      case .last_token_usage: last = try CodexUsage(&json, in: bytes)
      case .model: model = try json.label(in: bytes, limit: Self.longestID)
      }
    }
  }
}

import JSONScanning

/// One event of a session, as far as it matters here.
struct CopilotCLIEvent {
  enum Kind: String {
    case start = "session.start"
    case resume = "session.resume"
    case contextChanged = "session.context_changed"
    case modelChange = "session.model_change"
    case message = "assistant.message"
    case shutdown = "session.shutdown"
  }

  private(set) var kind = Kind.start
  /// What its copies have too; `nil` where it has no id.
  private(set) var key: RecordKey?
  private(set) var time: Int64?
  private(set) var session: String?
  private(set) var directory: String?
  private(set) var repository: String?
  private(set) var branch: String?
  private(set) var commit: String?
  /// Whether it says where the session works.
  private(set) var hasContext = false
  private(set) var model: String?
  /// What one answer put out.
  private(set) var output: Int64 = 0
  /// What each model used, at the end.
  private(set) var metrics: [String: CopilotCLIUsage] = [:]
  private(set) var isMalformed = false

  private enum Key: String, CaseIterable { case type, id, timestamp, data }
  private enum DataKey: String, CaseIterable {
    case sessionId, context, newModel, selectedModel, model, outputTokens, modelMetrics
    // Where the context changed, it stands here.
    case cwd, gitRoot, repository, branch, headCommit
  }
  private static let keys = JSONKeys<Key>()
  private static let dataKeys = JSONKeys<DataKey>()

  /// Reads a line; `nil` where it is another event, which is not read to its end then.
  init?(_ bytes: Span<UInt8>) throws(JSONError) {
    var json = JSONScanner()
    guard try json.enterObject(in: bytes) else { throw JSONError(reason: .unexpected, offset: 0) }
    var kind: Kind?
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .type:
        kind = try json.string(in: bytes, limit: 64).flatMap { Kind(rawValue: $0) }
        guard kind != nil else { return nil }
      case .id:
        self.key = try json.label(in: bytes, limit: 200).map {
          var hasher = RecordKeyHasher("copilot-cli-event")
          hasher.add($0)
          return hasher.key
        }
      case .timestamp: time = try json.logTime(in: bytes)
      case .data: try readData(&json, in: bytes, isContext: false)
      }
    }
    guard let kind else { return nil }
    self.kind = kind
    if kind == .contextChanged { hasContext = true }
  }

  /// Reads the data of an event, and in it the context: it has members of the same names, and none
  /// that means another thing.
  private mutating func readData(
    _ json: inout JSONScanner, in bytes: Span<UInt8>, isContext: Bool
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.dataKeys, in: bytes) {
      switch key {
      case .sessionId: session = try json.label(in: bytes, limit: 200)
      case .context where isContext: try json.skip(in: bytes)
      case .context:
        hasContext = true
        try readData(&json, in: bytes, isContext: true)
      case .newModel, .selectedModel, .model: model = try json.label(in: bytes, limit: 200)
      case .outputTokens: output = try json.count(in: bytes, isMalformed: &isMalformed)
      case .modelMetrics: try readMetrics(&json, in: bytes)
      case .cwd: directory = try json.label(in: bytes, limit: 4_096)
      case .gitRoot:
        let root = try json.label(in: bytes, limit: 4_096)
        directory = directory ?? root
      case .repository:
        repository = try json.label(in: bytes, limit: 4_096).map { RepositoryURL.clean($0) }
      case .branch: branch = try json.label(in: bytes)
      case .headCommit: commit = try json.label(in: bytes, limit: 64)
      }
    }
  }

  private enum MetricKey: String, CaseIterable { case usage }
  private static let metricKeys = JSONKeys<MetricKey>()

  private mutating func readMetrics(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let name = try json.nextKey(in: bytes) {
      guard try json.enterObject(in: bytes) else { continue }
      while try json.nextKey(of: Self.metricKeys, in: bytes) != nil {
        let usage = try CopilotCLIUsage(&json, in: bytes, isMalformed: &isMalformed)
        metrics[String(decoding: name.prefix(200), as: UTF8.self)] = usage
      }
    }
  }
}

/// What one model used.
///
/// The input holds what came from the cache and what was written to it.
struct CopilotCLIUsage {
  private var input: Int64 = 0
  private(set) var output: Int64 = 0
  private var cacheRead: Int64 = 0
  private var cacheWrite: Int64 = 0

  private enum Key: String, CaseIterable {
    case inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens
  }
  private static let keys = JSONKeys<Key>()

  /// Only output.
  init(output: Int64) { self.output = output }

  init(
    _ json: inout JSONScanner, in bytes: Span<UInt8>, isMalformed: inout Bool
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      let count = try json.count(in: bytes, isMalformed: &isMalformed)
      switch key {
      case .inputTokens: input = count
      case .outputTokens: output = count
      case .cacheReadTokens: cacheRead = count
      case .cacheWriteTokens: cacheWrite = count
      }
    }
  }

  var tokens: Tokens {
    Tokens(prompt: input, cacheRead: cacheRead, cacheWrite: cacheWrite, output: output)
  }

  /// Whether an earlier sum may be a part of this one.
  func covers(_ earlier: Self) -> Bool {
    input >= earlier.input && output >= earlier.output && cacheRead >= earlier.cacheRead
      && cacheWrite >= earlier.cacheWrite
  }

  /// What came in addition to a sum that this one covers.
  func increase(over earlier: Self?) -> Self {
    guard let earlier else { return self }
    var increase = self
    increase.input -= earlier.input
    increase.output -= earlier.output
    increase.cacheRead -= earlier.cacheRead
    increase.cacheWrite -= earlier.cacheWrite
    return increase
  }
}

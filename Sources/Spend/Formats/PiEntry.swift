import JSONScanning

/// One line of a session of Pi, as far as it matters here.
struct PiEntry {
  enum Kind: String { case session, message }

  private(set) var kind = Kind.message
  /// When the line was written, in milliseconds since 1970-01-01 UTC.
  private(set) var writtenAt: Int64?
  private(set) var id: String?
  private(set) var directory: String?
  private(set) var isAssistant = false
  private(set) var model: String?
  private var answeredAt: Int64?
  private(set) var hasUsage = false
  private(set) var tokens = Tokens()
  /// All tokens, as the line states them.
  private(set) var total: Int64 = 0
  /// What Pi worked out from its own list of prices, in nano-USD.
  private(set) var cost: Int64?
  private(set) var isMalformed = false

  private enum Key: String, CaseIterable { case type, timestamp, id, cwd, message }
  private enum MessageKey: String, CaseIterable { case role, model, timestamp, usage }
  private enum UsageKey: String, CaseIterable {
    case input, output, cacheRead, cacheWrite, totalTokens, cost
  }
  private enum CostKey: String, CaseIterable { case total }
  private static let keys = JSONKeys<Key>()
  private static let messageKeys = JSONKeys<MessageKey>()
  private static let usageKeys = JSONKeys<UsageKey>()
  private static let costKeys = JSONKeys<CostKey>()

  /// Reads a line; `nil` where it is another entry, which is not read to its end then.
  init?(_ bytes: Span<UInt8>) throws(JSONError) {
    var json = JSONScanner()
    guard try json.enterObject(in: bytes) else { throw JSONError(reason: .unexpected, offset: 0) }
    var kind: Kind?
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .type:
        kind = try json.string(in: bytes, limit: 64).flatMap { Kind(rawValue: $0) }
        guard kind != nil else { return nil }
      case .timestamp: writtenAt = try json.logTime(in: bytes)
      case .id: id = try json.label(in: bytes, limit: 200)
      case .cwd: directory = try json.label(in: bytes, limit: 4_096)
      case .message: try readMessage(&json, in: bytes)
      }
    }
    guard let kind else { return nil }
    self.kind = kind
  }

  /// When the answer came: the time in the message, which copies keep.
  var time: Int64? { answeredAt ?? writtenAt }

  func key(at time: Int64) -> RecordKey {
    var hasher = RecordKeyHasher("pi-message")
    hasher.add(time)
    hasher.add(model ?? "")
    for count in [tokens.input, tokens.cacheRead, tokens.cacheWrite5m, tokens.output] {
      hasher.add(count)
    }
    return hasher.key
  }

  private mutating func readMessage(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.messageKeys, in: bytes) {
      switch key {
      case .role: isAssistant = try json.string(in: bytes, limit: 64) == "assistant"
      case .model: model = try json.label(in: bytes, limit: 200)
      case .timestamp: answeredAt = try json.logTime(in: bytes)
      case .usage: try readUsage(&json, in: bytes)
      }
    }
  }

  private mutating func readUsage(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    hasUsage = true
    while let key = try json.nextKey(of: Self.usageKeys, in: bytes) {
      switch key {
      case .input: tokens.input = try json.count(in: bytes, isMalformed: &isMalformed)
      case .output: tokens.output = try json.count(in: bytes, isMalformed: &isMalformed)
      case .cacheRead: tokens.cacheRead = try json.count(in: bytes, isMalformed: &isMalformed)
      case .cacheWrite: tokens.cacheWrite5m = try json.count(in: bytes, isMalformed: &isMalformed)
      case .totalTokens: total = try json.count(in: bytes, isMalformed: &isMalformed)
      case .cost: try readCost(&json, in: bytes)
      }
    }
  }

  /// A cost that cannot be read is none: the tokens count all the same.
  private mutating func readCost(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while try json.nextKey(of: Self.costKeys, in: bytes) != nil {
      var isNone = false
      let nanos = try json.nanos(in: bytes, isMalformed: &isNone)
      cost = nanos.flatMap { $0 > 0 ? $0 : nil }
    }
  }
}

import JSONScanning

/// A line of a chat, or all of it: what it says of the session, and messages with their tokens.
struct GeminiEntry {
  private(set) var session: String?
  private(set) var start: Int64?
  private(set) var isSubagent = false
  /// The first directory of the workspace.
  private(set) var directory: String?
  /// The messages in it that a model wrote.
  private(set) var messages: [GeminiMessage] = []
  /// How many messages in it no model wrote.
  private(set) var others = 0

  private enum Key: String, CaseIterable {
    case sessionId, startTime, kind, directories, messages
    case change = "$set"
    case id, timestamp, type, model, tokens
  }
  private static let keys = JSONKeys<Key>()

  init(_ bytes: Span<UInt8>) throws(JSONError) {
    var json = JSONScanner()
    guard try json.kind(in: bytes) == .object else {
      throw JSONError(reason: .unexpected, offset: 0)
    }
    try read(&json, in: bytes, isChange: false)
    guard json.isAtEnd(of: bytes) else {
      throw JSONError(reason: .unexpected, offset: json.position)
    }
    if messages.isEmpty, others == 0, !isOfSession { others += 1 }
  }

  /// Whether it says something of the session.
  private var isOfSession: Bool {
    session != nil || start != nil || directory != nil || isSubagent
  }

  /// Reads an object, and in it the object of a change.
  private mutating func read(
    _ json: inout JSONScanner, in bytes: Span<UInt8>, isChange: Bool
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    var message = GeminiMessage()
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .sessionId: session = try json.label(in: bytes, limit: 200)
      case .startTime: start = try json.logTime(in: bytes)
      case .kind: isSubagent = try json.string(in: bytes, limit: 64) == "subagent"
      case .directories: try readDirectories(&json, in: bytes)
      case .messages: try readMessages(&json, in: bytes)
      case .change where !isChange: try read(&json, in: bytes, isChange: true)
      case .change: try json.skip(in: bytes)
      case .id: message.id = try json.label(in: bytes, limit: 200)
      case .timestamp: message.time = try json.logTime(in: bytes)
      case .type: message.isModel = try json.string(in: bytes, limit: 64) == "gemini"
      case .model: message.model = try json.label(in: bytes, limit: 200)
      case .tokens: message.tokens = try GeminiTokens(&json, in: bytes)
      }
    }
    if message.isModel { messages.append(message) }
  }

  private mutating func readDirectories(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterArray(in: bytes) else { return }
    while try json.nextElement(in: bytes) {
      let text = try json.label(in: bytes, limit: 4_096)
      directory = directory ?? text
    }
  }

  private mutating func readMessages(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterArray(in: bytes) else { return }
    while try json.nextElement(in: bytes) {
      if let message = try GeminiMessage(&json, in: bytes) {
        messages.append(message)
      } else {
        others += 1
      }
    }
  }
}

/// What matters of one message.
struct GeminiMessage {
  var id: String?
  var time: Int64?
  /// Whether a model wrote it.
  var isModel = false
  var model: String?
  var tokens: GeminiTokens?

  private enum Key: String, CaseIterable { case id, timestamp, type, model, tokens }
  private static let keys = JSONKeys<Key>()

  init() {}

  /// Reads the message that comes next; `nil` where no model wrote it.
  init?(_ json: inout JSONScanner, in bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return nil }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .id: id = try json.label(in: bytes, limit: 200)
      case .timestamp: time = try json.logTime(in: bytes)
      case .type: isModel = try json.string(in: bytes, limit: 64) == "gemini"
      case .model: model = try json.label(in: bytes, limit: 200)
      case .tokens: tokens = try GeminiTokens(&json, in: bytes)
      }
    }
    if !isModel { return nil }
  }
}

/// Tokens as the Gemini API counts them: the input holds what came from the cache; what was thought,
/// and what tools put in, stand beside input and output.
struct GeminiTokens {
  private var (input, output, cached, thoughts, tool, total) =
    (Int64(0), Int64(0), Int64(0), Int64(0), Int64(0), Int64(0))
  private(set) var isMalformed = false

  private enum Key: String, CaseIterable { case input, output, cached, thoughts, tool, total }
  private static let keys = JSONKeys<Key>()

  /// Reads the object that comes next; `nil` where there is another value.
  init?(_ json: inout JSONScanner, in bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return nil }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      let count = try json.count(in: bytes, isMalformed: &isMalformed)
      switch key {
      case .input: input = count
      case .output: output = count
      case .cached: cached = count
      case .thoughts: thoughts = count
      case .tool: tool = count
      case .total: total = count
      }
    }
  }

  var tokens: Tokens {
    let read = min(cached, input)
    return Tokens(
      input: input - read + tool, cacheRead: read,
      output: output + (holdsThoughts ? 0 : thoughts))
  }

  /// Whether the output holds the thoughts already: only a total that is too small for both says so.
  private var holdsThoughts: Bool { total > 0 && total < input + output + thoughts + tool }
}

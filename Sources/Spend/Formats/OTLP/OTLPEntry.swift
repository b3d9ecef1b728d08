import JSONScanning

/// One log record, span or event of a span, whichever form it was written in.
struct OTLPEntry: Sendable {
  enum Signal: Hashable, Sendable { case log, span, spanEvent }

  var signal: Signal
  /// The name of a span, or of an event.
  var name: String?
  /// The body, where it is one that says which event it is; other bodies are never looked at.
  var body: KnownBody?
  var attributes = OTLPAttributes()
  /// When it happened, or a span ended, in milliseconds since 1970-01-01 UTC; and the next best.
  var time: Int64?
  var fallbackTime: Int64?
  var trace: String?
  var span: String?
  var line: Int?

  init(_ signal: Signal, line: Int?) {
    self.signal = signal
    self.line = line
  }

  /// What the event says of its own time comes first: it is the same wherever it is exported.
  var bestTime: Int64? {
    attributes[.eventTimestamp].flatMap(OTLPTime.text) ?? time ?? fallbackTime
  }

  /// The event's name as the record has it, or as its body tells it.
  var eventName: String? { attributes[.eventName] ?? name ?? body?.rawValue }

  /// The id of a trace or span; `nil` for the empty one and for the one that is all zeros.
  static func id(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) -> String? {
    guard let text = try json.string(in: bytes, limit: 64)?.lowercased(),
      text.utf8.contains(where: { $0 != UInt8(ascii: "0") })
    else { return nil }
    return text
  }
}

/// Bodies of log records that are names of events.
enum KnownBody: String, CaseIterable, Sendable {
  case claudeRequest = "claude_code.api_request"
  case claudeToolResult = "claude_code.tool_result"
  case inference = "GenAI inference:"
  case agentTurn = "copilot_chat.agent.turn"

  /// Which one the value that comes next is, without taking a copy of it.
  init?(_ json: inout JSONScanner, in bytes: Span<UInt8>) throws(JSONError) {
    var start: Int?
    if try json.kind(in: bytes) == .object {
      guard try json.enterObject(in: bytes) else { return nil }
      while try json.nextKey(of: Self.keys, in: bytes) != nil {
        start = try Self.text(&json, in: bytes)
      }
    } else {
      start = try Self.text(&json, in: bytes)
    }
    guard let start, let found = Self.allCases.first(where: { $0.stands(at: start, in: bytes) })
    else { return nil }
    self = found
  }

  private enum Key: String, CaseIterable, Sendable { case stringValue }
  private static let keys = JSONKeys<Key>()

  private static func text(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) -> Int? {
    let isText = try json.kind(in: bytes) == .string
    let start = json.position + 1
    try json.skip(in: bytes)
    return isText ? start : nil
  }

  private func stands(at start: Int, in bytes: Span<UInt8>) -> Bool {
    let name = Array(rawValue.utf8)
    // The text ends with a quotation mark, so there is one byte more.
    guard bytes.count > start + name.count,
      name.indices.allSatisfy({ bytes[start + $0] == name[$0] })
    else { return false }
    switch self {
    // There are `claude_code.api_request_body` and others.
    case .claudeRequest, .claudeToolResult:
      return bytes[start + name.count] == UInt8(ascii: "\"")
    case .inference, .agentTurn: return true
    }
  }
}

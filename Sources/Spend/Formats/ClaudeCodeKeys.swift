import JSONScanning

/// Makes the keys of calls.
///
/// The id of an answer is enough: a question aside writes the answers before it down again under
/// new ids of requests. Ids that the vendor did not make are not unique without the request's.
struct ClaudeCodeKeys {
  private static let answers = RecordKeyHasher("anthropic-message")
  private static let others = RecordKeyHasher("claude-code-message-request")
  private static let requests = RecordKeyHasher("anthropic-request")
  private static let entries = RecordKeyHasher("claude-code-entry")
  private static let mark = Array("msg_".utf8)

  private var literal: [UInt8] = []
  private var last = RecordKey(high: 0, low: 0)

  /// The key of the call that a line belongs to; `nil` where the line has no id at all.
  mutating func key(
    of line: ClaudeCodeLine, in bytes: Span<UInt8>
  ) throws(JSONError) -> RecordKey? {
    if let start = line.message.id, !literal.isEmpty, bytes.holds(literal, at: start) {
      return last
    }
    let answer = try Self.id(at: line.message.id, in: bytes)
    if let answer, let start = line.message.id, answer.starts(with: Self.mark) {
      last = Self.key(Self.answers, answer)
      literal = Self.literal(at: start, of: answer, in: bytes)
      return last
    }
    let request = try Self.id(at: line.request, in: bytes)
    if let answer { return Self.key(Self.others, answer, request ?? []) }
    if let request { return Self.key(Self.requests, request) }
    return try Self.id(at: line.uuid, in: bytes).map { Self.key(Self.entries, $0) }
  }

  private static func key(_ hasher: RecordKeyHasher, _ ids: [UInt8]...) -> RecordKey {
    var hasher = hasher
    for id in ids { hasher.add(id.span) }
    return hasher.key
  }

  /// The id as it stands in the line, if it is written without escapes.
  private static func literal(
    at start: Int, of id: [UInt8], in bytes: Span<UInt8>
  ) -> [UInt8] {
    let literal = [UInt8(ascii: "\"")] + id + [UInt8(ascii: "\"")]
    return bytes.holds(literal, at: start) ? literal : []
  }

  private static func id(at start: Int?, in bytes: Span<UInt8>) throws(JSONError) -> [UInt8]? {
    guard let start else { return nil }
    var json = JSONScanner(at: start)
    guard let id = try json.utf8(in: bytes, limit: 400), !id.isEmpty else { return nil }
    return id
  }
}

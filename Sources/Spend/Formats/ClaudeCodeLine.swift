import JSONScanning

/// One entry of a transcript: where its fields stand, none of them decoded yet.
///
/// Every content block of an answer has a line, and most of the bytes are texts: lines that are none
/// of those that are wanted are left as soon as their type is known.
struct ClaudeCodeLine {
  enum Kind {
    /// An answer of the model, or a block of one: the only entry that says what was used.
    case assistant
    case pullRequest
    /// The session goes on in the cloud, under another id.
    case bridge
    case other
  }

  private(set) var kind = Kind.other
  private(set) var isSidechain: Bool?
  // Offsets of values.
  private(set) var session: Int?
  private(set) var directory: Int?
  private(set) var branch: Int?
  private(set) var version: Int?
  private(set) var request: Int?
  private(set) var uuid: Int?
  private(set) var time: Int?
  private(set) var cost: Int?
  private(set) var message = Message()
  private(set) var pullRequest: Int?
  private(set) var repository: Int?
  private(set) var bridgeSession: Int?
  /// The session that this entry was copied from when it was forked.
  private(set) var original: Int?
  private(set) var isCopied = false
  /// Where the entry ends; `nil` where it was left before.
  private(set) var end: Int?

  /// The offsets of the values of a message.
  struct Message {
    var id: Int?
    var model: Int?
    var usage: Range<Int>?
  }

  private enum Key: String, CaseIterable {
    case type, message, sessionId, cwd, gitBranch, version, isSidechain, requestId, uuid, timestamp
    case session_id, costUSD, prNumber, prRepository, bridgeSessionId, forkedFrom
  }
  private static let keys = Key.allCases
  private static let names = MemberNames(keys.map(\.rawValue))

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - bytes: the line.
  ///   - wantsTime: whether the time is wanted even where the entry is not.
  ///   - last: what was used according to the line before, which is often the same again.
  /// - Throws: where the line is malformed, as far as it was looked at.
  init(_ bytes: Span<UInt8>, wantsTime: Bool, last: [UInt8]) throws(JSONError) {
    guard var members = JSONMembers(at: 0, in: bytes) else {
      end = try JSONLeap.end(ofValueAt: 0, in: bytes)
      return
    }
    while let place = try members.next(of: Self.names, in: bytes) {
      let start = members.value
      let key = Self.keys[place]
      if key == .message {
        members.move(to: try read(messageAt: start, bytes, last))
        continue
      }
      let range = start..<(try members.leap(in: bytes))
      switch key {
      case .type:
        kind = try Self.kind(range, bytes)
        if kind == .other, !wantsTime { return }
      case .forkedFrom: try read(originAt: start, bytes)
      default: note(key, range, bytes)
      }
    }
    end = members.value
  }

  /// Notes where a value stands.
  private mutating func note(_ key: Key, _ range: Range<Int>, _ bytes: Span<UInt8>) {
    let start = range.lowerBound
    switch key {
    case .isSidechain: isSidechain = Self.truth(range, bytes)
    case .sessionId, .session_id: session = Self.isText(start, bytes) ? start : session
    case .cwd: directory = start
    case .gitBranch: branch = start
    case .version: version = start
    case .requestId: request = start
    case .uuid: uuid = start
    case .timestamp: time = start
    case .costUSD: cost = start
    case .prNumber: pullRequest = start
    case .prRepository: repository = start
    case .bridgeSessionId: bridgeSession = start
    case .type, .message, .forkedFrom: break
    }
  }

  private static func isText(_ start: Int, _ bytes: Span<UInt8>) -> Bool {
    bytes[start] == UInt8(ascii: "\"")
  }

  private static func truth(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool? {
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "t"): true
    case UInt8(ascii: "f"): false
    default: nil
    }
  }

  private static let kinds: [Kind] = [.assistant, .pullRequest, .bridge]
  private static let kindNames = MemberNames(["assistant", "pr-link", "bridge-session"])

  private static func kind(_ range: Range<Int>, _ bytes: Span<UInt8>) throws(JSONError) -> Kind {
    guard isText(range.lowerBound, bytes) else { return .other }
    return try kindNames.place(ofTextIn: range, in: bytes).map { kinds[$0] } ?? .other
  }

  private enum MessageKey: String, CaseIterable { case id, model, usage }
  private static let messageKeys = MessageKey.allCases
  private static let messageNames = MemberNames(messageKeys.map(\.rawValue))

  /// - Returns: where the message ends.
  private mutating func read(
    messageAt start: Int, _ bytes: Span<UInt8>, _ last: [UInt8]
  ) throws(JSONError) -> Int {
    guard var members = JSONMembers(at: start, in: bytes) else {
      return try JSONLeap.end(ofValueAt: start, in: bytes)
    }
    message = Message()
    while let place = try members.next(of: Self.messageNames, in: bytes) {
      let start = members.value
      switch Self.messageKeys[place] {
      case .id: message.id = start
      case .model: message.model = start
      case .usage:
        let isSame = !last.isEmpty && bytes.holds(last, at: start)
        if isSame { members.move(to: start + last.count) } else { try members.leap(in: bytes) }
        let isObject = bytes[start] == UInt8(ascii: "{")
        message.usage = isObject ? start..<members.value : nil
        continue
      }
      try members.leap(in: bytes)
    }
    return members.value
  }

  private static let originNames = MemberNames(["sessionId"])

  private mutating func read(originAt start: Int, _ bytes: Span<UInt8>) throws(JSONError) {
    guard var members = JSONMembers(at: start, in: bytes) else { return }
    isCopied = true
    while try members.next(of: Self.originNames, in: bytes) != nil {
      original = Self.isText(members.value, bytes) ? members.value : nil
      try members.leap(in: bytes)
    }
  }
}

import JSONScanning

/// The value of an attribute: `{"intValue":"12"}`, or plain as flat records have it.
enum OTLPValue: Hashable, Sendable {
  /// A text, or a number as it is written.
  case text(String)
  /// Nothing, or a text too long to be an id, a name or a number.
  case absent
  /// A list, an object or a truth value.
  case odd

  private enum Key: String, CaseIterable, Sendable {
    case stringValue, intValue, doubleValue, boolValue, arrayValue, kvlistValue, bytesValue
  }

  private static let keys = JSONKeys<Key>()

  init(
    _ json: inout JSONScanner, in bytes: Span<UInt8>, limit: Int
  ) throws(JSONError) {
    guard try json.kind(in: bytes) == .object else {
      self = try Self.plain(&json, in: bytes, limit: limit)
      return
    }
    var value = OTLPValue.absent
    guard try json.enterObject(in: bytes) else {
      self = .absent
      return
    }
    while try json.nextKey(of: Self.keys, in: bytes) != nil {
      value = try Self.plain(&json, in: bytes, limit: limit)
    }
    self = value
  }

  private static func plain(
    _ json: inout JSONScanner, in bytes: Span<UInt8>, limit: Int
  ) throws(JSONError) -> OTLPValue {
    switch try json.kind(in: bytes) {
    case .string: return try json.string(in: bytes, limit: limit).map(OTLPValue.text) ?? .absent
    case .number: return try number(&json, in: bytes).map(OTLPValue.text) ?? .odd
    case .null:
      try json.skip(in: bytes)
      return .absent
    case .boolean, .array, .object:
      try json.skip(in: bytes)
      return .odd
    }
  }

  /// A number as it is written, `nil` where it is absurdly long; a text that holds one, too.
  static func number(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) -> String? {
    switch try json.kind(in: bytes) {
    case .string: return try json.string(in: bytes, limit: 64)
    case .number:
      let start = json.position
      try json.skip(in: bytes)
      guard json.position - start <= 64 else { return nil }
      return String(decoding: (start..<json.position).map { bytes[$0] }, as: UTF8.self)
    default:
      try json.skip(in: bytes)
      return nil
    }
  }
}

extension OTLPValue {
  private enum CommitKey: String, CaseIterable, Sendable { case commit = "git_commit_id" }
  private static let commitKeys = JSONKeys<CommitKey>()

  /// The commit that a tool's command made, out of all that the tool was given.
  static func commit(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) -> OTLPValue {
    var inner: [UInt8]?
    if try json.kind(in: bytes) == .object {
      guard try json.enterObject(in: bytes) else { return .absent }
      while let key = try json.nextKey(of: keys, in: bytes) {
        if key == .stringValue {
          inner = try json.utf8(in: bytes, limit: 1 << 20)
        } else {
          try json.skip(in: bytes)
        }
      }
    } else {
      inner = try json.utf8(in: bytes, limit: 1 << 20)
    }
    return inner.flatMap(commit).map(OTLPValue.text) ?? .absent
  }

  private static func commit(in parameters: [UInt8]) -> String? {
    let bytes = parameters.span
    var json = JSONScanner()
    do throws(JSONError) {
      guard try json.enterObject(in: bytes),
        try json.nextKey(of: commitKeys, in: bytes) != nil,
        let id = try json.string(in: bytes, limit: 64)?.lowercased()
      else { return nil }
      let isCommit = id.utf8.count >= 7 && id.utf8.allSatisfy(isHexDigit)
      return isCommit ? id : nil
    } catch {
      return nil
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}

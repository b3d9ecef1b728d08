/// Reads what is asked for from JSON text (RFC 8259), and passes over the rest without decoding it.
///
/// A cursor that pulls: whoever reads says what comes next, and a value of another kind is skipped.
/// Nothing is built, so a document of any size and depth takes no memory but for the strings that
/// were asked for. What is skipped is only measured: strings must end and brackets must balance.
///
/// ```swift
/// var json = JSONScanner()
/// guard try json.enterObject(in: bytes) else { return }
/// while let key = try json.nextKey(of: keys, in: bytes) {
///   switch key {
///   case .id: id = try json.string(in: bytes, limit: 200)
///   case .count: count = try json.integer(in: bytes)
///   }
/// }
/// ```
///
/// Each key and each element is followed by exactly one of `enterObject`, `enterArray`, `string`,
/// `utf8`, `integer` and `skip`; an object or array that was entered is read to its end. All calls
/// get the same bytes. Every call throws `JSONError` where the text is malformed.
package struct JSONScanner: Sendable {
  /// The offset of the next byte to read.
  package internal(set) var position: Int
  /// Whether an object or array was just entered: no comma comes first.
  private var isFresh = false

  package init(at position: Int = 0) {
    self.position = position
  }

  /// Whether only white space follows, over which this steps.
  package mutating func isAtEnd(of bytes: Span<UInt8>) -> Bool {
    skipSpace(in: bytes)
    return position >= bytes.count
  }

  /// What kind of value comes next, without stepping over it.
  package mutating func kind(in bytes: Span<UInt8>) throws(JSONError) -> JSONKind {
    skipSpace(in: bytes)
    switch try byte(in: bytes) {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw JSONError(reason: .unexpected, offset: position)
    }
  }

  /// Enters the object that comes next.
  ///
  /// - Returns: `false` where the value is no object; it is skipped.
  package mutating func enterObject(in bytes: Span<UInt8>) throws(JSONError) -> Bool {
    try enter(.object, in: bytes)
  }

  /// Enters the array that comes next.
  ///
  /// - Returns: `false` where the value is no array; it is skipped.
  package mutating func enterArray(in bytes: Span<UInt8>) throws(JSONError) -> Bool {
    try enter(.array, in: bytes)
  }

  /// The next member of the object whose key is wanted; `nil` at the object's end.
  package mutating func nextKey<Key>(
    of keys: JSONKeys<Key>, in bytes: Span<UInt8>
  ) throws(JSONError) -> Key? {
    try nextPlace(of: keys.names, in: bytes).map { keys.all[$0] }
  }

  private mutating func nextPlace(
    of names: JSONNames, in bytes: Span<UInt8>
  ) throws(JSONError) -> Int? {
    while let name = try nextName(in: bytes) {
      let place =
        name.hasEscapes
        ? names.place(named: try unescaped(name.range, in: bytes))
        : names.place(at: name.range, in: bytes)
      if let place { return place }
      try skip(in: bytes)
    }
    return nil
  }

  /// The key of the next member, whatever it is; `nil` at the object's end.
  package mutating func nextKey(in bytes: Span<UInt8>) throws(JSONError) -> [UInt8]? {
    guard let name = try nextName(in: bytes) else { return nil }
    return try text(name, in: bytes)
  }

  /// Whether another element follows in the array; `false` at the array's end.
  package mutating func nextElement(in bytes: Span<UInt8>) throws(JSONError) -> Bool {
    skipSpace(in: bytes)
    if try byte(in: bytes) == UInt8(ascii: "]") {
      position += 1
      isFresh = false
      return false
    }
    try stepOverComma(in: bytes)
    return true
  }

  private mutating func enter(
    _ wanted: JSONKind, in bytes: Span<UInt8>
  ) throws(JSONError) -> Bool {
    guard try kind(in: bytes) == wanted else {
      try skip(in: bytes)
      return false
    }
    position += 1
    isFresh = true
    return true
  }

  private mutating func nextName(
    in bytes: Span<UInt8>
  ) throws(JSONError) -> (range: Range<Int>, hasEscapes: Bool)? {
    skipSpace(in: bytes)
    if try byte(in: bytes) == UInt8(ascii: "}") {
      position += 1
      isFresh = false
      return nil
    }
    try stepOverComma(in: bytes)
    skipSpace(in: bytes)
    guard try byte(in: bytes) == UInt8(ascii: "\"") else {
      throw JSONError(reason: .unexpected, offset: position)
    }
    let name = try stepOverString(in: bytes)
    skipSpace(in: bytes)
    try expect(UInt8(ascii: ":"), in: bytes)
    return name
  }

  private mutating func stepOverComma(in bytes: Span<UInt8>) throws(JSONError) {
    if !isFresh { try expect(UInt8(ascii: ","), in: bytes) }
    isFresh = false
  }

  private mutating func expect(_ wanted: UInt8, in bytes: Span<UInt8>) throws(JSONError) {
    guard try byte(in: bytes) == wanted else {
      throw JSONError(reason: .unexpected, offset: position)
    }
    position += 1
  }

  private func byte(in bytes: Span<UInt8>) throws(JSONError) -> UInt8 {
    guard position < bytes.count else { throw JSONError(reason: .cutOff, offset: position) }
    return bytes[position]
  }

  mutating func skipSpace(in bytes: Span<UInt8>) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }
}

/// What a JSON value is.
package enum JSONKind: Hashable, Sendable {
  case object, array, string, number, boolean, null
}

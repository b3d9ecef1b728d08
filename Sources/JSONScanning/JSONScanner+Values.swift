extension JSONScanner {
  /// The text that comes next, its bytes repaired to UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - limit: a longer text, in bytes as it is written, is none.
  /// - Returns: `nil` where the value is no text or too long; it is skipped.
  /// - Throws: where the document is malformed.
  package mutating func string(
    in bytes: Span<UInt8>, limit: Int = 1 << 16
  ) throws(JSONError) -> String? {
    guard let text = try utf8(in: bytes, limit: limit) else { return nil }
    return String(decoding: text, as: UTF8.self)
  }

  /// The text that comes next as bytes, not repaired; otherwise as `string` does.
  package mutating func utf8(
    in bytes: Span<UInt8>, limit: Int = 1 << 16
  ) throws(JSONError) -> [UInt8]? {
    guard try kind(in: bytes) == .string else {
      try skip(in: bytes)
      return nil
    }
    let found = try stepOverString(in: bytes)
    return found.range.count <= limit ? try text(found, in: bytes) : nil
  }

  /// The whole number that comes next.
  ///
  /// - Returns: `nil` where the value is none, has a fraction or an exponent, or does not fit; it is
  ///   skipped.
  package mutating func integer(in bytes: Span<UInt8>) throws(JSONError) -> Int64? {
    let isNumber = try kind(in: bytes) == .number
    let start = position
    try skip(in: bytes)
    guard isNumber else { return nil }
    let isNegative = bytes[start] == UInt8(ascii: "-")
    var value: Int64 = 0
    for index in (isNegative ? start + 1 : start)..<position {
      let digit = bytes[index]
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (tens, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = tens.subtractingReportingOverflow(Int64(digit & 0x0F))
      guard !overflows, !overflowsToo else { return nil }
      value = sum
    }
    // Counted down, since there is one negative number more than there are positive ones.
    guard position > start + (isNegative ? 1 : 0) else { return nil }
    return isNegative ? value : value == .min ? nil : -value
  }

  /// The truth value that comes next; `nil` where the value is none, and is skipped.
  package mutating func boolean(in bytes: Span<UInt8>) throws(JSONError) -> Bool? {
    guard try kind(in: bytes) == .boolean else {
      try skip(in: bytes)
      return nil
    }
    let isTrue = bytes[position] == UInt8(ascii: "t")
    try skip(in: bytes)
    return isTrue
  }

  /// Steps over the value that comes next, whatever it is.
  package mutating func skip(in bytes: Span<UInt8>) throws(JSONError) {
    switch try kind(in: bytes) {
    case .string: _ = try stepOverString(in: bytes)
    case .object, .array: try stepOverNested(in: bytes)
    case .number: stepOverNumber(in: bytes)
    case .boolean: try stepOver(bytes[position] == UInt8(ascii: "t") ? "true" : "false", in: bytes)
    case .null: try stepOver("null", in: bytes)
    }
  }

  private mutating func stepOverNested(in bytes: Span<UInt8>) throws(JSONError) {
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        _ = try stepOverString(in: bytes)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      position += 1
      if depth == 0 { return }
    }
    throw JSONError(reason: .cutOff, offset: position)
  }

  private mutating func stepOverNumber(in bytes: Span<UInt8>) {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
        UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        position += 1
      default: return
      }
    }
  }

  private mutating func stepOver(
    _ word: StaticString, in bytes: Span<UInt8>
  ) throws(JSONError) {
    for expected in word.description.utf8 {
      guard position < bytes.count else { throw JSONError(reason: .cutOff, offset: position) }
      guard bytes[position] == expected else {
        throw JSONError(reason: .unexpected, offset: position)
      }
      position += 1
    }
  }

  /// Steps over a text, and says where it stands between its quotation marks.
  mutating func stepOverString(
    in bytes: Span<UInt8>
  ) throws(JSONError) -> (range: Range<Int>, hasEscapes: Bool) {
    let start = position + 1
    var index = start
    var hasEscapes = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        position = index + 1
        return (start..<index, hasEscapes)
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        index += 1
      }
      index += 1
    }
    throw JSONError(reason: .cutOff, offset: bytes.count)
  }
}

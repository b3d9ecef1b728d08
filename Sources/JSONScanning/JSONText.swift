extension JSONScanner {
  func text(
    _ found: (range: Range<Int>, hasEscapes: Bool), in bytes: Span<UInt8>
  ) throws(JSONError) -> [UInt8] {
    if found.hasEscapes { return try unescaped(found.range, in: bytes) }
    var text: [UInt8] = []
    text.reserveCapacity(found.range.count)
    for index in found.range { text.append(bytes[index]) }
    return text
  }

  /// The text of `range` with its escapes resolved; half of a surrogate pair becomes U+FFFD.
  func unescaped(_ range: Range<Int>, in bytes: Span<UInt8>) throws(JSONError) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound else {
        text.append(bytes[index])
        index += 1
        continue
      }
      if bytes[index + 1] == UInt8(ascii: "u") {
        text += try scalar(at: &index, of: range, in: bytes)
      } else {
        text.append(try Self.character(bytes[index + 1], at: index))
        index += 2
      }
    }
    return text
  }

  private static func character(_ letter: UInt8, at offset: Int) throws(JSONError) -> UInt8 {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: throw JSONError(reason: .badEscape, offset: offset)
    }
  }

  /// The UTF-8 of the `\uXXXX` at `index`, or of two that make a pair; the index moves behind.
  private func scalar(
    at index: inout Int, of range: Range<Int>, in bytes: Span<UInt8>
  ) throws(JSONError) -> [UInt8] {
    let high = try codeUnit(at: index, of: range, in: bytes)
    index += 6
    if (0xD800..<0xDC00).contains(high), index + 1 < range.upperBound,
      bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
    {
      let low = try codeUnit(at: index, of: range, in: bytes)
      if (0xDC00..<0xE000).contains(low) {
        index += 6
        return Self.utf8(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      }
    }
    return Self.utf8(high)
  }

  private func codeUnit(
    at index: Int, of range: Range<Int>, in bytes: Span<UInt8>
  ) throws(JSONError) -> UInt32 {
    guard index + 6 <= range.upperBound else { throw JSONError(reason: .badEscape, offset: index) }
    var unit: UInt32 = 0
    for offset in index + 2..<index + 6 {
      guard let digit = Self.digit(bytes[offset]) else {
        throw JSONError(reason: .badEscape, offset: index)
      }
      unit = unit << 4 | digit
    }
    return unit
  }

  private static func digit(_ letter: UInt8) -> UInt32? {
    switch letter {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(letter - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(letter - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(letter - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  private static func utf8(_ value: UInt32) -> [UInt8] {
    Array(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8)
  }
}

/// How names and values are written.
extension JSONLine {
  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    append(plain: name)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func separate() {
    if !isFresh { bytes.append(UInt8(ascii: ",")) }
    isFresh = false
  }

  mutating func open(_ bracket: UInt8) {
    bytes.append(bracket)
    isFresh = true
  }

  mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    isFresh = false
  }

  mutating func append(plain text: StaticString) {
    text.withUTF8Buffer { buffer in unsafe bytes.append(contentsOf: buffer) }
  }

  mutating func append(_ number: Int64) { bytes.append(contentsOf: String(number).utf8) }

  mutating func append(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if Self.isPlain(text.utf8.span) {
      bytes.append(contentsOf: text.utf8)
    } else {
      appendEscaped(text)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where !isPlain(text[index]) { return false }
    return true
  }

  /// Runners look for `##[` and `##vso[` anywhere in a line.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "#"): false
    default: (0x20..<0x7F).contains(byte)
    }
  }

  private mutating func appendEscaped(_ text: String) {
    let digits = Array("0123456789abcdef".utf8)
    for unit in text.utf16 {
      if let byte = UInt8(exactly: unit), Self.isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "\\"), UInt8(ascii: "u")]
        for shift in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> shift & 15)]) }
      }
    }
  }
}

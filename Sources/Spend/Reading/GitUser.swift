/// The `user.email` of a configuration file of git: https://git-scm.com/docs/git-config#_syntax.
///
/// Nothing else is kept, and files that it includes are not read.
struct GitUser {
  /// In lower case, the last one that is said; `nil` where that is no address.
  private(set) var email: String?
  private var isInUser = false

  init(configuration: [UInt8]) {
    for line in Self.lines(configuration) {
      var rest = Self.trimmed(line[...])
      if rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")) {
        isInUser = Self.trimmed(rest[rest.startIndex + 1..<end]).map(Self.lowercase) == Self.section
        rest = Self.trimmed(rest[(end + 1)...])
      }
      guard isInUser, let sign = rest.firstIndex(of: UInt8(ascii: "=")),
        Self.trimmed(rest[..<sign]).map(Self.lowercase) == Self.name
      else { continue }
      email = Self.address(Self.value(Self.trimmed(rest[(sign + 1)...])))
    }
  }

  private static let section = Array("user".utf8)
  private static let name = Array("email".utf8)
  /// RFC 5321, 4.5.3.1: 64 bytes, an at sign, 255 bytes.
  private static let longest = 320

  /// Lines, with those that end in a backslash joined to the next.
  private static func lines(_ text: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var isContinued = false
    for var line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      let continues = line.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
      if continues { line.removeLast() }
      if isContinued, !lines.isEmpty {
        lines[lines.count - 1] += line
      } else {
        lines.append(Array(line))
      }
      isContinued = continues
    }
    return lines
  }

  /// A value without its quotation marks, escapes and comment.
  private static func value(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var value: [UInt8] = []
    // What follows the last byte that counts is white space before a comment.
    var end = 0
    var isQuoted = false
    var isEscaped = false
    loop: for byte in bytes {
      if isEscaped {
        let isPlain = byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"")
        // Tabs and the like stand in no address.
        value.append(isPlain ? byte : UInt8(ascii: " "))
        isEscaped = false
      } else {
        switch byte {
        case UInt8(ascii: "\\"): isEscaped = true
        case UInt8(ascii: "\""): isQuoted.toggle()
        case UInt8(ascii: "#") where !isQuoted, UInt8(ascii: ";") where !isQuoted: break loop
        default: value.append(byte)
        }
      }
      if isQuoted || !isSpace(byte) { end = value.count }
    }
    return Array(value[..<end])
  }

  private static func address(_ value: [UInt8]) -> String? {
    let sign = value.lastIndex(of: UInt8(ascii: "@"))
    guard let sign, sign > 0, sign < value.count - 1, value.count <= longest,
      value.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
    else { return nil }
    return String(decoding: value, as: UTF8.self).lowercased()
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = bytes.drop(while: isSpace)
    guard let last = rest.lastIndex(where: { !isSpace($0) }) else { return [] }
    return rest[...last]
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

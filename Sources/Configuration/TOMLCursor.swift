/// Walks over the statements of a TOML text, and over their values without reading them.
///
/// It is right as far as the text is valid, and comes to an end in any case.
struct TOMLCursor {
  struct Statement {
    enum Kind {
      case table
      case arrayElement
      case pair
    }

    var kind: Kind
    var keys: [String]
    var line: Int
    /// Whether a header begins with what can be a key.
    var isNamed: Bool
    /// The dots outside of texts: each may open a table in a table.
    var dots: Int
    /// The line of a closing bracket that closes nothing of its kind.
    var strayBracket: Int?
  }

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var dots = 0
  private var strayBracket: Int?

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The next header or pair; `nil` at the end.
  mutating func nextStatement() -> Statement? {
    skipBlank()
    guard position < bytes.count else { return nil }
    let start = line
    let kind: Statement.Kind =
      starts(with: "[[") ? .arrayElement : starts(with: "[") ? .table : .pair
    position += kind == .arrayElement ? 2 : kind == .table ? 1 : 0
    dots = 0
    strayBracket = nil
    let isNamed = kind == .pair || isAtKey()
    let keys = keys()
    if kind == .pair { skipValue() } else { skipLine() }
    return Statement(
      kind: kind, keys: keys, line: start, isNamed: isNamed, dots: dots,
      strayBracket: strayBracket)
  }

  /// Whether a key may begin here, past white space; the closing bracket and the end count too.
  private mutating func isAtKey() -> Bool {
    while let byte = byte(), byte == " " || byte == "\t" { position += 1 }
    guard let byte = byte() else { return true }
    return byte.properties.isAlphabetic && byte.isASCII || ("0"..."9").contains(byte)
      || "-_\"']".unicodeScalars.contains(byte)
  }

  private func starts(with text: String) -> Bool {
    bytes[position...].starts(with: text.utf8)
  }

  private func byte(_ offset: Int = 0) -> Unicode.Scalar? {
    position + offset < bytes.count ? Unicode.Scalar(bytes[position + offset]) : nil
  }

  private mutating func skipBlank() {
    while let byte = byte() {
      switch byte {
      case "\n": line += 1
      case " ", "\t", "\r": break
      case "#":
        skipLine()
        continue
      // The mark that some editors put before a text in UTF-8.
      case _ where position == 0 && starts(with: "\u{FEFF}"): position += 2
      default: return
      }
      position += 1
    }
  }

  /// To the line break, which stays.
  private mutating func skipLine() {
    while let byte = byte(), byte != "\n" { position += 1 }
  }

  /// The parts of a dotted key, up to `=` or `]`.
  private mutating func keys() -> [String] {
    var keys: [String] = []
    while let byte = byte(), byte != "=", byte != "]", byte != "\n" {
      switch byte {
      case " ", "\t", ".", "\r":
        position += 1
        dots += byte == "." ? 1 : 0
      case "\"", "'": keys.append(quotedKey(byte))
      default: keys.append(bareKey())
      }
    }
    return keys
  }

  private mutating func bareKey() -> String {
    let start = position
    while let byte = byte(), !" \t.=]\r\n".unicodeScalars.contains(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedKey(_ quote: Unicode.Scalar) -> String {
    position += 1
    var key: [UInt8] = []
    while let byte = byte(), byte != quote {
      if byte == "\\", quote == "\"" { position += 1 }
      if position < bytes.count { key.append(bytes[position]) }
      position += 1
    }
    position += 1
    return String(decoding: key, as: UTF8.self)
  }

  /// To the line break that ends the value, over strings, brackets and comments.
  private mutating func skipValue() {
    var open: [Unicode.Scalar] = []
    while let byte = byte() {
      switch byte {
      case "\n" where open.isEmpty: return
      case "\n": line += 1
      case "[", "{": open.append(byte)
      case "]", "}":
        let opening = open.popLast()
        if opening != (byte == "]" ? "[" : "{") { strayBracket = strayBracket ?? line }
      case ".": dots += 1
      case "#":
        skipLine()
        continue
      case "\"", "'":
        skipString(byte)
        continue
      default: break
      }
      position += 1
    }
  }

  private mutating func skipString(_ quote: Unicode.Scalar) {
    let isLong = byte(1) == quote && byte(2) == quote
    position += isLong ? 3 : 1
    while let byte = byte() {
      if byte == "\n" { line += 1 }
      if byte == "\\", quote == "\"" {
        if self.byte(1) == "\n" { line += 1 }
        position += 2
        continue
      }
      let ends = byte == quote && (!isLong || (self.byte(1) == quote && self.byte(2) == quote))
      position += ends && isLong ? 3 : 1
      guard ends else { continue }
      // One or two quotes may stand before the closing three.
      while isLong, self.byte() == quote { position += 1 }
      return
    }
  }
}

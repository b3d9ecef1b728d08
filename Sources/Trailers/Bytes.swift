extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  /// The default of `core.commentChar`, see git-config(1).
  static let comment = UInt8(ascii: "#")
  /// The default of `trailer.separators`, see git-interpret-trailers(1).
  static let separator = UInt8(ascii: ":")

  /// Whether git calls the byte white space, in every locale: its table has no `\v` and no `\f`.
  var isSpace: Bool {
    self == UInt8(ascii: " ") || self == .newline || self == UInt8(ascii: "\t")
      || self == UInt8(ascii: "\r")
  }

  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

  /// Whether the byte is a letter or digit of ASCII.
  var isAlphanumeric: Bool { isDigit || UInt8(ascii: "a")...UInt8(ascii: "z") ~= lowercased }

  /// Whether the byte can stand in a trailer's key.
  var isKeyCharacter: Bool { isAlphanumeric || self == UInt8(ascii: "-") }

  /// The small letter of a capital of ASCII; other bytes as they are.
  var lowercased: UInt8 { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self }
}

extension Span<UInt8> {
  /// The start of the line after the one that `index` is in, at most `end`.
  package func nextLine(after index: Int, before end: Int) -> Int {
    var index = index
    while index < end {
      if self[index] == .newline { return index + 1 }
      index += 1
    }
    return end
  }

  /// The start of the last line that ends at or before `end`, its newline counted to it.
  func lastLine(before end: Int) -> Int {
    var index = end - 2
    while index >= 0 {
      if self[index] == .newline { return index + 1 }
      index -= 1
    }
    return 0
  }

  /// The start of the first line that is not blank; the end of the message without one.
  var firstText: Int {
    var line = 0
    while line < count, isBlank(from: line) { line = nextLine(after: line, before: count) }
    return line
  }

  /// Whether nothing but white space stands between `start` and the end of its line.
  func isBlank(from start: Int) -> Bool {
    var index = start
    while index < count, self[index] != .newline {
      if !self[index].isSpace { return false }
      index += 1
    }
    return true
  }

  /// Whether the bytes from `start` on begin with `prefix`.
  package func starts(with prefix: [UInt8], at start: Int) -> Bool {
    guard count - start >= prefix.count else { return false }
    for offset in prefix.indices where self[start + offset] != prefix[offset] { return false }
    return true
  }

  /// Whether the bytes of `range` are `word`, capitals and small letters of ASCII being the same.
  package func matches(_ word: [UInt8], in range: Range<Int>) -> Bool {
    guard range.count == word.count else { return false }
    for offset in word.indices
    where self[range.lowerBound + offset].lowercased != word[offset].lowercased { return false }
    return true
  }

  /// The place of the separator of `key : value` in the line at `start`; `nil` for other lines.
  ///
  /// White space may stand before the separator, and the key may be empty.
  func separator(ofLineAt start: Int) -> Int? {
    var sawSpace = false
    var index = start
    while index < count {
      let byte = self[index]
      if byte == .separator { return index }
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t"), index > start {
        sawSpace = true
      } else if sawSpace || !byte.isKeyCharacter {
        return nil
      }
      index += 1
    }
    return nil
  }

  /// `range` without the white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while end > start, self[end - 1].isSpace { end -= 1 }
    while start < end, self[start].isSpace { start += 1 }
    return start..<end
  }

  /// A copy of the bytes of `range`.
  func array(_ range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for index in range { bytes.append(self[index]) }
    return bytes
  }
}

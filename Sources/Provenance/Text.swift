extension UInt8 {
  /// The byte with `A` to `Z` made small; git folds case in ASCII only.
  var lowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }

  /// Whether git calls the byte white space, in every locale.
  var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased) }

  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension Span<UInt8> {
  /// Whether the bytes from `start` on begin with `prefix`, which is in small letters.
  func startsFolded(with prefix: [UInt8], at start: Int) -> Bool {
    guard start + prefix.count <= count else { return false }
    for offset in prefix.indices where self[start + offset].lowercased != prefix[offset] {
      return false
    }
    return true
  }

  /// A copy of the bytes of `range`.
  func array(_ range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for index in range { bytes.append(self[index]) }
    return bytes
  }
}

// Text is handled as UTF-8: what separates words, names and values here is ASCII.
extension String {
  /// The text without the white space around it.
  var trimmed: String {
    let bytes = utf8
    guard let first = bytes.firstIndex(where: { !$0.isSpace }),
      let last = bytes.lastIndex(where: { !$0.isSpace })
    else { return "" }
    return String(self[first..<bytes.index(after: last)])
  }

  /// The words of the text.
  var words: [Substring] { utf8.split(whereSeparator: \.isSpace).map { Substring($0) } }

  /// The parts before and after the first `separator`, which is ASCII; `nil` without one.
  func cut(at separator: String) -> (before: String, after: String)? {
    let wanted = Array(separator.utf8)
    var start = utf8.startIndex
    while let index = utf8[start...].firstIndex(of: wanted[0]) {
      if utf8[index...].starts(with: wanted) {
        let end = utf8.index(index, offsetBy: wanted.count)
        return (String(self[..<index]), String(self[end...]))
      }
      start = utf8.index(after: index)
    }
    return nil
  }

  /// Whether the text holds a digit.
  var hasDigit: Bool { utf8.contains(where: \.isDigit) }
}

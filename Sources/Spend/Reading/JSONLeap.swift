import JSONScanning

/// Finds where JSON values end, and looks at as few of their bytes as it can: what most of an agent's
/// log consists of, long texts, costs next to nothing.
///
/// As `JSONScanner` does, it only measures: texts must end and brackets must balance.
enum JSONLeap {
  /// The offset behind the value that begins at `start`.
  ///
  /// - Throws: where no value begins there, or it does not end.
  static func end(
    ofValueAt start: Int, in bytes: Span<UInt8>
  ) throws(JSONError) -> Int {
    guard start < bytes.count else { throw JSONError(reason: .cutOff, offset: start) }
    switch bytes[start] {
    case UInt8(ascii: "\""): return try end(ofTextAt: start, in: bytes)
    case UInt8(ascii: "{"), UInt8(ascii: "["): return try end(ofNestedAt: start, in: bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return end(ofNumberAt: start, in: bytes)
    default:
      for word in words where bytes.holds(word, at: start) { return start + word.count }
      var json = JSONScanner(at: start)
      try json.skip(in: bytes)
      return json.position
    }
  }

  private static let words = ["null", "false", "true"].map { Array($0.utf8) }

  private static func end(ofNumberAt start: Int, in bytes: Span<UInt8>) -> Int {
    var index = start + 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
        index += 1
      default: return index
      }
    }
    return index
  }

  private static func end(
    ofNestedAt start: Int, in bytes: Span<UInt8>
  ) throws(JSONError) -> Int {
    var depth = 0
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index = try end(ofTextAt: index, in: bytes)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    throw JSONError(reason: .cutOff, offset: bytes.count)
  }

  /// The offset behind the quotation mark that ends the text whose first one is at `start`.
  static func end(
    ofTextAt start: Int, in bytes: Span<UInt8>
  ) throws(JSONError) -> Int {
    var index = start + 1
    while let mark = bytes.firstIndex(of: UInt8(ascii: "\""), from: index) {
      // After an odd number of backslashes it is a part of the text.
      var slash = mark - 1
      while slash >= index, bytes[slash] == UInt8(ascii: "\\") { slash -= 1 }
      if (mark - slash) & 1 == 1 { return mark + 1 }
      index = mark + 1
    }
    throw JSONError(reason: .cutOff, offset: bytes.count)
  }
}

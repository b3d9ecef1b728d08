import JSONScanning

/// The values of a file in JSON, whatever they are listed in.
///
/// A file may be one document, one on each line, or several one after another: `gh api --paginate`
/// printed a list for each page (https://github.com/cli/cli/issues/5347), merges them today, and
/// with `--slurp` puts them into a list of lists (https://github.com/cli/cli/pull/8620).
enum JSONDocuments {
  /// Lists in lists in lists; a list that is deeper is a value.
  private static let depthLimit = 4

  /// Stands before a value, must stand behind it afterwards, and says whether to go on.
  typealias Visit = (inout JSONScanner, Span<UInt8>) throws(JSONError) -> Bool

  /// Calls `visit` with every value that is no list, until it says `false`.
  ///
  /// - Throws: where the JSON is malformed.
  static func forEachValue(in bytes: Span<UInt8>, _ visit: Visit) throws(JSONError) {
    var json = JSONScanner(at: start(of: bytes))
    while !json.isAtEnd(of: bytes) {
      guard try walk(&json, bytes, depth: 0, visit) else { return }
    }
  }

  /// Where the text begins: behind the byte order mark, if there is one.
  static func start(of bytes: Span<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// Whether the text is JSON, by how it begins; `nil` where there is only white space.
  static func isJSON(_ bytes: Span<UInt8>) -> Bool? {
    var json = JSONScanner(at: start(of: bytes))
    guard !json.isAtEnd(of: bytes) else { return nil }
    return [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(bytes[json.position])
  }

  private static func walk(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, depth: Int, _ visit: Visit
  ) throws(JSONError) -> Bool {
    guard try json.kind(in: bytes) == .array, depth < depthLimit else {
      return try visit(&json, bytes)
    }
    guard try json.enterArray(in: bytes) else { return true }
    while try json.nextElement(in: bytes) {
      guard try walk(&json, bytes, depth: depth + 1, visit) else { return false }
    }
    return true
  }
}

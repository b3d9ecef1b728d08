import JSONScanning

extension FileSample {
  /// Whether the beginning shows an object with all of `keys`, at the top or in one of the lists
  /// that `lists` names.
  ///
  /// A key is a path, such as `results/amount`: lists on the way do not count.
  func hasRows(under lists: [String] = ["data"], with keys: [String]) -> Bool {
    let paths = keyPaths
    return (lists.map { $0 + "/" } + [""]).contains { start in
      keys.allSatisfy { paths.contains(start + $0) }
    }
  }

  /// The keys of the documents that begin here, each behind those of the objects around it.
  private var keyPaths: Set<String> {
    var paths: Set<String> = []
    guard let first = head.first(where: { $0 > 0x20 }), Self.beginnings.contains(first) else {
      return paths
    }
    var json = JSONScanner(behindMarkOf: head.span)
    do throws(JSONError) {
      while !json.isAtEnd(of: head.span) {
        try Self.collect(&json, head.span, under: "", depth: 0, into: &paths)
      }
    } catch {
      // The beginning ends in the middle: what was found before it is there.
    }
    return paths
  }

  /// `{`, `[`, and what a byte order mark begins with.
  private static let beginnings: [UInt8] = [UInt8(ascii: "{"), UInt8(ascii: "["), 0xEF]

  private static func collect(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, under parent: String, depth: Int,
    into paths: inout Set<String>
  ) throws(JSONError) {
    switch try json.kind(in: bytes) {
    case .object where depth < 6:
      _ = try json.enterObject(in: bytes)
      while let key = try json.nextKey(in: bytes) {
        let path = parent + String(decoding: key, as: UTF8.self)
        paths.insert(path)
        try collect(&json, bytes, under: path + "/", depth: depth + 1, into: &paths)
      }
    case .array where depth < 6:
      _ = try json.enterArray(in: bytes)
      while try json.nextElement(in: bytes) {
        try collect(&json, bytes, under: parent, depth: depth + 1, into: &paths)
      }
    default: try json.skip(in: bytes)
    }
  }
}

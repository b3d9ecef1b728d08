import JSONScanning

/// What a row's tags say of a charge: a JSON object with keys that its owner chose.
///
/// `author`, `repository`, `session` and `agent` are looked for, also by the names that people use
/// for them, in any case and after a prefix such as `user:`; nothing else is copied.
struct FocusTags {
  private(set) var author: String?
  private(set) var repository: String?
  private(set) var session: String?
  private(set) var agent: String?

  init(_ json: ArraySlice<UInt8>?) {
    guard let json else { return }
    // Tags that are no JSON name nobody; the charge counts all the same.
    try? read(json.span)
  }

  private mutating func read(_ bytes: Span<UInt8>) throws(JSONError) {
    var json = JSONScanner()
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(in: bytes) {
      guard let field = Self.field(of: key) else {
        try json.skip(in: bytes)
        continue
      }
      guard let text = try json.string(in: bytes, limit: 200), !text.isEmpty else { continue }
      self[keyPath: field] = self[keyPath: field] ?? text
    }
    repository = repository.map { RepositoryURL.clean($0) }
    author = author?.lowercased()
    agent = agent?.lowercased()
  }

  private static func field(of key: [UInt8]) -> WritableKeyPath<FocusTags, String?>? {
    let name = key.suffix(while: { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") })
    switch String(decoding: name, as: UTF8.self).lowercased().filter({ $0 != "_" && $0 != "-" }) {
    case "author", "user", "email", "useremail", "developer": return \.author
    case "repository", "repo": return \.repository
    case "session", "sessionid": return \.session
    case "agent": return \.agent
    default: return nil
    }
  }
}

extension Array {
  /// The elements at the end that all satisfy a condition.
  fileprivate func suffix(while isWanted: (Element) -> Bool) -> ArraySlice<Element> {
    let start = lastIndex { !isWanted($0) }.map { $0 + 1 } ?? startIndex
    return self[start...]
  }
}

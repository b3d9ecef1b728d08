import JSONScanning

extension JSONScanner {
  /// The text that comes next, as it is kept; `nil` for anything else, and where it is empty.
  mutating func label(in bytes: Span<UInt8>) throws(JSONError) -> String? {
    try utf8(in: bytes).flatMap { StoredText.kept($0) }
  }

  /// The text or whole number that comes next; `nil` for anything else, and where it is empty.
  mutating func identifier(in bytes: Span<UInt8>) throws(JSONError) -> String? {
    guard try kind(in: bytes) == .number else {
      return try utf8(in: bytes).flatMap { StoredText.identifier($0) }
    }
    return try integer(in: bytes).map { String($0) }
  }

  /// The time that comes next, in seconds since 1970-01-01 UTC; `nil` for anything else.
  mutating func moment(in bytes: Span<UInt8>) throws(JSONError) -> Int64? {
    try utf8(in: bytes, limit: 64).flatMap {
      DeploymentMoment.parse(String(decoding: $0, as: UTF8.self))
    }
  }

  /// The texts of the list that comes next, as many as a record keeps; none for anything else.
  mutating func labels(in bytes: Span<UInt8>) throws(JSONError) -> [String] {
    var labels: [String] = []
    guard try enterArray(in: bytes) else { return labels }
    while try nextElement(in: bytes) {
      guard labels.count < DeploymentDraft.revisionLimit else {
        try skip(in: bytes)
        continue
      }
      if let label = try label(in: bytes) { labels.append(label) }
    }
    return labels
  }

  /// Reads every member of the object that comes next whose key is wanted; steps over anything
  /// else.
  ///
  /// - Parameters:
  ///   - keys: the wanted ones.
  ///   - bytes: the document.
  ///   - read: reads the value behind a key, or steps over it.
  /// - Returns: whether there was an object.
  /// - Throws: where the document is malformed.
  @discardableResult
  mutating func members<Key>(
    _ keys: JSONKeys<Key>, in bytes: Span<UInt8>,
    _ read: (Key, inout JSONScanner) throws(JSONError) -> Void
  ) throws(JSONError) -> Bool {
    guard try enterObject(in: bytes) else { return false }
    while let key = try nextKey(of: keys, in: bytes) { try read(key, &self) }
    return true
  }

  /// Calls `read` before every element of the list that comes next; steps over anything else.
  mutating func elements(
    in bytes: Span<UInt8>, _ read: (inout JSONScanner) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard try enterArray(in: bytes) else { return }
    while try nextElement(in: bytes) { try read(&self) }
  }
}

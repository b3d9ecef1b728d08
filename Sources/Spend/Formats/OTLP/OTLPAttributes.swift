import JSONScanning

/// The attributes of a record, as texts, and those of its resource where it has none itself.
struct OTLPAttributes: Sendable {
  private var texts: [OTLPAttribute: String] = [:]
  /// Those whose value is neither a text nor a number.
  private var odd: Set<OTLPAttribute> = []
  /// What all attributes, wanted or not, and their values amount to, in any order.
  ///
  /// The identity of a metric's series. Zero where `isSeries` was not asked for.
  private(set) var signature: (UInt64, UInt64) = (0, 0)
  private let isSeries: Bool

  /// A longer value is none; in bytes.
  private static let limit = 400

  init(isSeries: Bool = false) { self.isSeries = isSeries }

  /// The text of an attribute, which is not empty.
  subscript(_ key: OTLPAttribute) -> String? {
    guard let text = texts[key], !text.isEmpty else { return nil }
    return text
  }

  /// The first of these attributes that there is.
  func first(_ keys: OTLPAttribute...) -> String? {
    for key in keys {
      if let text = self[key] { return text }
    }
    return nil
  }

  func isOdd(_ key: OTLPAttribute) -> Bool { odd.contains(key) }

  /// Takes over what the resource says and the record does not.
  mutating func fill(from resource: OTLPAttributes) {
    for (key, text) in resource.texts where texts[key] == nil { texts[key] = text }
    signature.0 &+= resource.signature.0
    signature.1 &+= resource.signature.1
  }

  /// Says whose record it is, where it does not say so itself.
  mutating func assumeService(_ name: String) { texts[.serviceName] = name }

  /// Reads the list of OTLP, `[{"key":…,"value":{"stringValue":…}}]`, a list of pairs, or an object.
  mutating func read(_ json: inout JSONScanner, in bytes: Span<UInt8>) throws(JSONError) {
    switch try json.kind(in: bytes) {
    case .array: try readList(&json, in: bytes)
    case .object: try readMembers(&json, in: bytes)
    default: try json.skip(in: bytes)
    }
  }

  private enum EntryKey: String, CaseIterable, Sendable { case key, value }
  private static let entryKeys = JSONKeys<EntryKey>()
  private static let members = JSONKeys<OTLPAttribute>()

  private mutating func readList(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterArray(in: bytes) else { return }
    while try json.nextElement(in: bytes) {
      if try json.kind(in: bytes) == .array {
        try readPair(&json, in: bytes)
        continue
      }
      guard try json.enterObject(in: bytes) else { continue }
      var name: String?
      // The value may stand before its key.
      var value: (scanner: JSONScanner, end: Int)?
      while let key = try json.nextKey(of: Self.entryKeys, in: bytes) {
        switch key {
        case .key: name = try json.string(in: bytes, limit: 100)
        case .value:
          let scanner = json
          try json.skip(in: bytes)
          value = (scanner, json.position)
        }
      }
      guard let name, var value else { continue }
      let key = OTLPAttribute.byName[name]
      if isSeries, key.map(OTLPAttribute.classes.contains) != true {
        sign(name, bytes.extracting(value.scanner.position..<value.end))
      }
      if let key { try take(key, from: &value.scanner, in: bytes) }
    }
  }

  /// Reads `["service.name","gemini-cli"]`, as the JavaScript SDK writes a resource.
  private mutating func readPair(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterArray(in: bytes), try json.nextElement(in: bytes) else { return }
    let key = try json.string(in: bytes, limit: 100).flatMap { OTLPAttribute.byName[$0] }
    while try json.nextElement(in: bytes) {
      if let key { try take(key, from: &json, in: bytes) } else { try json.skip(in: bytes) }
    }
  }

  private mutating func readMembers(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.members, in: bytes) {
      try take(key, from: &json, in: bytes)
    }
  }

  private mutating func take(
    _ key: OTLPAttribute, from json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    switch key == .toolParameters
      ? try OTLPValue.commit(&json, in: bytes)
      : try OTLPValue(&json, in: bytes, limit: Self.limit)
    {
    case .text(let text): texts[key] = text
    case .odd: odd.insert(key)
    case .absent: break
    }
  }

  /// Adds an attribute to the signature; white space between the parts of its value does not count.
  private mutating func sign(_ name: String, _ value: Span<UInt8>) {
    var hasher = RecordKeyHasher("otlp-attribute")
    hasher.add(name)
    var dense: [UInt8] = []
    for index in 0..<min(value.count, 4_096) where value[index] > 0x20 {
      dense.append(value[index])
    }
    hasher.add(dense.span)
    signature.0 &+= hasher.key.high
    signature.1 &+= hasher.key.low
  }
}

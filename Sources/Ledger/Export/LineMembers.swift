import JSONScanning

/// The members of a line's object, each with a key of `Key`; any other is a fault: a misspelt name
/// would lose what it says without a word.
struct LineMembers<Key> where Key: RawRepresentable<String> & CaseIterable & Hashable {
  private let names: [(name: [UInt8], key: Key)] = Key.allCases.map {
    (Array($0.rawValue.utf8), $0)
  }
  /// Where to look first: members mostly stand in the order of the keys.
  private var place = 0
  /// The members that the line has, by the keys' places.
  private var seen: UInt64 = 0

  mutating func begin() { (place, seen) = (0, 0) }

  /// The key of the next member; `nil` at the object's end.
  mutating func next(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws -> Key? {
    guard let name = try json.nextKey(in: bytes) else { return nil }
    for step in names.indices {
      let index = (place + step) % names.count
      guard names[index].name == name else { continue }
      place = index + 1
      seen |= 1 << UInt64(index)
      return names[index].key
    }
    throw ExportFault.unknownMember(String(decoding: name, as: UTF8.self))
  }

  /// - Throws: where the line lacks one of the members.
  func require(_ keys: [Key]) throws {
    for (index, (_, key)) in names.enumerated()
    where keys.contains(key) && seen & 1 << UInt64(index) == 0 {
      throw ExportFault.missingMember(key.rawValue)
    }
  }
}

/// Values that must be there.
extension JSONScanner {
  mutating func text<Key: RawRepresentable<String>>(
    of key: Key, _ bytes: Span<UInt8>
  ) throws -> String {
    guard let text = try string(in: bytes, limit: .max) else {
      throw ExportFault.value(key.rawValue)
    }
    return text
  }

  mutating func number<Key: RawRepresentable<String>>(
    of key: Key, _ bytes: Span<UInt8>
  ) throws -> Int64 {
    guard let number = try integer(in: bytes) else { throw ExportFault.value(key.rawValue) }
    return number
  }

  mutating func truth<Key: RawRepresentable<String>>(
    of key: Key, _ bytes: Span<UInt8>
  ) throws -> Bool {
    guard let value = try boolean(in: bytes) else { throw ExportFault.value(key.rawValue) }
    return value
  }

  /// A value whose name is the text of the member.
  mutating func choice<Key: RawRepresentable<String>, Choice: RawRepresentable<String>>(
    of key: Key, as type: Choice.Type, _ bytes: Span<UInt8>
  ) throws -> Choice {
    guard let choice = Choice(rawValue: try text(of: key, bytes)) else {
      throw ExportFault.value(key.rawValue)
    }
    return choice
  }
}

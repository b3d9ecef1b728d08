/// The members of an object that a reader wants; all others are passed over.
///
/// ```swift
/// enum Key: String, CaseIterable { case id, model }
/// static let keys = JSONKeys<Key>()
/// ```
package struct JSONKeys<Key>: Sendable
where Key: RawRepresentable<String> & CaseIterable & Sendable {
  private let all: [(name: [UInt8], key: Key)]

  package init() {
    all = Key.allCases.map { (Array($0.rawValue.utf8), $0) }
  }

  /// The key that stands at `range`, which holds no escapes.
  func key(at range: Range<Int>, in bytes: Span<UInt8>) -> Key? {
    for (name, key) in all where name.count == range.count {
      if name.indices.allSatisfy({ bytes[range.lowerBound + $0] == name[$0] }) { return key }
    }
    return nil
  }

  func key(named name: [UInt8]) -> Key? { all.first { $0.name == name }?.key }
}

/// The members of an object that a reader wants; all others are passed over.
///
/// ```swift
/// enum Key: String, CaseIterable { case id, model }
/// static let keys = JSONKeys<Key>()
/// ```
package struct JSONKeys<Key>: Sendable
where Key: RawRepresentable<String> & CaseIterable & Sendable {
  let names: JSONNames
  let all: [Key]

  package init() {
    all = Array(Key.allCases)
    names = JSONNames(all.map { Array($0.rawValue.utf8) })
  }
}

/// The names of keys, apart from their type: what is not generic is compiled once, and well.
struct JSONNames: Sendable {
  /// Places by the number of bytes.
  private var places: [[Int]] = []
  private let names: [[UInt8]]

  init(_ names: [[UInt8]]) {
    self.names = names
    places = Array(repeating: [], count: (names.map(\.count).max() ?? 0) + 1)
    for (place, name) in names.enumerated() { places[name.count].append(place) }
  }

  /// The place of the key that stands at `range`, which holds no escapes.
  func place(at range: Range<Int>, in bytes: Span<UInt8>) -> Int? {
    guard range.count < places.count else { return nil }
    for place in places[range.count] where isEqual(place, range, bytes) { return place }
    return nil
  }

  func place(named name: [UInt8]) -> Int? { names.firstIndex(of: name) }

  private func isEqual(_ place: Int, _ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var offset = range.lowerBound
    for byte in names[place] {
      guard bytes[offset] == byte else { return false }
      offset += 1
    }
    return true
  }
}

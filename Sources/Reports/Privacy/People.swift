/// A set of persons of one report, as bits: sets are compared by the hundred thousand.
struct People: Equatable, Sendable {
  private var words: [UInt64]

  /// Nobody, of so many persons.
  init(of count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  mutating func insert(_ person: Int) { words[person / 64] |= 1 << UInt64(person % 64) }

  mutating func formUnion(_ other: People) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  mutating func formIntersection(_ other: People) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func subtract(_ other: People) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  func union(_ other: People) -> People {
    var result = self
    result.formUnion(other)
    return result
  }

  func intersection(_ other: People) -> People {
    var result = self
    result.formIntersection(other)
    return result
  }

  func subtracting(_ other: People) -> People {
    var result = self
    result.subtract(other)
    return result
  }

  func isSubset(of other: People) -> Bool {
    for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
    return true
  }

  /// How many of them are among `other`, too.
  func count(among other: People) -> Int {
    var count = 0
    for index in words.indices { count += (words[index] & other.words[index]).nonzeroBitCount }
    return count
  }
}

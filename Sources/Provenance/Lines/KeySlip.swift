/// Whether a key is a slip of a canonical one: `Assited-by`, `Assisted_by`, `Coauthored-by`.
enum KeySlip {
  /// Longer ones are a slip of none.
  static let longest = 20

  /// The canonical key that was meant, or that stands there.
  ///
  /// - Parameter key: in small letters, white space and underscores as `-`.
  /// - Returns: the key; `nil` where nothing says that one of them was meant.
  static func meant(by key: [UInt8]) -> CanonicalKey? {
    guard key.count >= 8, key.count <= longest else { return nil }
    for (canonical, bytes) in CanonicalKey.folded where isMeant(canonical, bytes, by: key) {
      return canonical
    }
    return nil
  }

  private static func isMeant(
    _ canonical: CanonicalKey, _ bytes: [UInt8], by key: [UInt8]
  ) -> Bool {
    guard key[0] == bytes[0], abs(key.count - bytes.count) <= 2 else { return false }
    if key == bytes { return true }
    // `API-Session` is somebody else's key.
    if canonical == .session, key[1] != bytes[1] { return false }
    return distance(key, bytes) <= mostCost
  }

  /// Two letters too many, too few or swapped, one of them wrong.
  ///
  /// Two wrong letters make another word: "Assigned-by", "Asserted-by", "Generated-on".
  private static let mostCost = 2 * letter + 1
  private static let letter = 2
  private static let wrongLetter = 3

  /// The distance of Damerau and Levenshtein, in which a wrong letter costs more than the rest.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = (0...right.count).map { $0 * letter }
    for row in left.indices {
      var current = [(row + 1) * letter]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        var cost = min(last[column + 1], current[column]) + letter
        let same = left[row] == right[column]
        cost = min(cost, last[column] + (same ? 0 : wrongLetter))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + letter)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}

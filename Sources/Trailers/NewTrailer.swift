/// A trailer to be added.
package struct NewTrailer: Hashable, Sendable {
  /// Letters, digits and `-`, in ASCII.
  package let key: String
  /// One line.
  package let value: [UInt8]

  package init(key: String, value: [UInt8]) {
    self.key = key
    self.value = value
  }

  package init(_ key: String, _ value: String) { self.init(key: key, value: Array(value.utf8)) }

  /// The trailer without the white space around its value; `nil` where git would not read it back.
  ///
  /// A value with a line break could smuggle lines of its own into a message.
  var readable: NewTrailer? {
    let bytes = value.span
    let trimmed = bytes.array(bytes.trimmed(0..<bytes.count))
    let breaks = trimmed.contains { $0 == .newline || $0 == UInt8(ascii: "\r") || $0 == 0 }
    guard !key.isEmpty, key.utf8.allSatisfy(\.isKeyCharacter), !breaks else { return nil }
    return NewTrailer(key: key, value: trimmed)
  }

  /// Whether git takes the trailer of that key and value for this one.
  ///
  /// git compares the keys up to the length of the shorter, without what is neither letter nor
  /// digit at their ends, and tells neither keys nor values apart by case.
  ///
  /// - Parameters:
  ///   - otherKey: where the other's key stands.
  ///   - otherValue: where its value stands.
  ///   - message: where both stand.
  /// - Returns: whether this one need not be added.
  func isSame(
    asKey otherKey: Range<Int>, value otherValue: Range<Int>, in message: Span<UInt8>
  ) -> Bool {
    guard message.matches(value, in: otherValue) else { return false }
    let ownKey = Array(key.utf8)
    let length = min(
      ownKey.span.withoutPunctuation(0..<ownKey.count).count,
      message.withoutPunctuation(otherKey).count)
    return message.matches(Array(ownKey.prefix(length)), in: otherKey.prefix(length))
  }

  /// Whether git takes the other for this one.
  func isSame(as other: NewTrailer) -> Bool {
    let bytes = Array(other.key.utf8) + other.value
    let valueStart = other.key.utf8.count
    return isSame(asKey: 0..<valueStart, value: valueStart..<bytes.count, in: bytes.span)
  }
}

extension Span<UInt8> {
  /// `range` without what is neither letter nor digit at its end.
  fileprivate func withoutPunctuation(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, !self[end - 1].isAlphanumeric { end -= 1 }
    return range.lowerBound..<end
  }
}

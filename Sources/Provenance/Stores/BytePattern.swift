/// A text to look for in many others.
///
/// Horspool's method: where the last byte does not fit, the next places cannot either, and most
/// bytes of a text are never looked at.
struct BytePattern: Sendable {
  private let bytes: [UInt8]
  /// By byte: how far the next place is that it could stand at the end of.
  private let steps: [Int]

  /// The pattern of a text that is not empty.
  init(_ text: StaticString) {
    bytes = Array(text.description.utf8)
    var steps = [Int](repeating: bytes.count, count: 256)
    for (index, byte) in bytes.dropLast().enumerated() {
      steps[Int(byte)] = bytes.count - 1 - index
    }
    self.steps = steps
  }

  /// Whether the pattern is anywhere in `text`.
  func occurs(in text: Span<UInt8>) -> Bool {
    var end = bytes.count - 1
    while end < text.count {
      let start = end - bytes.count + 1
      if text[end] == bytes[bytes.count - 1], matches(start..<end + 1, of: text) { return true }
      end += steps[Int(text[end])]
    }
    return false
  }

  /// Whether the pattern is all of `range`.
  func matches(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    range.count == bytes.count
      && bytes.indices.allSatisfy { text[range.lowerBound + $0] == bytes[$0] }
  }
}

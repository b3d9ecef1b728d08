/// The trailers of a message and the place where they stand, exactly as git 2.39 finds them.
///
/// See git-interpret-trailers(1). Only git's defaults are known: `:` separates, `#` comments, no
/// key is configured. Takes time linear in the length of the message.
package struct TrailerBlock: Hashable, Sendable {
  /// The block in the message; empty, at the place where git would begin one, without trailers.
  package let range: Range<Int>
  /// The trailers from top to bottom; lines of the block that are none are left out.
  package let trailers: [Trailer]

  package init(of message: Span<UInt8>, options: TrailerOptions = .log) {
    let message = message.extracting(first: Self.textLength(of: message))
    let origin = options.skipsLeadingBlankLines ? message.firstText : 0
    let bounds = BlockBounds(in: message, from: origin, options: options)
    range = bounds.start..<bounds.end
    trailers = Self.trailers(in: message, range: range, unfolds: options.unfolds)
  }

  /// How much git reads of a message: it keeps C strings, so a NUL ends it.
  private static func textLength(of message: Span<UInt8>) -> Int {
    var end = 0
    while end < message.count, message[end] != 0 { end += 1 }
    return end
  }

  private static func trailers(
    in message: Span<UInt8>, range: Range<Int>, unfolds: Bool
  ) -> [Trailer] {
    var trailers: [Trailer] = []
    var line = range.lowerBound
    while line < range.upperBound {
      let start = line
      line = message.nextLine(after: line, before: range.upperBound)
      guard let separator = message.separator(ofLineAt: start), separator > start else { continue }
      while line < range.upperBound, message[line].isSpace {
        line = message.nextLine(after: line, before: range.upperBound)
      }
      let key = message.array(message.trimmed(start..<separator))
      let value = message.array(message.trimmed(separator + 1..<line))
      trailers.append(
        Trailer(
          key: String(decoding: key, as: UTF8.self), value: unfolds ? unfolded(value) : value,
          range: start..<line))
    }
    return trailers
  }

  /// A folded value on one line: each newline and the white space after it become one space.
  private static func unfolded(_ value: [UInt8]) -> [UInt8] {
    guard value.contains(.newline) else { return value }
    var line: [UInt8] = []
    line.reserveCapacity(value.count)
    var atLineStart = false
    for byte in value {
      if atLineStart, byte.isSpace { continue }
      atLineStart = byte == .newline
      line.append(atLineStart ? UInt8(ascii: " ") : byte)
    }
    return line
  }
}

/// The trailers of a message, from top to bottom.
package func trailers(in message: Span<UInt8>, options: TrailerOptions = .log) -> [Trailer] {
  TrailerBlock(of: message, options: options).trailers
}

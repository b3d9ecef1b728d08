/// A line near the end of a message whose key is meant as a canonical one.
struct EndLine: Sendable {
  let canonical: CanonicalKey
  /// Whether the key is written otherwise.
  let isSlip: Bool
  /// Whether white space stands within the key, as in prose: `Assisted by: …`.
  let hasSpace: Bool
  /// The line, without its end.
  let range: Range<Int>
  /// Where the value begins.
  let value: Int
}

/// The lines of a message's last two paragraphs that are meant as trailers and are none to `Scan`.
///
/// Those with a misspelt key, and waivers. Further up, a line with a colon is prose.
struct EndLines {
  /// From top to bottom.
  private(set) var lines: [EndLine] = []

  private static let mostLines = 1_000
  private static let initials = Set(CanonicalKey.folded.map { $0.bytes[0] })
  private static let fences = [Array("```".utf8), Array("~~~".utf8)]

  /// Reads upwards from the end.
  ///
  /// - Parameters:
  ///   - message: the whole message.
  ///   - subject: its first line, where the search ends.
  ///   - markers: the keys that are known, and no slip of another.
  init(of message: Span<UInt8>, below subject: Range<Int>, markers: Markers) {
    var end = message.count
    var (paragraphs, isInText, count) = (0, false, 0)
    while end > subject.upperBound, count < Self.mostLines {
      count += 1
      let line = Self.line(before: end, in: message, from: subject.upperBound)
      end = line.lowerBound - 1
      let text = Self.trimmed(line, in: message)
      guard !text.isEmpty else {
        if isInText { paragraphs += 1 }
        isInText = false
        if paragraphs == 2 { break }
        continue
      }
      // git reads no comments, see git-interpret-trailers(1).
      if message[line.lowerBound] == UInt8(ascii: "#") { continue }
      isInText = true
      // What stands above the end of a fence is an example.
      if Self.fences.contains(where: { message.startsFolded(with: $0, at: line.lowerBound) }) {
        break
      }
      guard text.lowerBound == line.lowerBound,
        Self.initials.contains(message[text.lowerBound].lowercased),
        let found = Self.meant(by: text, in: message, markers)
      else { continue }
      lines.append(found)
    }
    lines.reverse()
  }

  /// The line that ends at `end`, without its newline.
  private static func line(
    before end: Int, in message: Span<UInt8>, from first: Int
  ) -> Range<Int> {
    var start = end
    while start > first, message[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start..<end
  }

  private static func trimmed(_ line: Range<Int>, in message: Span<UInt8>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while end > start, message[end - 1].isSpace { end -= 1 }
    while start < end, message[start].isSpace { start += 1 }
    return start..<end
  }
}

extension EndLines {
  private static func meant(
    by line: Range<Int>, in message: Span<UInt8>, _ markers: Markers
  ) -> EndLine? {
    guard let key = WrittenKey(of: line, in: message),
      let canonical = KeySlip.meant(by: key.folded)
    else { return nil }
    let isExact = key.isPlain && key.folded == Array(canonical.rawValue.lowercased().utf8)
    if isExact, canonical != .waiver { return nil }
    if !isExact, key.isPlain, markers.know(key.folded) { return nil }
    return EndLine(
      canonical: canonical, isSlip: !isExact, hasSpace: key.hasSpace, range: line,
      value: key.separator + 1)
  }
}

/// What stands before the colon of a line, if it can be meant as a trailer's key.
private struct WrittenKey {
  /// In small letters, with `-` for whatever was written in its place.
  private(set) var folded: [UInt8] = []
  private(set) var hasSpace = false
  private(set) var separator: Int
  private var hasOtherMark = false

  var isPlain: Bool { !hasSpace && !hasOtherMark }

  init?(of line: Range<Int>, in message: Span<UInt8>) {
    // Most lines have no colon so near to their beginning.
    let reach = min(line.upperBound, line.lowerBound + 2 * KeySlip.longest)
    guard let colon = (line.lowerBound..<reach).first(where: { message[$0] == UInt8(ascii: ":") })
    else { return nil }
    separator = colon
    var end = colon
    while end > line.lowerBound, message[end - 1].isSpace { end -= 1 }
    var index = line.lowerBound
    while index < end {
      guard folded.count <= KeySlip.longest, let length = take(index, in: message) else {
        return nil
      }
      index += length
    }
  }

  /// Takes what stands at `index` and says how many bytes it was; `nil` for what no key has.
  private mutating func take(_ index: Int, in message: Span<UInt8>) -> Int? {
    let byte = message[index]
    if byte.isLetter {
      folded.append(byte.lowercased)
      return 1
    }
    folded.append(UInt8(ascii: "-"))
    switch byte {
    case UInt8(ascii: "-"): return 1
    case UInt8(ascii: "_"): hasOtherMark = true
    case 0x20, 0x09: hasSpace = true
    case 0xE2 where Self.isDash(at: index, in: message):
      hasOtherMark = true
      return 3
    default: return nil
    }
    return 1
  }

  /// The hyphens and dashes U+2010 to U+2015, which come with text that was pasted.
  private static func isDash(at index: Int, in message: Span<UInt8>) -> Bool {
    index + 2 < message.count && message[index + 1] == 0x80
      && (0x90...0x95).contains(message[index + 2])
  }
}

extension Markers {
  /// Whether the key, in small letters, is one of the table.
  fileprivate func know(_ key: [UInt8]) -> Bool {
    keys[Int(key[0] - UInt8(ascii: "a"))].contains { $0.bytes == key }
  }
}

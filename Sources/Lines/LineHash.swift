/// A line as content: 64 bits of its characters without white space; 0 for a line that does not
/// count.
///
/// A line counts if it holds at least one letter or digit. White space is what Unicode calls so, so
/// that a reformatted line stays the same line. Among ten million different lines the chance of
/// any two sharing a hash is 3 in a million.
package typealias LineHash = UInt64

/// Hashes lines, byte by byte, in one pass.
package struct LineHasher {
  private var state = LineHasher.seed
  private var word: UInt64 = 0
  private var filled: UInt64 = 0
  private var hasLetter = false
  /// Whether a byte stood in the line that may belong to white space outside ASCII.
  private var mayHoldWideSpace = false
  private var hasWideBytes = false

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Appends a hash for every line of `bytes`, and where each line starts.
  package static func hash(
    _ bytes: Span<UInt8>, hashes: inout [LineHash], starts: inout [Int32]
  ) {
    var position = 0
    while position < bytes.count {
      starts.append(Int32(position))
      let line = line(of: bytes, from: position)
      hashes.append(line.hash)
      position = line.end
    }
  }

  /// The hash of the line that starts at `start`, and where the next one starts.
  package static func line(of bytes: Span<UInt8>, from start: Int) -> (hash: LineHash, end: Int) {
    var hasher = LineHasher()
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\n") { break }
      if !isSpace(byte) { hasher.add(byte) }
    }
    return (hasher.finish(bytes, start, index), index)
  }

  /// White space in ASCII.
  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  @inline(__always)
  private mutating func add(_ byte: UInt8) {
    word |= UInt64(byte) << filled
    filled += 8
    if filled == 64 { mix() }
    if byte < 0x80 {
      if (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 {
        hasLetter = true
      }
    } else {
      hasWideBytes = true
      if byte == 0xC2 || byte & 0xFC == 0xE0 { mayHoldWideSpace = true }
    }
  }

  @inline(__always)
  private mutating func mix() {
    state = (state ^ word) &* 0xD6E8_FEB8_6659_FD93
    state ^= state >> 32
    word = 0
    filled = 0
  }

  /// The hash of the line that stands at `start..<end`.
  private func finish(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> LineHash {
    if mayHoldWideSpace || (hasWideBytes && !hasLetter) {
      return Self.wide(bytes, start, end)
    }
    return hasLetter ? value : 0
  }

  private var value: LineHash {
    var ended = self
    // The number of bytes in the last word keeps a line apart from the same one with a NUL.
    ended.word ^= filled << 56
    ended.mix()
    var hash = ended.state
    hash = (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 32
    return hash == 0 ? 1 : hash
  }

  /// The hash of a line that may hold white space outside ASCII, or letters only there.
  private static func wide(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> LineHash {
    var hasher = LineHasher()
    var index = start
    while index < end {
      let byte = bytes[index]
      let space = widthOfWideSpace(bytes, index, end)
      if space > 0 {
        index += space
        continue
      }
      if !isSpace(byte) { hasher.add(byte) }
      index += 1
    }
    guard !hasher.hasLetter else { return hasher.value }
    let text = String(decoding: (start..<end).map { bytes[$0] }, as: UTF8.self)
    let counts = text.unicodeScalars.contains {
      $0.value >= 0x80 && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
    }
    return counts ? hasher.value : 0
  }

  /// The number of bytes of the white space character at `index`, if it is one outside ASCII.
  ///
  /// Unicode's property White_Space: U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029,
  /// U+202F, U+205F and U+3000.
  private static func widthOfWideSpace(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
    let lead = bytes[index]
    if lead == 0xC2 {
      return index + 1 < end && (bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0) ? 2 : 0
    }
    guard (0xE1...0xE3).contains(lead), index + 2 < end else { return 0 }
    switch (lead, bytes[index + 1], bytes[index + 2]) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): return 3
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF): return 3
    default: return 0
    }
  }
}

import JSONScanning

/// A text that stands the same in line after line: it is decoded once, and compared from then on.
struct LastText {
  private let limit: Int
  private var literal: [UInt8] = []
  private var text: String?

  /// - Parameter limit: a longer text, in bytes, is none.
  init(limit: Int) { self.limit = limit }

  /// The text at `start`; `nil` where there is no text, an empty one, or one that is too long.
  mutating func text(
    at start: Int?, in bytes: Span<UInt8>, sharedBy intake: inout SpendIntake
  ) throws(JSONError) -> String? {
    guard let start else { return nil }
    if !literal.isEmpty, bytes.holds(literal, at: start) { return text }
    var json = JSONScanner(at: start)
    let new = try json.string(in: bytes, limit: limit).flatMap { $0.isEmpty ? nil : $0 }
    text = new.map { intake.shared($0) }
    // Only a text shows where it ends: 12 is also the beginning of 123.
    let isText = bytes[start] == UInt8(ascii: "\"")
    literal = isText && json.position - start <= limit + 2 ? bytes.array(start..<json.position) : []
    return text
  }
}

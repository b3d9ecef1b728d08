/// What one line of a message is to the search for the block.
enum LineKind {
  /// A line that git itself writes; it need not be a trailer.
  case written
  case trailer
  case indented
  case other

  init(in message: Span<UInt8>, at line: Int) {
    // git looks at these in this order.
    if Self.writtenByGit.contains(where: { message.starts(with: $0, at: line) }) {
      self = .written
    } else if message[line].isSpace {
      self = .indented
    } else if let separator = message.separator(ofLineAt: line), separator > line {
      self = .trailer
    } else {
      self = .other
    }
  }

  private static let writtenByGit = [
    Array("Signed-off-by: ".utf8), Array("(cherry picked from commit ".utf8),
  ]
}

/// Which comment string git wrote a message file with, seen by what git put below the message.
///
/// A hook that reads no configuration has nothing else. Without such a tail there are no comments
/// to be told from text, and `#` is as good as any.
extension CommentString {
  /// Longer ones are not looked for.
  private static let longest = 16
  /// The hint has two lines, an empty one follows, and the status has one at least.
  private static let shortestTail = 4

  /// What begins comments in a message; git ends the last line of what it puts there.
  static func inferred(from message: Span<UInt8>) -> CommentString {
    guard message.count > 0 else { return .number }
    let lastLine = message.lastLine(before: message.count)
    if number.begins(message, at: lastLine) { return .number }
    return ofScissors(in: message) ?? ofTemplate(in: message, lastLine: lastLine) ?? .number
  }

  /// By the first scissors, as `commit.verbose` and `commit.cleanup=scissors` leave them.
  private static func ofScissors(in message: Span<UInt8>) -> CommentString? {
    var found: CommentString?
    var line = 0
    while line < message.count {
      let next = message.nextLine(after: line, before: message.count)
      let length = next - line - cut.count
      if 1...longest ~= length, message.starts(with: cut, at: line + length) {
        let prefix = message.array(line..<line + length)
        if prefix == number.bytes { return .number }
        if found == nil, !prefix.contains(where: \.isSpace) { found = CommentString(prefix) }
      }
      line = next
    }
    return found
  }

  /// By the status below a message that is to be edited.
  ///
  /// All its lines begin with the comment string, one is nothing else, and the hint above the
  /// status quotes it, in every language: "Lines starting with ';' will be ignored". A quotation
  /// or a list at the end of a message has no such line.
  private static func ofTemplate(in message: Span<UInt8>, lastLine: Int) -> CommentString? {
    var end = lastLine
    while end < message.count, !message[end].isSpace, end - lastLine <= longest { end += 1 }
    let prefix = message.array(lastLine..<end)
    guard prefix.count <= longest, let comment = CommentString(prefix) else { return nil }
    var (line, lines, sawEmpty, sawHint) = (lastLine, 0, false, false)
    while comment.begins(message, at: line), line + prefix.count < message.count,
      message[line + prefix.count].isSpace
    {
      lines += 1
      sawEmpty = sawEmpty || message[line + prefix.count] == .newline
      sawHint = sawHint || comment.isQuoted(in: message, after: line + prefix.count)
      guard line > 0 else { break }
      let above = message.lastLine(before: line)
      if message[above] == .newline { break }
      line = above
    }
    return lines >= shortestTail && sawEmpty && sawHint ? comment : nil
  }

  /// Whether the line that `start` is in has the comment string in quotation marks.
  private func isQuoted(in message: Span<UInt8>, after start: Int) -> Bool {
    var index = start
    while index < message.count, message[index] != .newline {
      let next = index + 1 + bytes.count
      if message[index].isQuotationMark, next < message.count, message[next].isQuotationMark,
        message.starts(with: bytes, at: index + 1)
      {
        return true
      }
      index += 1
    }
    return false
  }
}

extension UInt8 {
  /// Whether the byte is a quotation mark, or part of one outside of ASCII, as in `«;»`.
  fileprivate var isQuotationMark: Bool {
    self == UInt8(ascii: "'") || self == UInt8(ascii: "\"") || self >= 0x80
  }
}

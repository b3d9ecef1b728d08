/// One line of a block, or a trailer with its continuation lines.
struct BlockItem {
  /// `nil` for a line that is no trailer.
  let key: Range<Int>?
  /// The trailer's value without the white space around it, or the line without its newline.
  let value: Range<Int>
}

/// The items of a block from top to bottom.
///
/// Each line of the message has a newline.
struct BlockItems {
  private var line: Int
  private let end: Int
  private let comment: CommentString

  init(of block: Range<Int>, comment: CommentString) {
    line = block.lowerBound
    end = block.upperBound
    self.comment = comment
  }

  mutating func next(in message: Span<UInt8>) -> BlockItem? {
    guard line < end else { return nil }
    let start = line
    line = message.nextLine(after: line, before: end)
    guard !comment.begins(message, at: start),
      let separator = message.separator(ofLineAt: start), separator > start
    else { return BlockItem(key: nil, value: start..<line - 1) }
    while line < end, message[line].isSpace { line = message.nextLine(after: line, before: end) }
    return BlockItem(
      key: message.trimmed(start..<separator), value: message.trimmed(separator + 1..<line))
  }
}

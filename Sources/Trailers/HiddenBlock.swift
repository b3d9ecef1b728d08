/// Attribution in a message's last paragraph that git does not take for a block, because the
/// paragraph has other lines too.
///
/// Two kinds are known, either with at least one `AttributionKey`:
/// - the paragraph ends in trailers, below text: `🤖 Generated with …`, `Co-Authored-By: …`;
/// - the paragraph is nothing but trailers and issue references: `Co-Authored-By: …`,
///   `Closes #12`.
///
/// A new trailer below such a paragraph would be the only one that git shows. Any other paragraph
/// is text, and so is the title's.
struct HiddenBlock {
  /// From the first line that belongs to the block to the end of the paragraph.
  private let lines: Range<Int>

  /// Looks for attribution in the paragraph that ends at `end`; `nil` without any.
  ///
  /// - Parameters:
  ///   - message: the message; each line has a newline.
  ///   - end: below are comments and blank lines only.
  ///   - comment: what begins comment lines.
  init?(in message: Span<UInt8>, before end: Int, comment: CommentString) {
    let title = Self.titleEnd(in: message, before: end, comment: comment)
    var last = end
    while last > title, message.isBlank(from: message.lastLine(before: last)) {
      last = message.lastLine(before: last)
    }
    var scan = AttributionScan()
    var top = last
    while top > title, !scan.metText {
      let line = message.lastLine(before: top)
      if comment.begins(message, at: line) {
        scan.takeComment()
      } else if message.isBlank(from: line) {
        break
      } else {
        scan.take(line..<top, of: message)
      }
      top = line
    }
    guard let start = scan.start(inParagraphAt: top) else { return nil }
    lines = start..<last
  }

  /// The message with the attribution in a paragraph of its own.
  ///
  /// References go above it, to the text there or into a paragraph of theirs.
  func shown(in text: [UInt8]) -> [UInt8] {
    var references: [UInt8] = []
    var block: [UInt8] = [.newline]
    var line = lines.lowerBound
    while line < lines.upperBound {
      let next = text.span.nextLine(after: line, before: lines.upperBound)
      if IssueReference.stands(in: text.span, at: line..<next) {
        references += text[line..<next]
      } else {
        block += text[line..<next]
      }
      line = next
    }
    return text[..<lines.lowerBound] + references + block + text[lines.upperBound...]
  }

  /// The end of the first paragraph that has more than comments.
  private static func titleEnd(
    in message: Span<UInt8>, before end: Int, comment: CommentString
  ) -> Int {
    var line = 0
    var metText = false
    while line < end {
      if !comment.begins(message, at: line) {
        let isBlank = message.isBlank(from: line)
        if isBlank, metText { return line }
        metText = metText || !isBlank
      }
      line = message.nextLine(after: line, before: end)
    }
    return end
  }
}

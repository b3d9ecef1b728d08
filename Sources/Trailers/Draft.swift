/// A message that is about to get trailers.
struct Draft {
  /// The message; its last line has a newline.
  let text: [UInt8]
  let comment: CommentString
  /// The block as git has it; empty, at the place where it belongs, without one.
  private let found: Range<Int>

  /// Finds the block, and makes one of the attribution that git does not see.
  init(of message: [UInt8]) {
    var lines = Self.completed(message)
    let comment = CommentString.inferred(from: lines.span)
    var found = Self.block(in: lines.span, comment: comment)
    if found.isEmpty,
      let hidden = HiddenBlock(in: lines.span, before: found.upperBound, comment: comment)
    {
      lines = hidden.shown(in: lines)
      found = Self.block(in: lines.span, comment: comment)
    }
    text = lines
    self.comment = comment
    self.found = found
  }

  /// The message with a newline at the end of its last line; git before 2.46.2 glues trailers to it.
  static func completed(_ message: [UInt8]) -> [UInt8] {
    message.isEmpty || message.last == .newline ? message : message + [.newline]
  }

  private static func block(in message: Span<UInt8>, comment: CommentString) -> Range<Int> {
    let bounds = BlockBounds(in: message, from: 0, options: .parseWithoutDivider, comment: comment)
    return bounds.start..<bounds.end
  }

  /// The block that new trailers join: any but a title below blank lines, which git takes for one.
  var block: Range<Int> {
    found.lowerBound > text.span.firstText ? found : found.upperBound..<found.upperBound
  }

  /// Those of the trailers that are not in the block yet, nor twice among themselves.
  func missing(among trailers: [NewTrailer]) -> [NewTrailer] {
    var absent = trailers
    var items = BlockItems(of: found, comment: comment)
    while !absent.isEmpty, let item = items.next(in: text.span) {
      guard let key = item.key else { continue }
      absent.removeAll { $0.isSame(asKey: key, value: item.value, in: text.span) }
    }
    return absent.reduce(into: []) { missing, trailer in
      if !missing.contains(where: { trailer.isSame(as: $0) }) { missing.append(trailer) }
    }
  }

  /// The message with its block written as git writes it, and the trailers below.
  func with(_ trailers: [NewTrailer]) -> [UInt8] {
    let block = block
    var output: [UInt8] = []
    output.reserveCapacity(text.count + text.count / 8)
    output += text[..<block.lowerBound]
    if !text.span.hasBlankLine(above: block.lowerBound) { output.append(.newline) }
    var items = BlockItems(of: block, comment: comment)
    while let item = items.next(in: text.span) { append(item, to: &output) }
    for trailer in trailers {
      output += trailer.key.utf8
      output += Self.separator
      output += trailer.value
      output.append(.newline)
    }
    output += text[block.upperBound...]
    return output
  }

  private static let separator: [UInt8] = [.separator, UInt8(ascii: " ")]

  private func append(_ item: BlockItem, to output: inout [UInt8]) {
    if let key = item.key {
      output += text[key]
      output += Self.separator
    } else if text.span.isBlank(from: item.value.lowerBound) {
      // It stands at the block's end, where it would part our trailers from the block.
      return
    }
    output += text[item.value]
    output.append(.newline)
  }
}

extension Span<UInt8> {
  fileprivate func hasBlankLine(above line: Int) -> Bool {
    line > 0 && isBlank(from: lastLine(before: line))
  }
}

/// Where git looks for trailers in a message: from `start` to `end`, which are equal without any.
///
/// The rules are those of git-interpret-trailers(1), "groups of one or more lines": the group is
/// preceded by a blank line, stands at the end of the input, and is all trailers, or has a line
/// that git itself writes and at least 25 % trailers.
struct BlockBounds {
  let start: Int
  let end: Int

  private static let divider = Array("---".utf8)
  private static let conflicts = Array("Conflicts:\n".utf8)

  init(
    in message: Span<UInt8>, from origin: Int, options: TrailerOptions,
    comment: CommentString = .number
  ) {
    let length = Self.textEnd(of: message, from: origin, options: options)
    end = Self.blockEnd(in: message, from: origin, length: length, comment: comment)
    start = Self.blockStart(in: message, from: origin, end: end, comment: comment)
  }

  /// The end of the text: all of it, or the first divider.
  private static func textEnd(
    of message: Span<UInt8>, from origin: Int, options: TrailerOptions
  ) -> Int {
    guard options.stopsAtDivider else { return message.count }
    var line = origin
    while line < message.count {
      let next = line + divider.count
      if message.starts(with: divider, at: line), next < message.count, message[next].isSpace {
        return line
      }
      line = message.nextLine(after: line, before: message.count)
    }
    return message.count
  }

  /// The end without scissors, and without the comments and old `Conflicts:` list at the tail.
  private static func blockEnd(
    in message: Span<UInt8>, from origin: Int, length: Int, comment: CommentString
  ) -> Int {
    var tail: Int?
    var inConflicts = false
    var line = origin
    while line < length {
      let first = message[line]
      let isComment = comment.begins(message, at: line)
      if isComment, message.starts(with: comment.scissors, at: line) { return tail ?? line }
      if isComment || first == .newline {
        tail = tail ?? line
      } else if first == UInt8(ascii: "C"), message.starts(with: conflicts, at: line) {
        inConflicts = true
        tail = tail ?? line
      } else if !(inConflicts && first == UInt8(ascii: "\t")) {
        if tail != nil { inConflicts = false }
        tail = nil
      }
      // git keeps the tail's start in a number whose 0 means "none": it cannot be the origin.
      if tail == origin { tail = nil }
      line = message.nextLine(after: line, before: length)
    }
    return tail ?? length
  }

  /// The end of the first paragraph, which is the title and cannot hold trailers.
  private static func titleEnd(
    in message: Span<UInt8>, from origin: Int, end: Int, comment: CommentString
  ) -> Int {
    var line = origin
    while line < end {
      if !comment.begins(message, at: line), message.isBlank(from: line) { return line }
      line = message.nextLine(after: line, before: end)
    }
    return line
  }

  private static func blockStart(
    in message: Span<UInt8>, from origin: Int, end: Int, comment: CommentString
  ) -> Int {
    let title = titleEnd(in: message, from: origin, end: end, comment: comment)
    var tally = LineTally()
    var above = end
    while above > origin {
      let line = max(message.lastLine(before: above), origin)
      guard line >= title else { return end }
      if comment.begins(message, at: line) {
        tally.endContinuations()
      } else if message.isBlank(from: line) {
        if tally.sawText {
          tally.endContinuations()
          return tally.isTrailerBlock ? message.nextLine(after: line, before: end) : end
        }
      } else {
        tally.count(LineKind(in: message, at: line))
      }
      above = line
    }
    return end
  }
}

/// What the lines below a blank line were, counted from the bottom up.
private struct LineTally {
  private var trailers = 0
  private var others = 0
  /// Indented lines whose first line has not been met yet.
  private var continuations = 0
  private var gitWroteOne = false
  private(set) var sawText = false

  mutating func count(_ kind: LineKind) {
    sawText = true
    switch kind {
    case .written, .trailer:
      trailers += 1
      continuations = 0
      if kind == .written { gitWroteOne = true }
    case .indented: continuations += 1
    case .other:
      others += 1
      endContinuations()
    }
  }

  /// Counts the indented lines met so far as text, because no trailer stands above them.
  mutating func endContinuations() {
    others += continuations
    continuations = 0
  }

  var isTrailerBlock: Bool {
    (gitWroteOne && trailers * 3 >= others) || (trailers > 0 && others == 0)
  }
}

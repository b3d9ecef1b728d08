/// A line of a message that may speak of an agent, and nothing is decided yet.
struct Candidate: Sendable {
  enum Kind: Sendable {
    /// A `key: value`, whose value begins at `value`.
    case trailer(Markers.Rule, value: Int)
    /// A footer, whose product begins at `product`; of an agent of its own, if there is one.
    case footer(agent: Int?, product: Int)
    /// A link to a session of an agent.
    case link(agent: Int)
  }

  let kind: Kind
  /// The line, without its end.
  let range: Range<Int>
  /// Whether the line stands between code fences.
  var isQuoted = false
}

/// One pass over the lines of a message.
///
/// A line counts where it begins at the left margin: what is quoted (`> `), indented or fenced is
/// an example. The one exception is the list that `git merge --squash` writes below "Squashed
/// commit of the following:", in which git indents every message by four spaces.
struct Scan: Sendable {
  private(set) var candidates: [Candidate] = []
  /// The first line that is not blank, without its end; it attributes nothing by itself.
  private(set) var subject = 0..<0
  /// Whether a line says "This reverts commit", as git-revert(1) writes it.
  private(set) var reverts = false
  private var fence: Int?
  private var listsSquashed = false

  init(of message: Span<UInt8>, markers: Markers) {
    let interests = markers.interests
    let count = message.count
    var index = 0
    while index < count {
      let start = index
      while index < count, message[index] != UInt8(ascii: "\n") { index += 1 }
      let range = start..<index
      index += 1
      guard !range.isEmpty else { continue }
      let interest = interests[Int(message[start])]
      if interest.isEmpty, !subject.isEmpty { continue }
      read(Self.withoutReturn(range, in: message), interest, message, markers)
    }
    // A fence that nobody closes is no fence.
    if let fence { unquote(from: fence) }
  }

  private static func withoutReturn(_ range: Range<Int>, in message: Span<UInt8>) -> Range<Int> {
    message[range.upperBound - 1] == UInt8(ascii: "\r")
      ? range.lowerBound..<range.upperBound - 1 : range
  }

  private mutating func read(
    _ line: Range<Int>, _ interest: Markers.Interest, _ message: Span<UInt8>, _ markers: Markers
  ) {
    guard !subject.isEmpty else {
      guard line.contains(where: { !message[$0].isSpace }) else { return }
      subject = line
      // Where nobody wrote a subject above it, it is git's own line.
      listsSquashed = message.startsFolded(with: Self.squash, at: line.lowerBound)
      return
    }
    guard !line.isEmpty else { return }
    if interest.contains(.frame), readFrame(line, message, markers) { return }
    readMarker(line, interest, message, markers)
  }

  private mutating func readMarker(
    _ line: Range<Int>, _ interest: Markers.Interest, _ message: Span<UInt8>, _ markers: Markers
  ) {
    let kind: Candidate.Kind?
    if interest.contains(.key), let found = trailer(line, message, markers) {
      kind = found
    } else if interest.contains(.link), let found = link(line, message, markers) {
      kind = found
    } else if !interest.isDisjoint(with: [.phrase, .ornament]) {
      kind = footer(line, message, markers)
    } else {
      kind = nil
    }
    if let kind { candidates.append(Candidate(kind: kind, range: line, isQuoted: fence != nil)) }
  }

  private mutating func unquote(from first: Int) {
    for index in first..<candidates.count { candidates[index].isQuoted = false }
  }
}

extension Scan {
  private static let fences = [Array("```".utf8), Array("~~~".utf8)]
  private static let revert = Array("this reverts commit ".utf8)
  private static let squash = Array("squashed commit of the following:".utf8)
  private static let indentation = Array("    ".utf8)

  /// Reads the lines that say how to take others; whether it was one.
  private mutating func readFrame(
    _ line: Range<Int>, _ message: Span<UInt8>, _ markers: Markers
  ) -> Bool {
    let start = line.lowerBound
    if Self.fences.contains(where: { message.startsFolded(with: $0, at: start) }) {
      fence = fence == nil ? candidates.count : nil
      return true
    }
    if message.startsFolded(with: Self.revert, at: start) { reverts = true }
    if message.startsFolded(with: Self.squash, at: start) { listsSquashed = true }
    guard message[start] == UInt8(ascii: " ") else { return false }
    let inner = start + Self.indentation.count
    if listsSquashed, inner < line.upperBound, message[inner] != UInt8(ascii: " "),
      message.startsFolded(with: Self.indentation, at: start)
    {
      readMarker(
        inner..<line.upperBound, markers.interests[Int(message[inner])], message, markers)
    }
    return true
  }

  /// The line as `key: value` with a key of the table.
  private func trailer(
    _ line: Range<Int>, _ message: Span<UInt8>, _ markers: Markers
  ) -> Candidate.Kind? {
    var end = line.lowerBound
    while end < line.upperBound, message[end].isLetter || message[end] == UInt8(ascii: "-") {
      end += 1
    }
    var colon = end
    while colon < line.upperBound, message[colon] == 0x20 || message[colon] == 0x09 { colon += 1 }
    guard colon < line.upperBound, message[colon] == UInt8(ascii: ":") else { return nil }
    let initial = Int(message[line.lowerBound].lowercased - UInt8(ascii: "a"))
    for word in markers.keys[initial] where word.bytes.count == end - line.lowerBound {
      if message.startsFolded(with: word.bytes, at: line.lowerBound) {
        return .trailer(word.meaning, value: colon + 1)
      }
    }
    return nil
  }

  private func link(
    _ line: Range<Int>, _ message: Span<UInt8>, _ markers: Markers
  ) -> Candidate.Kind? {
    for word in markers.links
    where message.startsFolded(with: word.bytes, at: line.lowerBound) {
      // A sentence may begin with a link; a session's stands alone.
      return line.contains { message[$0] == 0x20 } ? nil : .link(agent: word.meaning)
    }
    return nil
  }

  /// The line as a footer, behind an emoji and marks of Markdown.
  private func footer(
    _ line: Range<Int>, _ message: Span<UInt8>, _ markers: Markers
  ) -> Candidate.Kind? {
    var start = line.lowerBound
    while start < line.upperBound, start - line.lowerBound < 24, !message[start].isLetter {
      start += 1
    }
    for phrase in markers.phrases where message.startsFolded(with: phrase.bytes, at: start) {
      return .footer(agent: phrase.meaning, product: start + phrase.bytes.count)
    }
    return nil
  }
}

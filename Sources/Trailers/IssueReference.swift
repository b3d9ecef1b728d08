/// A line that does nothing but name issues: `Closes #12`, `Fixes org/repo#3 and #4`.
///
/// A line with any other word in it is prose, "Fixes #12 by reading twice", and one with a
/// separator is a trailer, `Fixes: #12`.
struct IssueReference {
  private var sawVerb = false
  private var sawTarget = false
  private var expectsNumber = false

  /// Whether the line is one, or the line of dashes that a squash on GitHub puts between the
  /// message and the co-authors, which names nothing but belongs no more to a block.
  static func stands(in message: Span<UInt8>, at line: Range<Int>) -> Bool {
    guard LineKind(in: message, at: line.lowerBound) == .other else { return false }
    let text = message.trimmed(line)
    if message.isRule(text) { return true }
    var reference = IssueReference()
    var index = text.lowerBound
    while index < text.upperBound {
      let start = index
      while index < text.upperBound, !message[index].isSpace { index += 1 }
      guard reference.takes(message.word(start..<index), in: message) else { return false }
      index += 1
    }
    return reference.sawVerb && reference.sawTarget
  }

  /// Whether a line of this kind may go on with the word.
  private mutating func takes(_ word: Range<Int>, in message: Span<UInt8>) -> Bool {
    guard !word.isEmpty else { return true }
    if Self.nouns.contains(where: { message.matches($0, in: word) }) {
      sawVerb = true
      expectsNumber = true
      return true
    }
    defer { expectsNumber = false }
    if Self.verbs.contains(where: { message.matches($0, in: word) }) {
      sawVerb = true
      return true
    }
    guard sawVerb else { return false }
    if Self.fillers.contains(where: { message.matches($0, in: word) }) { return true }
    guard message.isIssue(word) || (expectsNumber && message.isNumber(word)) else { return false }
    sawTarget = true
    return true
  }

  private static let verbs = words(
    "close closes closed fix fixes fixed resolve resolves resolved ref refs reference references"
      + " see relates related part")
  /// A bare number is an issue after one of these only: "Fixed 3 bugs" is prose.
  private static let nouns = words("issue issues bug bugs")
  private static let fillers = words("to of and also &")

  private static func words(_ text: String) -> [[UInt8]] {
    text.utf8.split(separator: UInt8(ascii: " ")).map { Array($0) }
  }
}

extension Span<UInt8> {
  /// `range` without the punctuation and brackets around a word.
  fileprivate func word(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, "([*-".utf8.contains(self[start]) { start += 1 }
    while end > start, ",.;:)]".utf8.contains(self[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether the bytes are four dashes or more; three are git's divider.
  fileprivate func isRule(_ range: Range<Int>) -> Bool {
    guard range.count > 3 else { return false }
    for index in range where self[index] != UInt8(ascii: "-") { return false }
    return true
  }

  fileprivate func isNumber(_ range: Range<Int>) -> Bool {
    for index in range where !self[index].isDigit { return false }
    return !range.isEmpty
  }

  /// Whether the bytes are `#1`, `org/repo#1`, `group/project!1`, `GH-1`, `KEY-1` or a URL.
  fileprivate func isIssue(_ range: Range<Int>) -> Bool {
    for scheme in ["https://", "http://"] where range.count > scheme.utf8.count {
      if matches(Array(scheme.utf8), in: range.prefix(scheme.utf8.count)) { return true }
    }
    var mark = range.upperBound
    while mark > range.lowerBound, self[mark - 1].isDigit { mark -= 1 }
    guard mark < range.upperBound, mark > range.lowerBound else { return false }
    let project = range.lowerBound..<mark - 1
    switch self[mark - 1] {
    case UInt8(ascii: "#"), UInt8(ascii: "!"):
      return isName(project, with: "-_./")
    case UInt8(ascii: "-"):
      return !project.isEmpty && !self[project.lowerBound].isDigit && isName(project, with: "_")
    default: return false
    }
  }

  private func isName(_ range: Range<Int>, with others: String) -> Bool {
    for index in range where !self[index].isAlphanumeric && !others.utf8.contains(self[index]) {
      return false
    }
    return true
  }
}

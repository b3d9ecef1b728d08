/// A revision as gitrevisions(7) has people write it, taken apart: a start, and steps from there.
///
/// `v1.2^{commit}~3` starts at `v1.2`, goes to its commit and three generations back.
struct Revision: Equatable {
  enum Step: Equatable {
    /// `~3`: over first parents.
    case ancestor(Int)
    /// `^2`; `^0` is the commit itself.
    case parent(Int)
    /// `^{commit}` and the like; `nil` for `^{}`, whatever a tag is of.
    case peel(ObjectKind?)
    /// `^{object}`: nothing but that there is one.
    case exists
    /// `^{/text}`: the youngest commit from here whose message matches.
    case message(String)
    /// `:path`: the rest of the revision, and empty for the tree itself.
    case path(String)
  }

  let text: String
  /// A reference, an object id or the beginning of one, `@{…}`, `:/text`.
  let start: String
  let steps: [Step]

  /// - Throws: a `GitError` where `text` is no revision, or one that names several.
  init(_ text: String) throws(GitError) {
    self.text = text
    // By scalars: a combining accent after '~' would make another character of it.
    var rest = Substring(text).unicodeScalars
    // ':/text' takes everything that follows for the text, and so does ':file'.
    let isWhole = rest.first == ":"
    start = isWhole ? text : Self.takeStart(&rest)
    if isWhole { rest = rest.suffix(0) }
    var steps: [Step] = []
    while !rest.isEmpty {
      guard let step = Self.takeStep(&rest) else { throw Self.refusal(of: text) }
      steps.append(step)
    }
    self.steps = steps
    guard !start.isEmpty, isWhole || !start.contains("..") else {
      throw Self.refusal(of: text)
    }
  }

  /// Whether the start can only be meant to lead to a commit.
  var wantsCommit: Bool {
    switch steps.first {
    case .ancestor, .parent, .message, .peel(.commit): true
    default: false
    }
  }

  private static func refusal(of text: String) -> GitError {
    let namesSeveral =
      text.hasPrefix("^") || text.contains("..")
      || ["^@", "^!", "^-"].contains { text.contains($0) }
    return GitError(
      subject: text,
      message: namesSeveral
        ? "it names more than one commit, and one is needed"
        : "not a revision; gitrevisions(7) tells how to write one")
  }
}

extension Revision {
  /// What stands before the first `~`, `^` or `:` outside the braces of `@{…}`.
  private static func takeStart(_ rest: inout Substring.UnicodeScalarView) -> String {
    var previous: Unicode.Scalar?
    var isInBraces = false
    let end = rest.firstIndex { scalar in
      defer { previous = scalar }
      if isInBraces {
        isInBraces = scalar != "}"
        return false
      }
      isInBraces = scalar == "{" && previous == "@"
      return scalar == "~" || scalar == "^" || scalar == ":"
    }
    defer { rest = rest[(end ?? rest.endIndex)...] }
    return String(rest[..<(end ?? rest.endIndex)])
  }

  private static func takeStep(_ rest: inout Substring.UnicodeScalarView) -> Step? {
    switch rest.removeFirst() {
    case ":":
      defer { rest = rest.suffix(0) }
      return .path(String(rest))
    case "~": return takeNumber(&rest).map { .ancestor($0) }
    case "^" where rest.first == "{":
      guard let end = rest.firstIndex(of: "}") else { return nil }
      defer { rest = rest[rest.index(after: end)...] }
      return braced(String(rest[..<end].dropFirst()))
    case "^": return takeNumber(&rest).map { .parent($0) }
    default: return nil
    }
  }

  /// The number here, or 1 where there is none; `nil` if it is too large.
  private static func takeNumber(_ rest: inout Substring.UnicodeScalarView) -> Int? {
    let digits = rest.prefix { "0" <= $0 && $0 <= "9" }
    rest = rest[digits.endIndex...]
    return digits.isEmpty ? 1 : Int(String(digits))
  }

  private static func braced(_ word: String) -> Step? {
    switch word {
    case "": .peel(nil)
    case "commit": .peel(.commit)
    case "tree": .peel(.tree)
    case "blob": .peel(.blob)
    case "tag": .peel(.tag)
    case "object": .exists
    case let word where word.hasPrefix("/"): .message(String(word.dropFirst()))
    default: nil
    }
  }
}

/// What begins a comment line, and the line below which git throws everything away.
///
/// See `core.commentChar` and `core.commentString` in git-config(1), `scissors` in git-commit(1).
struct CommentString: Hashable, Sendable {
  let bytes: [UInt8]
  /// The whole line, with its newline.
  let scissors: [UInt8]
  private let first: UInt8

  /// What follows the comment string in the line of the scissors.
  static let cut = Array(" ------------------------ >8 ------------------------\n".utf8)

  /// git's default.
  static let number = CommentString(.comment, [])

  private init(_ first: UInt8, _ others: [UInt8]) {
    self.first = first
    bytes = [first] + others
    scissors = bytes + Self.cut
  }

  /// A comment string other than `#`; `nil` where git's rules for `#` hold as well.
  init?(_ bytes: [UInt8]) {
    guard let first = bytes.first, first != .comment else { return nil }
    self.init(first, Array(bytes.dropFirst()))
  }

  /// Whether the line at `line` is a comment.
  func begins(_ message: Span<UInt8>, at line: Int) -> Bool {
    message[line] == first && (bytes.count == 1 || message.starts(with: bytes, at: line))
  }
}

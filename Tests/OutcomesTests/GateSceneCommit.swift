import Foundation

/// A commit that a scene writes byte by byte, as git keeps it.
struct GateCommit: Sendable {
  var message: String
  /// `Name <mail>`; also the committer.
  var author = "Ann <ann@example.org>"
  /// Revisions; `nil` for the commit below it in its branch.
  var parents: [String]?
  /// The texts that differ from the first parent's, by name; `nil` for one that goes.
  var files: [String: String?] = [:]
  /// Modes of files that are no plain ones: `120000` for a symbolic link.
  var modes: [String: String] = [:]
  /// Whether author and message are written in Latin-1, without saying so.
  var isLatin = false
  /// Seconds after 2026-09-01 00:00 UTC.
  var second = 0

  init(
    _ message: String, by author: String = "Ann <ann@example.org>", parents: [String]? = nil,
    files: [String: String?] = [:], isLatin: Bool = false, second: Int = 0
  ) {
    (self.message, self.author, self.parents, self.files) = (message, author, parents, files)
    (self.isLatin, self.second) = (isLatin, second)
  }

  static let start = 1_788_220_800

  /// The commit as an object.
  func object(tree: String, parents: [String]) -> Data {
    let person = "\(author) \(Self.start + second) +0000"
    let lines =
      ["tree \(tree)"] + parents.map { "parent \($0)" } + [
        "author \(person)", "committer \(person)", "", message,
      ]
    let text = lines.joined(separator: "\n")
    return (isLatin ? text.data(using: .isoLatin1) : nil) ?? Data(text.utf8)
  }
}

import Git

@testable import Provenance

/// One detector for all tests, which also proves that it may be shared.
let detector = Detector()

extension Commit {
  /// A commit with a message; its author is a human unless it says otherwise.
  init(
    author: (name: String, email: String) = ("Ada Lovelace", "ada@example.org"),
    committer: (name: String, email: String) = ("Ada Lovelace", "ada@example.org"),
    message: String
  ) {
    self.init(author: author, committer: committer, bytes: Array(message.utf8))
  }

  init(
    author: (name: String, email: String) = ("Ada Lovelace", "ada@example.org"),
    committer: (name: String, email: String) = ("Ada Lovelace", "ada@example.org"),
    bytes: [UInt8]
  ) {
    self.init(
      tree: ObjectID(bytes: (0..<20).map { UInt8($0) }) ?? Self.noTree, parents: [],
      author: Signature(name: author.name, email: author.email, time: 0),
      committer: Signature(name: committer.name, email: committer.email, time: 0), message: bytes)
  }

  private static var noTree: ObjectID { preconditionFailure("20 bytes make an id") }
}

/// The evidence of a message, as `level agent model session`, with `-` for what is not known.
func found(_ message: String) -> [String] {
  detector.evidence(in: Commit(message: message)).map(\.summary)
}

extension Evidence {
  var summary: String {
    "\(level.rawValue) \(agent) \(model ?? "-") \(session ?? "-")"
  }
}

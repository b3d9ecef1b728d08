package import Git
package import Provenance

/// What only the commit itself says, read again for its story.
package struct ExplainedMessage: Sendable {
  package let subject: String
  package let author: Signature
  package let isAuthorHuman: Bool
  /// What its author and its message say; the rest comes from stores, or from linked commits.
  package let evidence: [Evidence]

  package init(_ commit: Commit, _ detector: Detector = Detector()) {
    subject = Self.subject(of: commit)
    author = commit.author
    isAuthorHuman =
      detector.actor(name: commit.author.name, email: commit.author.email) == .human
    evidence = detector.evidence(in: commit)
  }

  /// The first line of a message.
  package static func subject(of commit: Commit) -> String {
    let lines = commit.message.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
    return String(decoding: lines.first ?? [], as: UTF8.self)
  }
}

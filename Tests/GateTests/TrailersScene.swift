import Git
import Provenance

@testable import Gate

/// Commits of which only the message counts.
enum TrailersScene {
  static let detector = Detector()

  static func facts(_ message: String, isTip: Bool = true) throws -> CommitFacts {
    guard let id = ObjectID(hex: String(repeating: "1", count: 40)) else { throw Unusable() }
    let ada = Signature(name: "Ada Lovelace", email: "ada@example.org", time: 0)
    let commit = Commit(
      tree: id, parents: [id], author: ada, committer: ada, message: Array(message.utf8))
    return CommitFacts(
      id: id, commit: commit, evidence: [], usage: [], author: .human, developers: [],
      isTip: isTip)
  }

  /// What a ruling complains of; `nil` where the rule is kept, or nothing can be known.
  static func complaint(of ruling: Ruling) -> Complaint? {
    guard case .unsatisfied(let complaint) = ruling else { return nil }
    return complaint
  }

  struct Unusable: Error {}
}

import Delivery
import Landing
import Provenance

/// Which commits of a history, and which of their lines, count as AI-assisted.
struct Assistance {
  private let tagged: [Bool]
  private let minimum: EvidenceLevel
  private let history: History

  init(_ history: History, atLeast minimum: EvidenceLevel) {
    tagged = history.tagged(atLeast: minimum)
    self.minimum = minimum
    self.history = history
  }

  /// Whether the commit has evidence at or above the minimum.
  func isTagged(_ commit: CommitIndex) -> Bool { tagged[Int(commit)] }

  /// The evidence that counts, strongest first.
  func evidence(of commit: CommitIndex) -> [Evidence] {
    history.evidence(of: commit, atLeast: minimum)
  }

  /// Whether lines count: by who wrote them, where that is known line by line, else by the evidence
  /// of the commit that introduced them.
  func covers(linesBy author: NovelAuthor, of introducer: CommitIndex?) -> Bool {
    guard let introducer, isTagged(introducer) else { return false }
    switch author {
    case .commit: return true
    case .agent(let evidence): return evidence.level >= minimum
    case .human, .unknown: return false
    }
  }
}

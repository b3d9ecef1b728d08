import Configuration
import Provenance
import Trailers

/// How sure it is that a tagged commit is an agent's.
///
/// A trailer is a claim: anybody can write it. `session` asks that somebody paid for what the claim
/// names, as a spend note or an imported record says; a session of another repository is none.
struct EvidenceMinimum: CommitRule {
  static let name = GatePolicy.Rule.evidenceMinimum
  let minimum: EvidenceLevel
  /// The weakest evidence by which a commit counts as tagged.
  let taggedFrom: EvidenceLevel
  let book: SessionBook

  var demand: String {
    minimum == .session
      ? "a tagged commit names a session that a spend note or record has"
      : "the evidence of a tagged commit is at least '\(minimum.rawValue)'"
  }

  func judge(_ commit: CommitFacts) -> Ruling {
    guard let strongest = commit.strongestEvidence(atLeast: taggedFrom), !commit.isMerge else {
      return .notApplicable
    }
    if strongest.level >= minimum || commit.sessions.contains(where: { book.isConfirmedHere($0) }) {
      return .satisfied
    }
    let unknown = Mends.complaint(
      "it cannot be known how sure its tag is", unreadable: book.notes)
    return unknown.map { .error($0) } ?? .unsatisfied(complaint(commit, strongest))
  }

  private func complaint(_ commit: CommitFacts, _ strongest: Evidence) -> Complaint {
    let words = Attribution.words(strongest)
    return Complaint(
      what: "its evidence is less than '\(minimum.rawValue)'",
      why: minimum == .session ? words + ", and " + book.words(of: commit) : words,
      mends: mends(commit, strongest))
  }

  private func mends(_ commit: CommitFacts, _ strongest: Evidence) -> [Finding.Mend] {
    switch minimum {
    case .session where !commit.sessions.isEmpty: return Mends.recording(book.notes)
    case .session, .note, .identity:
      return Mends.fetching(book.notes) + [
        Finding.Mend(
          "have sessions named and spend noted from now on, where the agent works",
          command: "outcomes hook install --spend-notes"),
        Finding.Mend(
          "if its session is known, name it: a trailer 'AI-Session: AGENT:SESSION-ID'"),
      ]
    case .trailer, .body, .footer, .branch, .review:
      let tag = Attribution.tag(strongest.agent)
      let text = "\(tag.key): \(String(decoding: tag.value, as: UTF8.self))"
      return Mends.adding([text], to: commit)
    }
  }
}

extension CommitFacts {
  /// The strongest evidence, where the commit counts as tagged.
  func strongestEvidence(atLeast minimum: EvidenceLevel) -> Evidence? {
    evidence.max { $0.level < $1.level }.flatMap { $0.level >= minimum ? $0 : nil }
  }
}

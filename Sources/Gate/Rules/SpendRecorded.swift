import Configuration
import Provenance

/// What a tagged commit cost is on record.
///
/// Beside the commit, or with its session: of two commits that one answer made, only the first has
/// a note of its own.
struct SpendRecorded: CommitRule {
  static let name = GatePolicy.Rule.spendRecorded
  /// The weakest evidence by which a commit counts as tagged.
  let taggedFrom: EvidenceLevel
  let book: SessionBook

  let demand = "what a tagged commit cost is on record"

  func judge(_ commit: CommitFacts) -> Ruling {
    guard commit.strongestEvidence(atLeast: taggedFrom) != nil, !commit.isMerge else {
      return .notApplicable
    }
    if commit.usage.contains(where: { isOurs($0) })
      || commit.sessions.contains(where: { book.isConfirmedHere($0) })
    {
      return .satisfied
    }
    let unknown = Mends.complaint(
      "it cannot be known whether what it cost is on record", unreadable: book.notes)
    return unknown.map { .error($0) }
      ?? .unsatisfied(
        Complaint(
          what: "what it cost is not on record",
          why: "no note beside it has tokens, and " + book.words(of: commit),
          mends: Mends.recording(book.notes)))
  }

  private func isOurs(_ usage: RecordedUsage) -> Bool {
    usage.session.map { book.otherRepository(of: $0) == nil } ?? true
  }
}

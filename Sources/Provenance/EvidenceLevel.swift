/// How we know that a commit is AI-made, strongest first.
///
/// `session` and `note` need more than the commit: an imported spend record, a notes ref.
package enum EvidenceLevel: String, CaseIterable, Comparable, Sendable {
  /// A session id that an imported spend record confirms.
  case session
  /// A note of an attribution tool.
  case note
  /// The author is an agent; a committer alone is not enough.
  case identity
  /// A recognised trailer in the block that git itself sees.
  case trailer
  /// The same line elsewhere in the message, as squash merges leave it.
  case body
  /// "Generated with …".
  case footer
  /// An agent's branch in the subject of a merge.
  case branch
  /// A suggestion of a review bot was applied.
  case review

  /// Whether `left` is the weaker evidence.
  package static func < (left: Self, right: Self) -> Bool { left.rank > right.rank }

  private var rank: Int {
    switch self {
    case .session: 0
    case .note: 1
    case .identity: 2
    case .trailer: 3
    case .body: 4
    case .footer: 5
    case .branch: 6
    case .review: 7
    }
  }
}

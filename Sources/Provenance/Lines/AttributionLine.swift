/// A line of a message that is written as attribution, or meant as one.
///
/// All its text is the commit's, untrusted.
package struct AttributionLine: Hashable, Sendable {
  /// Where a line stands.
  package enum Place: Hashable, Sendable {
    /// In the block that git sees.
    case trailer
    /// Elsewhere: above another paragraph, or in a last one that git does not take for a block.
    case hidden
    /// In a code fence, or among what a revert repeats of another commit.
    case quoted
  }

  /// One agent that a line names.
  package struct Claimed: Hashable, Sendable {
    /// The agent's slug; `unknown` where a line names no agent.
    package let agent: String
    package let model: String?
    package let session: String?
  }

  /// As written; empty for a footer or a link to a session.
  package let key: String
  /// The canonical key that it is, or that it is a slip of.
  package let canonical: CanonicalKey?
  /// The value, or the whole of a footer or link, at most 1 KiB.
  package let value: String
  /// The line, at most 1 KiB.
  package let text: String
  package let place: Place
  package let claims: [Claimed]
  /// What is wrong with its form; only trailers and slips are looked at.
  package let flaw: Flaw?
  /// The word that stands where an agent's name does, and is the name of none here.
  package let unknownAgent: String?
}

/// The lines of a message that are written as attribution, from top to bottom.
package struct AttributionLines: Sendable {
  package internal(set) var lines: [AttributionLine] = []
  /// Whether there are more lines than were read.
  package internal(set) var isCut = false
  /// Whether the message is one line that holds `\n` as two characters, read as the lines meant.
  package internal(set) var isOneLine = false

  /// More lines are returned of no message.
  package static let most = 1_000
  /// More are not even looked at.
  static let mostRead = 10_000
}

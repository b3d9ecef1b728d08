/// A waiver that the gate accepted: who let what through, and why.
package struct WaiverRecord: Hashable, Sendable {
  /// How a waiver reaches the gate.
  package enum Way: String, CaseIterable, Sendable {
    /// A trailer of a commit's message.
    case trailer
    /// An option of the push.
    case pushOption = "push_option"
  }

  /// The repository as `host/path` in lower case, or as a path; `nil` where it is not known.
  package var repository: String?
  /// The commit whose message has it, or else the head of the range, in hexadecimal; never empty.
  package var commit: String
  /// The rule's name; never empty.
  package var rule: String
  package var reason: String
  /// `Name <mail>`, or the pusher's name.
  package var grantedBy: String
  /// Seconds since 1970-01-01 UTC.
  package var grantedAt: Int64
  package var via: Way

  package init(
    repository: String? = nil, commit: String, rule: String, reason: String, grantedBy: String,
    grantedAt: Int64, via: Way
  ) {
    self.repository = repository
    self.commit = commit
    self.rule = rule
    self.reason = reason
    self.grantedBy = grantedBy
    self.grantedAt = grantedAt
    self.via = via
  }
}

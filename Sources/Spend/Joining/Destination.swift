/// Where money went: every record ends in exactly one, so that the sums agree to the nano-dollar.
package enum Destination: String, CaseIterable, Codable, Sendable {
  /// In commits that went live and stayed, are too young to tell, or brought no lines that count.
  case deployed
  /// In commits that went live and whose lines are gone.
  case deployedThenRemoved = "deployed_then_removed"
  /// In commits that the mainline has and no deployment.
  case mergedNotDeployed = "merged_not_deployed"
  /// In commits of a branch that somebody works on.
  case open
  /// In commits that nobody works on any more.
  case abandoned
  /// In this repository, and in no commit: exploring, reviewing, answering.
  case noCommit = "no_commit"
  /// In a repository that is not in the report.
  case elsewhere
  /// Known per person and day, or per account, only.
  case aggregate
}

/// How a record was joined to a commit, strongest first.
package enum JoinEvidence: String, CaseIterable, Codable, Comparable, Sendable {
  /// The commit names the session, or the record the commit.
  case exact
  /// The session names a pull request, or the commit that it began on.
  case strong
  /// Same repository, branch and author, in the time before the commit.
  case medium
  /// The person and the day are all that is known.
  case aggregate
  case none

  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

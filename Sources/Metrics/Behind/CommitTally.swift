/// One commit behind the numbers of a repository.
package struct CommitTally: Equatable, Sendable {
  /// In hexadecimal digits.
  package var commit: String
  /// The first line of its message; read last, and only of the commits that are listed.
  package var subject = ""
  package var committedAt: Int64
  /// E-mail addresses in lower case.
  package var developers: [String]
  /// The strongest evidence that counts; `nil` where there is none.
  package var evidence: String?
  package var agent: String?
  package var model: String?
  package var landing: String
  package var fate: CommitRow.Fate
  /// The first deployment of each unit that had it, as places in the tally's `deployments`.
  package var deployments: [Int]
  /// Its novel lines that belong to the window.
  package var lines = LineCounts()
  package var isInWindow: Bool
}

/// Novel lines of one commit that were live for equally long.
package struct LifetimeTally: Hashable, Sendable {
  /// Lines with the same number have the same introducer.
  package var commit: Int
  package var isAI: Bool
  /// Whole days that they were live and observed.
  package var days: Int
  /// Whether they left then, and were not only observed no longer.
  package var isGone: Bool
  package var lines: Int

  package init(commit: Int, isAI: Bool, days: Int, isGone: Bool, lines: Int) {
    self.commit = commit
    self.isAI = isAI
    self.days = days
    self.isGone = isGone
    self.lines = lines
  }
}

/// What stands behind a repository's numbers: asked for only by forms that show it.
package struct DetailTally: Equatable, Sendable {
  /// Those with evidence first, then the newest first.
  package var commits: [CommitTally]
  /// How many commits are not listed.
  package var leftOut: Int
  package var lifetimes: [LifetimeTally]
}

/// One commit behind the numbers of a report.
package struct CommitRow: Sendable {
  /// What became of a commit.
  package enum Fate: String, Codable, CaseIterable, Sendable {
    case surviving, pending, removed
    /// It is live or was, and only moved, deleted, reformatted or generated.
    case withoutNewLines
    /// No live tree ever had it.
    case notDeployed
    /// It is deployed, and its files could not be read.
    case unknown
  }

  package var repository: String
  /// In hexadecimal digits.
  package var commit: String
  package var subject: String
  /// Seconds since 1970-01-01 UTC.
  package var committedAt: Int64
  /// By e-mail address, in lower case; empty where it belongs to nobody.
  package var developers: [String]
  /// The strongest evidence of AI that counts; `nil` where there is none.
  package var evidence: String?
  package var agent: String?
  package var model: String?
  /// `direct`, `merge`, `squash`, `rebase`, `cherry-pick`, `open` or `abandoned`.
  package var landing: String
  package var fate: Fate
  /// The first deployment of each unit that had it, as places in the report's `deployments`.
  package var deployments: [Int]
  /// Its novel lines that belong to the window; `nil` where its files could not be read.
  package var lines: LineCounts?
  /// Whether it was made in the window; others only arrived or went live in it.
  package var isInWindow: Bool
  /// What was spent on it, in micro-USD; `nil` where no spend is known.
  package var usdMicros: Int?

  package init(
    repository: String, commit: String, subject: String, committedAt: Int64, developers: [String],
    evidence: String?, agent: String?, model: String?, landing: String, fate: Fate,
    deployments: [Int], lines: LineCounts?, isInWindow: Bool, usdMicros: Int? = nil
  ) {
    self.repository = repository
    self.commit = commit
    self.subject = subject
    self.committedAt = committedAt
    self.developers = developers
    self.evidence = evidence
    self.agent = agent
    self.model = model
    self.landing = landing
    self.fate = fate
    self.deployments = deployments
    self.lines = lines
    self.isInWindow = isInWindow
    self.usdMicros = usdMicros
  }

  /// Whether it is one of the report's tagged commits.
  package var isTagged: Bool { isInWindow && evidence != nil }
}

/// The commits behind a report, as far as they were asked for.
package struct ListedCommits: Sendable {
  /// Newest first; those with evidence of AI before all others where not all are listed.
  package var rows: [CommitRow]
  /// How many others there are.
  package var leftOut: Int

  package init(rows: [CommitRow], leftOut: Int) {
    self.rows = rows
    self.leftOut = leftOut
  }
}

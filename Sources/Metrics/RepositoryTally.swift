/// What one repository adds to a report: whole numbers that can be added to another's.
///
/// This is what a worker process hands to the one that writes the report.
package struct RepositoryTally: Codable, Sendable {
  package var summary: RepositorySummary
  /// `records`, `files`, `tags` or `trunk`.
  package var deploymentSource: String
  /// The start of the window: what was asked for, or the time of the first baseline.
  package var since: Int64
  /// `false` where the files' content is not here, so that no number of lines is known.
  package var knowsLines: Bool
  package var funnel: Funnel
  package var developers: [DeveloperTally]
  package var unattributed: DeveloperTally
  package var deployments: [DeploymentTally]
  package var agents: [AgentTally]
  package var units: [UnitTally]
  /// `nil` where it was not asked for.
  package var detail: DetailTally?
}

/// One developer's part of a repository.
package struct DeveloperTally: Codable, Sendable {
  package var name: String
  /// Lower-cased: who a developer is.
  package var email: String
  /// The time of the commit that `name` is from: the newest name is shown.
  package var namedAt: Int64
  package var commits = CommitCounts()
  package var lines = LineCounts()
  /// The ISO weeks of the first and the last commit that arrived on the mainline in the window.
  package var firstWeek: Int64?
  package var lastWeek: Int64?
  package var credits: [Credit] = []

  package init(name: String, email: String, namedAt: Int64) {
    self.name = name
    self.email = email
    self.namedAt = namedAt
  }

  /// Takes note of activity in a week.
  package mutating func extend(to week: Int64) {
    firstWeek = min(firstWeek ?? week, week)
    lastWeek = max(lastWeek ?? week, week)
  }

  /// Adds another repository's part.
  package mutating func add(_ other: DeveloperTally) {
    if other.namedAt > namedAt { (name, namedAt) = (other.name, other.namedAt) }
    commits.add(other.commits)
    lines.add(other.lines)
    for week in [other.firstWeek, other.lastWeek].compactMap(\.self) { extend(to: week) }
    credits += other.credits
  }
}

/// One deployment of the window.
package struct DeploymentTally: Codable, Sendable {
  package var unit: String
  package var environment: String
  package var name: String
  package var commit: String
  package var finishedAt: Int64
  package var newCommits: Int
  package var taggedCommits: Int
  package var novelLines = 0
  package var aiNovelLines = 0
  package var survivingLines = 0
  package var aiSurvivingLines = 0
  package var pendingLines = 0
  package var aiPendingLines = 0
  package var contributors = Contributors()
}

/// One agent and model.
package struct AgentTally: Codable, Sendable {
  package var agent: String
  package var model: String?
  package var commits = 0
  package var aiNovelLines = 0
  package var aiSurvivingLines = 0
  package var aiPendingLines = 0
  package var contributors = Contributors()
}

/// One unit: what its reference size and its baseline are.
package struct UnitTally: Codable, Sendable {
  package var name: String
  /// Whether the unit is the whole repository, which needs no name of its own.
  package var isWhole: Bool
  package var baseline: Baseline?
  /// S, frozen by the configuration.
  package var frozenReferenceSize: Double?
  /// Novel lines of the mainline changes that S is computed from.
  package var changeSizes: [Int]

  /// S, in lines.
  package var referenceSize: Double {
    frozenReferenceSize ?? Metrics.referenceSize(ofChanges: changeSizes)
  }
}

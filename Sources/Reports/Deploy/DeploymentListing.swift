/// Deployments as they are known, newest last.
package struct DeploymentListing: Sendable {
  /// One deployment.
  package struct Row: Sendable {
    package var environment: String
    package var unit: String?
    package var name: String
    /// `succeeded`, `failed`, `cancelled` or `running`.
    package var status: String
    /// The commit, in hexadecimal digits; `nil` where the repository has none of what was named.
    package var commit: String?
    /// What the source says was deployed.
    package var revision: String
    package var startedAt: Int64?
    package var finishedAt: Int64
    /// The format or the command that it came from.
    package var source: String
    package var id: String
    package var repository: String?

    package init(
      environment: String, unit: String?, name: String, status: String, commit: String?,
      revision: String, startedAt: Int64?, finishedAt: Int64, source: String, id: String,
      repository: String?
    ) {
      self.environment = environment
      self.unit = unit
      self.name = name
      self.status = status
      self.commit = commit
      self.revision = revision
      self.startedAt = startedAt
      self.finishedAt = finishedAt
      self.source = source
      self.id = id
      self.repository = repository
    }
  }

  /// When the list was made, in seconds since 1970-01-01 UTC.
  package var generatedAt: Int64
  package var rows: [Row]
  /// How many earlier ones the list leaves out.
  package var earlier: Int
  /// Whether there was a repository to look commits up in.
  package var knowsCommits: Bool

  package init(generatedAt: Int64, rows: [Row], earlier: Int, knowsCommits: Bool) {
    self.generatedAt = generatedAt
    self.rows = rows
    self.earlier = earlier
    self.knowsCommits = knowsCommits
  }

  /// Successful ones of which the repository has no commit.
  package var unresolved: [Row] {
    knowsCommits ? rows.filter { $0.commit == nil && $0.status == "succeeded" } : []
  }
}

/// A deployment as its source tells of it, before it is known which commit of which repository it is.
///
/// One record is one attempt: a source that tells of it again, with another status, tells of the
/// same `id`.
package struct DeploymentRecord: Hashable, Sendable {
  /// Unique among the deployments of the same source and repository; never empty.
  package var id: String
  package var source: DeploymentFormat
  /// The repository as `host/path` in lower case, or as a path; `nil` where the source names none.
  package var repository: String?
  /// The unit's name; `nil` where the source knows of none.
  package var unit: String?
  /// As the source names it; `production` where it names none.
  package var environment: String
  /// Whether the source itself says that this is production (GitHub's `production_environment`,
  /// GitLab's tier); `nil` where it does not say.
  package var isProduction: Bool?
  /// What people call it; `nil` for its id.
  package var name: String?
  /// What was deployed, in the source's words, best first: commit ids, images, artifacts.
  ///
  /// Whether one of them is a commit, only the repository can tell.
  package var revisions: [String]
  /// In seconds since 1970-01-01 UTC; `nil` where the source does not say.
  package var startedAt: Int64?
  /// When it was live, or ended otherwise, in seconds since 1970-01-01 UTC.
  package var finishedAt: Int64
  package var status: DeploymentStatus

  package init(
    id: String, source: DeploymentFormat, repository: String? = nil, unit: String? = nil,
    environment: String = "production", isProduction: Bool? = nil, name: String? = nil,
    revisions: [String], startedAt: Int64? = nil, finishedAt: Int64, status: DeploymentStatus
  ) {
    self.id = id
    self.source = source
    self.repository = repository
    self.unit = unit
    self.environment = environment
    self.isProduction = isProduction
    self.name = name
    self.revisions = revisions
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.status = status
  }
}

package import Git

/// The arrival of a commit in a unit's environment, successful or not.
package struct Deployment: Hashable, Sendable {
  /// The unit's name; `nil` where whoever deployed did not tell units apart.
  package var unit: String?
  package var environment: String
  /// Whether the source says that the environment is production; `nil` where it does not say.
  package var isProduction: Bool?
  /// What people call it: a tag, or the record's id.
  package var name: String
  package var commit: ObjectID
  /// When it was live, in seconds since 1970-01-01 UTC.
  package var finishedAt: Int64
  package var succeeded: Bool

  package init(
    unit: String? = nil, environment: String = "production", isProduction: Bool? = nil,
    name: String, commit: ObjectID, finishedAt: Int64, succeeded: Bool = true
  ) {
    self.unit = unit
    self.environment = environment
    self.isProduction = isProduction
    self.name = name
    self.commit = commit
    self.finishedAt = finishedAt
    self.succeeded = succeeded
  }
}

/// Where deployments are known from; the first that has any is used.
package enum DeploymentSource: String, Codable, Sendable {
  /// Records of the ledger.
  case records
  /// Files that `--deployments` or the configuration names.
  case files
  /// Release tags.
  case tags
  /// The mainline itself: every change is live when it lands.
  case trunk
}

/// What is deployed on its own: a repository, or some paths of it, in one environment.
package struct Unit: Sendable {
  package var name: String
  package var environment: String
  /// The paths that belong to the unit; empty for all.
  package var paths: [Glob]
  /// The release tags of this unit alone; `nil` for those of the repository.
  package var tags: String?
  /// S, where the configuration freezes it.
  package var referenceChangeLines: Double?

  package init(
    name: String, environment: String = "production", paths: [Glob] = [], tags: String? = nil,
    referenceChangeLines: Double? = nil
  ) {
    self.name = name
    self.environment = environment
    self.paths = paths
    self.tags = tags
    self.referenceChangeLines = referenceChangeLines
  }
}

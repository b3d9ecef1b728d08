/// What is deployed on its own: a repository, or some paths of it, in one environment.
package struct Unit: Sendable {
  package var name: String
  /// Its name, or a pattern such as `production-*` for several places that are one.
  package var environment: String
  /// The paths that belong to the unit; empty for all.
  package var paths: [Glob]
  /// The release tags of this unit alone; `nil` for those of the repository.
  package var tags: String?
  /// S, where the configuration freezes it.
  package var referenceChangeLines: Double?

  package init(
    name: String, environment: String = Unit.production, paths: [Glob] = [], tags: String? = nil,
    referenceChangeLines: Double? = nil
  ) {
    self.name = name
    self.environment = environment
    self.paths = paths
    self.tags = tags
    self.referenceChangeLines = referenceChangeLines
  }

  /// The environment that counts where nothing else is said.
  package static let production = "production"

  /// Whether a deployment was in the unit's environment.
  ///
  /// Sources write the same environment in capitals and without; and what a forge calls production
  /// may have any name there.
  package func isDeployed(in deployment: Deployment) -> Bool {
    if environment == Self.production, let isProduction = deployment.isProduction {
      return isProduction || deployment.environment.lowercased() == Self.production
    }
    let name = deployment.environment.lowercased()
    guard environment.contains("*") else { return environment.lowercased() == name }
    // A slash, as in `production/eu`, is a part of the name.
    let segment = name.replacing("/", with: "\u{1}")
    let pattern = environment.lowercased().replacing("/", with: "\u{1}")
    return Glob("/" + pattern).matches(Array(segment.utf8))
  }
}

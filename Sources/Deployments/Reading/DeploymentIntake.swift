/// What one file gave.
package struct DeploymentIntake: Hashable, Sendable {
  /// In the order of their times; the same whatever the order in the file.
  package var records: [DeploymentRecord]
  /// `nil` where the file holds nothing.
  package var format: DeploymentFormat?
  /// What was passed over, each reason once.
  package var skips: [DeploymentSkip]

  package init(
    records: [DeploymentRecord] = [], format: DeploymentFormat? = nil,
    skips: [DeploymentSkip] = []
  ) {
    (self.records, self.format, self.skips) = (records, format, skips)
  }

  /// Whether the file may tell of deployments that were not taken.
  package var isIncomplete: Bool { skips.contains { $0.reason.hidesDeployments } }
}

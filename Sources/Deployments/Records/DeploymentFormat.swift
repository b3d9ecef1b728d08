/// Where a record of a deployment comes from.
package enum DeploymentFormat: String, CaseIterable, Codable, Sendable {
  /// `outcomes deploy record`.
  case record
  /// `outcomes` JSON lines.
  case lines
  case github
  case gitlab
  case argocd
  case flux
  case cdevents
  case devlake
  case csv
}

/// Two deployments that `outcomes deploy record` was given under one id.
package struct DeploymentConflict: Error, Hashable, Sendable {
  /// What the two do not agree in.
  package enum Subject: String, Sendable {
    case commit
    case unit
    case environment
  }

  package let id: String
  package let subject: Subject
  /// What the ledger has.
  package let known: String
  /// What was to be recorded.
  package let told: String
}

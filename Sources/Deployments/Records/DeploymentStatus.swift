/// How a deployment ended; only those that succeeded were live.
package enum DeploymentStatus: String, CaseIterable, Codable, Sendable {
  case running
  case succeeded
  case failed
  case cancelled
}

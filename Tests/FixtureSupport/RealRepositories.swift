import Foundation

/// Repositories on this machine, for tests that need a real history and are skipped without.
package enum RealRepositories {
  /// The paths in `OUTCOMES_REAL_REPOSITORIES`, separated by colons.
  package static let paths =
    (ProcessInfo.processInfo.environment["OUTCOMES_REAL_REPOSITORIES"] ?? "")
    .split(separator: ":").map(String.init)
}

/// Why the ledger could not be used.
package struct LedgerError: Error, Hashable, Sendable {
  /// Whose fault it is.
  package enum Fault: Hashable, Sendable {
    /// The ledger's, or its disk's.
    case ledger
    /// That of a file that was to be read into the ledger.
    case input
    /// That of a file, or a place for one, that was named.
    case usage
    /// That of who recorded two deployments under one id.
    case conflict(DeploymentConflict)
  }

  /// What failed: lower case, the file in single quotes, no full stop.
  package let message: String
  /// What to do about it.
  package let hint: String
  package let fault: Fault

  /// - Parameters:
  ///   - path: the ledger.
  ///   - verb: what was being done to it, such as `read`.
  ///   - target: the file that was written meanwhile, if any.
  ///   - cause: why that failed.
  init(path: String, verb: String, to target: String? = nil, cause: Cause) {
    hint = cause.hint
    switch cause {
    case .conflict(let conflict):
      message = cause.message
      fault = .conflict(conflict)
    default:
      let end = target.map { " to '\($0)'" } ?? ""
      message = "cannot \(verb) the ledger '\(path)'\(end): \(cause.message)"
      fault = .ledger
    }
  }

  /// - Parameters:
  ///   - message: what failed.
  ///   - hint: what to do about it.
  ///   - fault: whose fault it is.
  init(_ message: String, hint: String, fault: Fault) {
    self.message = message
    self.hint = hint
    self.fault = fault
  }
}

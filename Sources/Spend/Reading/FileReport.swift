/// What became of one file: what was taken from it, and what not and why.
package struct FileReport: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// As far as the tally says.
    case read
    /// It was read before, and has not changed since.
    case unchanged
    /// It is in none of the formats.
    case unrecognised
    /// There is nothing to read: a socket, a link in a circle.
    case passedOver(String)
    /// It could not be read, or not to its end; what was taken from it counts.
    case failed(String)
  }

  package let path: String
  /// As the file was before it was read; `nil` where it is no file that can be read.
  package let identity: FileIdentity?
  package var outcome: Outcome
  /// The format it was read in.
  package var format: SpendFormat?
  /// A record counts as taken in the first file, by path, that has it, and as repeated elsewhere.
  package var tally = FileTally()

  /// Whether something in it may be spend that was not taken; a last line that is still being
  /// written is not.
  package var isIncomplete: Bool {
    if case .failed = outcome { return true }
    return tally.skipped.keys.contains { $0 != .cutOff }
  }

  init(_ identity: FileIdentity, outcome: Outcome, format: SpendFormat? = nil) {
    self.path = identity.path
    self.identity = identity
    self.outcome = outcome
    self.format = format
  }

  init(_ problem: SpendFiles.Problem) {
    path = problem.path
    identity = nil
    outcome = problem.isFailure ? .failed(problem.message) : .passedOver(problem.message)
  }
}

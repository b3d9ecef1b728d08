/// Why it cannot be said which commits to judge, and what to do.
///
/// The texts name variables and places, and quote nothing.
package struct CallingError: Error, Hashable, Sendable {
  package var message: String
  package var hint: String

  /// - Parameters:
  ///   - message: what is wrong, in small letters and without a full stop.
  ///   - hint: what helps; by default, to name the revisions.
  init(_ message: String, hint: String = "name the revisions: --base REV --head REV") {
    self.message = message
    self.hint = hint
  }
}

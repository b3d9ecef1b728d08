/// Why hooks cannot be looked at or changed.
package struct HookError: Error, Hashable, Sendable {
  package enum Kind: Sendable {
    /// The set-up does not allow it: somebody has to decide.
    case configuration
    /// There is no repository, or a file cannot be read or written.
    case unreadable
  }

  package let kind: Kind
  /// What failed: lower case, the subject in single quotes, no full stop.
  package let message: String
  /// What to do next.
  package let hint: String?

  init(_ kind: Kind, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }
}

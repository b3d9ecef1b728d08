/// What came of a rule for one commit, in the words of Gerrit's submit requirements.
package enum RuleResult: String, CaseIterable, Sendable {
  case satisfied
  case unsatisfied
  /// Not kept, and waived by somebody who may.
  case overridden
  /// The rule says nothing of such a commit.
  case notApplicable = "not-applicable"
  /// It cannot be known, because something could not be read.
  case error
}

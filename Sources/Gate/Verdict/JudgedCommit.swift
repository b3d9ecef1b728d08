/// A commit of the range and what came of each rule.
package struct JudgedCommit: Hashable, Sendable {
  /// In hexadecimal.
  package var id: String
  /// In the order of `Verdict.rules`, without those that judge the range as a whole.
  package var results: [RuleResult]

  package init(id: String, results: [RuleResult]) {
    self.id = id
    self.results = results
  }
}

package import Spend

extension CommitExplanation {
  /// Sets what records of spend say that the commit cost.
  package mutating func set(_ summary: SpendSummary) {
    guard let found = summary.commits[repository]?[commit] else { return }
    let isUnpriced = found.sum.nanos == 0 && found.sum.unpricedTokens > 0
    cost = ExplainedCost(
      usdMicros: isUnpriced ? nil : Int(rounded([found.sum.nanos], by: 1_000).sum),
      tokens: found.sum.tokens, unpricedTokens: Int(found.sum.unpricedTokens),
      evidence: found.evidence)
  }
}

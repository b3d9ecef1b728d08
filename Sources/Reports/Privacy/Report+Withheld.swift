import Metrics

extension Report {
  /// Takes out the sums over all of such work.
  mutating func withhold(_ withheld: Set<Work>) {
    // An account without a row may be anybody's.
    unattributed.spend = nil
    unattributed.costPerDceUsdMicros = nil
    totals.withhold(withheld)
    if withheld.contains(.any) || withheld.contains(.assisted) {
      funnel.surviving = nil
      funnel.pending = nil
      funnel.removed = nil
      funnel.withoutNewLines = nil
    }
    if withheld.contains(.spend) {
      spend = nil
    } else if withheld.contains(.assisted) {
      spend?.attributedCostPerDceUsdMicros = nil
      spend?.fullyLoadedCostPerDceUsdMicros = nil
    }
    if !withheld.isDisjoint(with: [.any, .assisted, .unassisted]) { survival = nil }
  }
}

extension Outcome {
  /// The outcome without its results of such work.
  ///
  /// The rate per week goes with the sum: with the weeks beside it, it gives the sum again. Lines
  /// go as a whole: those without AI are the difference of two of them.
  fileprivate mutating func withhold(_ withheld: Set<Work>) {
    if !withheld.isDisjoint(with: [.any, .assisted, .unassisted]) { lines = nil }
    if withheld.contains(.any) || withheld.contains(.assisted) {
      dce = nil
      nd = nil
      ndPerWeek = nil
      ndInterval = nil
      regularity = nil
      costPerDceUsdMicros = nil
    }
    if withheld.contains(.any) || withheld.contains(.unassisted) {
      unassisted = Unassisted(dce: nil, nd: nil)
    }
    if withheld.contains(.spend) { forgetSpend() }
  }

  mutating func forgetSpend() {
    spend = nil
    costPerDceUsdMicros = nil
  }
}

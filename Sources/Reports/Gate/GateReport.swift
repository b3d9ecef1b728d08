package import Gate

/// What a run of the gate says, of one range or of all that a push updates.
package struct GateReport: Sendable {
  /// One per range, in the order in which they were asked for.
  package var verdicts: [Verdict]
  /// Seconds since 1970.
  package var generatedAt: Int64

  package init(verdicts: [Verdict], generatedAt: Int64) {
    self.verdicts = verdicts
    self.generatedAt = generatedAt
  }

  /// The worst of all ranges; a push without commits passes.
  package var outcome: Verdict.Outcome { verdicts.map(\.outcome).max() ?? .passed }
}

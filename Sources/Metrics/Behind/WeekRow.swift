/// One ISO week of a report, over all developers.
///
/// Weeks follow one another without gaps, from the first week of the window to its last. What is
/// not known, or withheld, is `nil`; what did not happen is zero.
package struct WeekRow: Equatable, Sendable {
  /// Monday, 00:00 UTC, in seconds since 1970-01-01 UTC.
  package var startsAt: Int64
  /// Deployed change equivalents of lines whose introducers arrived in the week.
  package var dce: Double?
  /// Normalized deployments of the week, the sum over developers.
  package var nd: Double?
  package var unassisted: Unassisted
  /// What was spent in the week, in micro-USD; `nil` where no spend is known.
  package var spendUsdMicros: Int?
  /// The part of it that went into commits that are deployed and stayed.
  package var deployedUsdMicros: Int?
  /// Whose work and money it is.
  package var contributors = Contributors()

  package init(
    startsAt: Int64, dce: Double?, nd: Double?, unassisted: Unassisted,
    spendUsdMicros: Int? = nil, deployedUsdMicros: Int? = nil
  ) {
    self.startsAt = startsAt
    self.dce = dce
    self.nd = nd
    self.unassisted = unassisted
    self.spendUsdMicros = spendUsdMicros
    self.deployedUsdMicros = deployedUsdMicros
  }
}

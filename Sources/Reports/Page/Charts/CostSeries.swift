import Metrics
import Timestamps

/// What one deployed change equivalent had cost by the end of a week, since the window's start.
struct CostPoint: Equatable {
  var startsAt: Int64
  /// DCE so far; `nil` from the first week on of which they are not known.
  var dce: Double?
  /// Micro-USD so far.
  var spent: Int?
  /// The part of it that went into commits that are deployed and stayed.
  var deployed: Int?

  /// All spend for each DCE, in micro-USD; `nil` before the first.
  var fullyLoaded: Double? { cost(spent) }
  /// The spend of deployed commits for each DCE.
  var attributed: Double? { cost(deployed) }

  private func cost(_ micros: Int?) -> Double? {
    guard let micros, let dce, dce.isFinite, dce > 0 else { return nil }
    let cost = Double(micros) / dce
    return cost.isFinite ? cost : nil
  }
}

/// The sums of weeks, one after the other.
///
/// A week of which something is not known makes every later sum of it unknown: a sum without it
/// would be too low.
func costs(_ weeks: [WeekRow]) -> [CostPoint] {
  var sum = CostPoint(startsAt: 0, dce: 0, spent: 0, deployed: 0)
  return weeks.map { week in
    sum.startsAt = week.startsAt
    sum.dce = added(sum.dce, week.dce)
    sum.spent = added(sum.spent, week.spendUsdMicros)
    sum.deployed = added(sum.deployed, week.deployedUsdMicros)
    return sum
  }
}

private func added<Number: AdditiveArithmetic>(_ left: Number?, _ right: Number?) -> Number? {
  guard let left, let right else { return nil }
  return left + right
}

import Foundation

extension SurvivalCurve {
  /// Estimates the curve of lines whose lifetimes are known in whole days.
  ///
  /// The share is `Π (1 - e/n)` over the days, with e lines gone of n at risk (Kaplan and Meier,
  /// 1958). Greenwood's variance would take each line for itself; instead the influence of every
  /// commit on the logarithm of the share, `Σ (e_c - n_c·e/n) / (n - e)`, is squared and added up,
  /// as for the sandwich estimator of clustered lifetimes; with one line for each commit that is
  /// Greenwood's, but for a factor of C/(C-1) for C commits. The interval is one of `log(-log)`, which keeps it
  /// between 0 and 1, with t of one degree less than there are commits.
  init(_ lifetimes: [LifetimeTally]) {
    let lastDay = lifetimes.map(\.days).max() ?? 0
    let risk = RiskSets(lifetimes, lastDay: lastDay)
    let commits = Dictionary(grouping: lifetimes, by: \.commit)
    let variances = risk.variances(commits.sorted { $0.key < $1.key }.map(\.value))
    let quantile = commits.count > 1 ? studentQuantile(degrees: Double(commits.count - 1)) : nil
    var points: [Point] = []
    var share = 1.0
    for (place, day) in risk.days.enumerated() {
      share *= 1 - Double(risk.gone[day]) / Double(risk.atRisk[day])
      points.append(
        Point(
          day: day + 1, share: share,
          interval: quantile.flatMap {
            Self.interval(of: share, variance: variances[place], quantile: $0)
          },
          atRisk: day < lastDay ? risk.atRisk[day + 1] : 0))
    }
    self.init(
      points: points, lastDay: max(lastDay, points.last?.day ?? 0),
      lines: lifetimes.reduce(0) { $0 + $1.lines }, commits: commits.count, atRisk: risk.atRisk)
  }

  private static func interval(
    of share: Double, variance: Double, quantile: Double
  ) -> Interval? {
    guard share > 0, share < 1 else { return nil }
    let error = quantile * variance.squareRoot() / -log(share)
    return Interval(low: pow(share, exp(error)), high: pow(share, exp(-error)))
  }
}

/// How many lines were at risk on every day, and how many left on it.
private struct RiskSets {
  private(set) var atRisk: [Int]
  private(set) var gone: [Int]
  /// The days on which lines left, in order.
  let days: [Int]

  init(_ lifetimes: [LifetimeTally], lastDay: Int) {
    var (atRisk, gone) = ([Int](repeating: 0, count: lastDay + 1), [0])
    gone = atRisk
    for lifetime in lifetimes {
      atRisk[lifetime.days] += lifetime.lines
      if lifetime.isGone { gone[lifetime.days] += lifetime.lines }
    }
    for day in atRisk.indices.dropLast().reversed() { atRisk[day] += atRisk[day + 1] }
    days = gone.indices.filter { gone[$0] > 0 }
    (self.atRisk, self.gone) = (atRisk, gone)
  }

  /// The variance of the share's logarithm after each of `days`, with commits as clusters.
  func variances(_ commits: [[LifetimeTally]]) -> [Double] {
    var sums = [Double](repeating: 0, count: days.count)
    for lifetimes in commits {
      var influence = 0.0
      for (place, day) in days.enumerated() {
        var (own, left) = (0, 0)
        for lifetime in lifetimes where lifetime.days >= day {
          own += lifetime.lines
          if lifetime.days == day, lifetime.isGone { left += lifetime.lines }
        }
        let (all, lost) = (Double(atRisk[day]), Double(gone[day]))
        // Nothing is left of what has no interval.
        guard lost < all else { continue }
        influence += (Double(left) - Double(own) * lost / all) / (all - lost)
        sums[place] += influence * influence
      }
    }
    let count = Double(commits.count)
    return count > 1 ? sums.map { $0 * count / (count - 1) } : sums
  }
}

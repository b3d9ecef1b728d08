/// How long novel lines stayed live: the Kaplan–Meier estimate with its 95 % interval.
///
/// A line is *at risk* on a day while it is live and observed; lines that are live at the end of
/// the observation leave the risk set without an event, so that young lines count as far as they
/// can tell. Lines of one commit live and die together: the interval takes commits as clusters.
package struct SurvivalCurve: Equatable, Sendable {
  /// The estimate after so many whole days.
  package struct Point: Equatable, Sendable {
    package var day: Int
    /// The share of lines that stay live for `day` days or longer, between 0 and 1.
    package var share: Double
    /// `nil` for fewer than two commits.
    package var interval: Interval?
    /// Lines that were live and observed for `day` days or longer.
    package var atRisk: Int

    package init(day: Int, share: Double, interval: Interval?, atRisk: Int) {
      self.day = day
      self.share = share
      self.interval = interval
      self.atRisk = atRisk
    }
  }

  /// The ends of the days on which a line was removed.
  package var points: [Point]
  /// The longest that any line was observed, in days.
  package var lastDay: Int
  package var lines: Int
  package var commits: Int
  /// How many lines were live and observed for so many days or longer, from day 0 on.
  package var atRisk: [Int]

  package init(points: [Point], lastDay: Int, lines: Int, commits: Int, atRisk: [Int] = []) {
    self.points = points
    self.lastDay = lastDay
    self.lines = lines
    self.commits = commits
    self.atRisk = atRisk
  }

  /// The share that stays for `day` days; `nil` where nothing was observed for so long, and some
  /// may have stayed.
  package func share(for day: Int) -> Double? {
    guard lines > 0, day <= lastDay || points.last?.share == 0 else { return nil }
    return points.last { $0.day <= day }?.share ?? 1
  }
}

/// The curves of AI-assisted lines and of others, so that AI never stands alone.
package struct Survival: Equatable, Sendable {
  package var assisted: SurvivalCurve
  package var unassisted: SurvivalCurve

  package init(assisted: SurvivalCurve, unassisted: SurvivalCurve) {
    self.assisted = assisted
    self.unassisted = unassisted
  }
}

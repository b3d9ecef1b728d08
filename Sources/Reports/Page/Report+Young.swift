import Metrics

extension Report {
  /// Since when lines are too young to tell whether they stay: the horizon before the window's end.
  ///
  /// Of a window that ended long ago all lines were observed for as long as it takes, and none is.
  var youngSince: Int64 {
    if let lines = totals.lines, lines.pending == 0 { return window.until }
    return window.until - Int64(parameters.horizonDays) * 86_400
  }

  /// Whether some of a week's lines are so young that its numbers are too low as yet.
  func isYoung(_ week: WeekRow) -> Bool { week.startsAt + 604_800 > youngSince }

  /// Whether rows of single persons are withheld, and of groups too small to hide one.
  var withholdsPeople: Bool {
    developers.isEmpty && commits == nil && repositories.contains { $0.commits > 0 }
  }
}

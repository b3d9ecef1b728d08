import Configuration
import Metrics
import Timestamps

extension Roster {
  /// The teams of those who are in one, by e-mail address in lower case.
  var teams: [String: String] {
    entries.reduce(into: [:]) { teams, entry in teams[entry.email.lowercased()] = entry.team }
  }

  /// The builder-weeks of everybody in the roster, by e-mail address in lower case.
  ///
  /// What the roster says in numbers; else the ISO weeks of its dates that the window has.
  func weeks(in window: Window) -> [String: Int] {
    var weeks: [String: Int] = [:]
    for entry in entries {
      let first = max(window.since, entry.from ?? window.since)
      let last = min(window.until, entry.until ?? window.until) - 1
      let span =
        first <= last ? Int(Timestamp.week(of: last) - Timestamp.week(of: first)) + 1 : 0
      weeks[entry.email.lowercased()] = entry.weeks ?? span
    }
    return weeks
  }
}

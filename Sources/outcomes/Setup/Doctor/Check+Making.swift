import Reports
import Timestamps

typealias Check = Diagnosis.Check

extension Check {
  static func ok(_ id: String, _ message: String) -> Check {
    Check(id: id, state: .ok, message: message)
  }

  static func notice(_ id: String, _ message: String, remedy: String?) -> Check {
    Check(id: id, state: .notice, message: message, remedy: remedy)
  }

  static func problem(_ id: String, _ message: String, remedy: String?) -> Check {
    Check(id: id, state: .problem, message: message, remedy: remedy)
  }

  /// What is wrong according to a failure, and what it says to do.
  static func problem(_ id: String, _ failure: Failure) -> Check {
    problem(id, failure.message, remedy: failure.hint)
  }
}

/// A day, and how long ago it is.
///
/// - Parameters:
///   - time: in seconds since 1970-01-01 UTC.
///   - now: the time of the run.
/// - Returns: such as `2026-03-02 (12 days ago)`.
func dayWords(_ time: Int64, now: Int64) -> String {
  let days = (now - time) / 86_400
  let age =
    switch days {
    case ..<0: "in the future"
    case 0: "today"
    case 1: "yesterday"
    default: "\(days) days ago"
    }
  return "\(Timestamp.day(time)) (\(age))"
}

/// `one commit` or `12 commits`.
func numbered(_ number: Int, _ noun: String) -> String {
  number == 1 ? "one \(noun)" : "\(number) \(noun)s"
}

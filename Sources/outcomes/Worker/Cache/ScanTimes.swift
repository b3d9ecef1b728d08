import Delivery
import Metrics

/// The times that a scan is asked for, in seconds since 1970-01-01 UTC.
///
/// They move on from scan to scan, while the repository stands still.
struct ScanTimes {
  let now: Int64
  let until: Int64
  /// `nil` for everything after the baseline.
  let since: Int64?
  /// When the baseline was live; `nil` for the first known deployment.
  let baselineAt: Int64?
  /// How long a line must stay to survive, in seconds.
  let horizon: Int64

  init(_ parameters: DeliveryParameters, _ tally: TallyParameters) {
    now = parameters.now
    until = parameters.until
    since = tally.since
    baselineAt = parameters.baselineAt
    horizon = Int64(parameters.horizonDays) * 86_400
  }

  /// The names in `DeliveryParameters` and `TallyParameters` of what is here.
  static let names: Set = ["now", "until", "since", "baselineAt"]
}

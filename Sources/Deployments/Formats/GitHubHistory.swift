/// What the statuses of a deployment tell together, in whatever order they come.
struct GitHubHistory {
  /// What a state means for what was live.
  enum Outcome: Int {
    case running, cancelled, failed, inactive, succeeded

    /// A state of REST or GraphQL; a word that is not known is no success.
    init(state: String) {
      switch state.lowercased() {
      case "success", "active": self = .succeeded
      case "inactive", "destroyed": self = .inactive
      default:
        switch DeploymentStatus(word: state) {
        case .running: self = .running
        case .cancelled: self = .cancelled
        case .succeeded, .failed: self = .failed
        }
      }
    }
  }

  private struct Moment: Comparable {
    let time: Int64
    /// Ids of statuses grow; several may be of the same second.
    let id: Int64
    let outcome: Outcome

    static func < (first: Moment, second: Moment) -> Bool {
      (first.time, first.id, first.outcome.rawValue)
        < (second.time, second.id, second.outcome.rawValue)
    }
  }

  private(set) var hasSuccess = false
  private(set) var firstSuccess: Int64?
  private(set) var firstProgress: Int64?
  /// Whether anything else than `inactive` is known.
  private(set) var hasOthers = false
  private var latest: Moment?

  /// The last outcome, and its time.
  var last: (outcome: Outcome, time: Int64?)? {
    latest.map { ($0.outcome, $0.time < 0 ? nil : $0.time) }
  }

  mutating func note(_ status: GitHubObject) {
    guard let state = status.state else { return }
    let outcome = Outcome(state: state)
    let time = status.createdAt ?? status.updatedAt
    switch outcome {
    case .succeeded:
      hasSuccess = true
      firstSuccess = [firstSuccess, time].compactMap(\.self).min()
    case .running: firstProgress = [firstProgress, time].compactMap(\.self).min()
    case .cancelled, .failed, .inactive: break
    }
    if outcome != .inactive { hasOthers = true }
    let moment = Moment(
      time: time ?? -1, id: status.id.flatMap { Int64($0) } ?? 0, outcome: outcome)
    latest = max(latest ?? moment, moment)
  }

  mutating func merge(_ other: GitHubHistory) {
    hasSuccess = hasSuccess || other.hasSuccess
    hasOthers = hasOthers || other.hasOthers
    firstSuccess = [firstSuccess, other.firstSuccess].compactMap(\.self).min()
    firstProgress = [firstProgress, other.firstProgress].compactMap(\.self).min()
    latest = [latest, other.latest].compactMap(\.self).max()
  }
}

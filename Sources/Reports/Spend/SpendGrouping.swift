/// What a row of a listing of spend stands for (`spend list --by`).
package enum SpendGrouping: String, CaseIterable, Sendable {
  case day, week, month, agent, model, session, author, repository, format

  /// Whether a row is a span of time.
  var isTime: Bool { self == .day || self == .week || self == .month }

  /// The heading of the column that says whose row it is.
  var heading: String {
    switch self {
    case .day: "Day"
    case .week: "Week from"
    case .month: "Month"
    case .agent: "Agent"
    case .model: "Model"
    case .session: "Session"
    case .author: "Author"
    case .repository: "Repository"
    case .format: "Recorded as"
    }
  }
}

/// What a row of the main table stands for (`--by`).
package enum Grouping: String, CaseIterable, Sendable {
  case developer
  /// The teams of the roster.
  case team
  case agent
  case deployment
  case repository
}

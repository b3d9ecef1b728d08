/// What a row of the main table stands for (`--by`).
package enum Grouping: String, CaseIterable, Sendable {
  case developer
  case agent
  case deployment
  case repository
}

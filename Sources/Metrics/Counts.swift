/// Numbers that add up, field by field.
package protocol Counts {
  static var fields: [any WritableKeyPath<Self, Int> & Sendable] { get }
}

extension Counts {
  /// Adds the other's numbers; a sum that cannot be counted stays at the most that can.
  package mutating func add(_ other: Self) {
    for field in Self.fields {
      let (sum, overflow) = self[keyPath: field].addingReportingOverflow(other[keyPath: field])
      self[keyPath: field] = overflow ? .max : sum
    }
  }
}

extension CommitCounts: Counts {
  package static let fields: [any WritableKeyPath<Self, Int> & Sendable] = [
    \.total, \.tagged, \.merged, \.deployed, \.surviving,
  ]
}

extension LandingCounts: Counts {
  package static let fields: [any WritableKeyPath<Self, Int> & Sendable] = [
    \.direct, \.merge, \.squash, \.rebase, \.cherryPick, \.open, \.abandoned,
  ]
}

extension LineCounts: Counts {
  package static let fields: [any WritableKeyPath<Self, Int> & Sendable] = [
    \.novel, \.surviving, \.pending, \.removed, \.aiNovel, \.aiSurviving, \.aiPending,
    \.aiRemoved, \.unknown, \.survivingThirtyDays, \.aiSurvivingThirtyDays,
  ]
}

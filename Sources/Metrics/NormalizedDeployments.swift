import Foundation

/// Surviving novel lines that developers introduced in one unit and one week.
///
/// Kept apart by the number of authors who share them, so that all sums stay in whole numbers and
/// no order of adding can change a result.
package struct Credit: Hashable, Codable, Sendable {
  package var unit: String
  /// The ISO week, as `Timestamp.week(of:)` counts.
  package var week: Int64
  /// m: each of the lines belongs to m developers, 1/m to each.
  package var authors: Int
  package var aiLines: Int
  package var otherLines: Int

  package init(unit: String, week: Int64, authors: Int, aiLines: Int, otherLines: Int) {
    self.unit = unit
    self.week = week
    self.authors = authors
    self.aiLines = aiLines
    self.otherLines = otherLines
  }
}

/// What one developer brought to production, week by week, in typical changes.
package struct WeeklyChanges: Equatable, Sendable {
  /// q: surviving novel AI lines over S, by ISO week; weeks without any are left out.
  package private(set) var assisted: [Int64: Double] = [:]
  /// The same for lines without evidence of AI.
  package private(set) var unassisted: [Int64: Double] = [:]

  /// Adds up `q(i,w) = Σ share_i(h) / S(unit of h)` in a fixed order.
  package init(_ credits: [Credit], referenceSizes: [String: Double]) {
    let sorted = credits.sorted {
      ($0.week, $0.unit, $0.authors) < ($1.week, $1.unit, $1.authors)
    }
    for credit in sorted {
      let size = Double(credit.authors) * (referenceSizes[credit.unit] ?? 20)
      if credit.aiLines > 0 {
        assisted[credit.week, default: 0] += Double(credit.aiLines) / size
      }
      if credit.otherLines > 0 {
        unassisted[credit.week, default: 0] += Double(credit.otherLines) / size
      }
    }
  }
}

/// DCE, deployed change equivalents, are `Σ_w q(w)`.
///
/// Linear and additive: the denominator of cost.
package func deployedChangeEquivalents(_ weekly: [Int64: Double]) -> Double {
  weekly.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
}

/// ND, normalized deployments, are `Σ_w log2(1 + q(w))`.
///
/// One is a week in which work the size of one typical change reached production and stayed. Three
/// typical changes in one week are two, seven are three: nothing is gained by splitting work.
package func normalizedDeployments(_ weekly: [Int64: Double]) -> Double {
  weekly.sorted { $0.key < $1.key }.reduce(0) { $0 + log2(1 + $1.value) }
}

/// The number of weeks with at least half a typical change: what regularity is the share of.
package func regularWeeks(_ weekly: [Int64: Double]) -> Int {
  weekly.values.count { $0 >= 0.5 }
}

import Foundation

/// S, the size of a typical change of a unit, in novel lines.
///
/// With m the median of `sizes` and n their number,
/// `S = max(8, exp((n·ln m + 20·ln 20) / (n + 20)))`: a unit with few changes is drawn towards 20
/// lines, and no unit's changes count as smaller than 8.
///
/// The sizes are the novel lines of the mainline changes that had any.
package func referenceSize(ofChanges sizes: [Int]) -> Double {
  let count = Double(sizes.count)
  guard let median = median(of: sizes) else { return 20 }
  return max(8, exp((count * log(median) + 20 * log(20.0)) / (count + 20)))
}

/// The middle value, or the mean of the two middle ones.
private func median(of sizes: [Int]) -> Double? {
  guard !sizes.isEmpty else { return nil }
  let sorted = sizes.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1
    ? Double(sorted[middle]) : Double(sorted[middle - 1] + sorted[middle]) / 2
}

extension Int64 {
  /// Adds money in nano-USD, or tokens; a sum that cannot be counted stays at the most that can.
  package mutating func add(_ other: Int64) {
    let (sum, overflow) = addingReportingOverflow(other)
    self = overflow ? (other < 0 ? .min : .max) : sum
  }
}

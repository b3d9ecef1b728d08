/// The lines from `first` to `last` of a file, counted from 1.
struct LineRange: Hashable, Sendable {
  var first: Int32
  var last: Int32

  /// The range, if it is one.
  init?(_ first: Int64, _ last: Int64) {
    guard first >= 1, last >= first, let start = Int32(exactly: first),
      let end = Int32(exactly: last)
    else { return nil }
    (self.first, self.last) = (start, end)
  }

  /// Reads `1,2,19-222`; `nil` where it is anything else, or more than can be kept.
  ///
  /// The ranges come back in order; what touches or overlaps is one.
  static func list(_ range: Range<Int>, in bytes: Span<UInt8>) -> [LineRange]? {
    var found: [LineRange] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard let first = number(at: &index, before: range.upperBound, in: bytes) else { return nil }
      var last = first
      if index < range.upperBound, bytes[index] == UInt8(ascii: "-") {
        index += 1
        guard let end = number(at: &index, before: range.upperBound, in: bytes) else { return nil }
        last = end
      }
      guard let lines = LineRange(first, last), found.count < AttributionBuilder.mostRanges else {
        return nil
      }
      found.append(lines)
      if index == range.upperBound { return merged(found) }
      guard bytes[index] == UInt8(ascii: ",") else { return nil }
      index += 1
    }
    return nil
  }

  /// The ranges in order; those that touch or overlap are one.
  static func merged(_ ranges: [LineRange]) -> [LineRange] {
    var merged: [LineRange] = []
    for range in ranges.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
      // No overflow: a line before `first` has a smaller number.
      if let previous = merged.last, previous.last >= range.first - 1 {
        merged[merged.count - 1].last = max(previous.last, range.last)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  private static func number(
    at index: inout Int, before end: Int, in bytes: Span<UInt8>
  ) -> Int64? {
    let start = index
    var value: Int64 = 0
    while index < end, bytes[index].isDigit {
      // Ten digits are more than any file has lines.
      guard index - start < 10 else { return nil }
      value = value * 10 + Int64(bytes[index] & 0x0F)
      index += 1
    }
    return index > start ? value : nil
  }
}

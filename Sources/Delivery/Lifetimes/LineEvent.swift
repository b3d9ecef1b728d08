import Lines

/// The newer tree of a pair holds `count` more, or fewer, of a line than the older one.
struct LineEvent: Sendable {
  let hash: LineHash
  let pair: Int32
  let count: Int32
}

/// The same of a node, with the tree that it hangs below.
struct NodeEvent: Sendable {
  let node: Int32
  var count: Int32
}

/// A line that stands in a range of lines that somebody is named for.
struct NamedLine: Sendable {
  let hash: LineHash
  let pair: Int32
  /// Which of the pair's ranges, counted over all its files.
  let range: Int32
}

extension [LineEvent] {
  /// Sorts by line, then pair.
  ///
  /// Hashes are evenly spread: they are dealt into buckets of a few by their next bits, and only
  /// within those compared.
  func sortedByLine() -> [LineEvent] {
    let bits = Swift.max(0, Int.bitWidth - (count / 16).leadingZeroBitCount)
    guard bits > 0, let first else { return sorted(by: LineEvent.precedes) }
    func bucket(_ event: LineEvent) -> Int {
      Int((event.hash << UInt64(LineTable.partBits)) >> UInt64(64 - bits))
    }
    var ends = [Int](repeating: 0, count: 1 << bits + 1)
    for event in self { ends[bucket(event) + 1] += 1 }
    for index in 1..<ends.count { ends[index] += ends[index - 1] }
    var sorted = [LineEvent](repeating: first, count: count)
    for event in self {
      sorted[ends[bucket(event)]] = event
      ends[bucket(event)] += 1
    }
    var start = 0
    for end in ends where end > start + 1 {
      sorted[start..<end].sort(by: LineEvent.precedes)
      start = end
    }
    return sorted
  }
}

extension LineEvent {
  fileprivate static func precedes(_ left: LineEvent, _ right: LineEvent) -> Bool {
    left.hash != right.hash ? left.hash < right.hash : left.pair < right.pair
  }
}

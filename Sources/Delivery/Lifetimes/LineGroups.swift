import Lines

/// Walks the same part of several tables side by side, line by line.
struct LineGroups {
  private let parts: [LinePart]
  private var places: [Int]
  /// The events of the line that `next` gave, for each table.
  private(set) var events: [Range<Int>]

  init(_ parts: [LinePart]) {
    self.parts = parts
    places = [Int](repeating: 0, count: parts.count)
    events = [Range<Int>](repeating: 0..<0, count: parts.count)
  }

  /// The lowest line that was not given yet.
  mutating func next() -> LineHash? {
    var lowest: LineHash?
    for index in parts.indices where places[index] < parts[index].hashes.count {
      let hash = parts[index].hashes[places[index]]
      lowest = lowest.map { min($0, hash) } ?? hash
    }
    guard let lowest else { return nil }
    for index in parts.indices {
      guard places[index] < parts[index].hashes.count,
        parts[index].hashes[places[index]] == lowest
      else {
        events[index] = 0..<0
        continue
      }
      events[index] = parts[index].events(at: places[index])
      places[index] += 1
    }
    return lowest
  }
}

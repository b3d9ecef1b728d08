/// How often the trees of a forest's nodes hold one line.
///
/// Used again and again, since there are hundreds of thousands of lines.
struct LineSums {
  /// The intervals of the events' nodes, of a line with few events.
  private var few: [(entry: Int32, exit: Int32, count: Int32)] = []
  /// Where the sum changes along the forest's numbering, of a line with many.
  private var edges: [(entry: Int32, sum: Int32)] = []

  private static let mostOfFew = 24

  /// Takes the events of one line, in any order.
  mutating func take(_ events: [NodeEvent], in forest: Forest) {
    few.removeAll(keepingCapacity: true)
    edges.removeAll(keepingCapacity: true)
    for event in events {
      let (entry, exit) = (forest.entries[Int(event.node)], forest.exits[Int(event.node)])
      if events.count <= Self.mostOfFew {
        few.append((entry, exit, event.count))
      } else {
        edges.append((entry, event.count))
        edges.append((exit, 0 &- event.count))
      }
    }
    edges.sort { $0.entry < $1.entry }
    for index in edges.indices.dropFirst() { edges[index].sum &+= edges[index - 1].sum }
  }

  /// What the tree of the node holds whose entry in the forest this is.
  func count(atEntry entry: Int32) -> Int32 {
    guard !edges.isEmpty else {
      var sum: Int32 = 0
      for event in few where event.entry <= entry && entry < event.exit { sum &+= event.count }
      return sum
    }
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle].entry <= entry { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : edges[low - 1].sum
  }
}

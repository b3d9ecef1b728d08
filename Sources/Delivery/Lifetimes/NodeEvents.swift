import Landing
import Lines

/// Where one line comes in and goes out, in the order of the nodes.
struct NodeEvents {
  private(set) var hash: LineHash = 0
  /// Each node once; none that changes nothing.
  private(set) var events: [NodeEvent] = []
  private let differences: LineDifferences
  private let parts: [LinePart]

  init(_ differences: LineDifferences, _ parts: [LinePart]) {
    self.differences = differences
    self.parts = parts
  }

  /// Takes the events of one line, which stand in each table's part at these places.
  mutating func take(_ hash: LineHash, _ places: [Range<Int>]) {
    self.hash = hash
    events.removeAll(keepingCapacity: true)
    var isSorted = true
    for table in parts.indices {
      for place in places[table] {
        var node = differences.firstNodes[table][Int(parts[table].pairs[place])]
        while node >= 0 {
          if let last = events.last, last.node >= node { isSorted = false }
          events.append(NodeEvent(node: node, count: Int32(parts[table].counts[place])))
          node = differences.nextNodes[Int(node)]
        }
      }
    }
    if !isSorted { addUp() }
  }

  private mutating func addUp() {
    events.sort { $0.node < $1.node }
    var sums: [NodeEvent] = []
    for event in events {
      if let last = sums.last, last.node == event.node {
        sums[sums.count - 1].count &+= event.count
      } else {
        sums.append(event)
      }
    }
    events = sums.filter { $0.count != 0 }
  }

  /// Whether the line stands in the root, and no node has more or fewer of it.
  var isOfRootAlone: Bool { events.count == 1 && events[0].node == 0 && events[0].count > 0 }

  /// Who wrote the line where `node` brings it in.
  func author(at node: Int32) -> NamedLines.Author {
    let others = differences.named.others[Int(node)]
    guard let authors = differences.named.authors[node] else { return others }
    var (agent, isHuman): (NamedLines.Author?, Bool) = (nil, false)
    for table in parts.indices {
      let named = parts[table].named
      for entry in named.entries(of: hash) {
        guard isOf(node, named.pairs[entry], table),
          authors.indices.contains(Int(named.ranges[entry]))
        else { continue }
        let author = authors[Int(named.ranges[entry])]
        // Of two agents, the first.
        if author >= 0 { agent = min(agent ?? author, author) } else { isHuman = true }
      }
    }
    // Of an agent and a human, the agent.
    return agent ?? (isHuman ? NamedLines.human : others)
  }

  /// Whether a pair of a table is that of a node.
  private func isOf(_ node: Int32, _ pair: Int32, _ table: Int) -> Bool {
    var other = differences.firstNodes[table][Int(pair)]
    while other >= 0, other < node { other = differences.nextNodes[Int(other)] }
    return other == node
  }
}

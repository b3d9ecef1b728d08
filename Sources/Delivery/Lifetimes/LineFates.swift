/// What became of novel lines, in numbers of lines.
package struct Fates: Equatable, Sendable {
  package var surviving = 0
  package var pending = 0
  package var removed = 0
  /// Of all these, the lines that stayed live for 30 days.
  package var survivingThirtyDays = 0

  package init() {}

  package var novel: Int { surviving + pending + removed }

  package static func += (left: inout Fates, right: Fates) {
    left.surviving += right.surviving
    left.pending += right.pending
    left.removed += right.removed
    left.survivingThirtyDays += right.survivingThirtyDays
  }
}

/// Which tree of the chain carried a line in, and which commit wrote it.
struct Arrival: Hashable, Sendable {
  /// Position in the chain, counted from the baseline.
  let position: Int32
  /// The introducer's node; -1 where there is none.
  let introducer: Int32
  /// Who wrote it in the introducer.
  let author: NamedLines.Author
}

/// The lifetimes of all lines of a chain of live trees.
///
/// For one line: it is live where the live tree holds it anywhere. It is novel when it arrives and
/// did not stand in the baseline and was never credited. It survives when it stays for the horizon
/// without a break, and is then credited; gone earlier it is removed, and may come back as novel.
struct LineFates {
  let forest: Forest
  let steps: LiveSteps
  /// For every node, the position of the tree that newly made its commit reachable; 0 for old ones.
  let newAt: [Int32]
  /// The nodes of every node's parents.
  let parents: [[Int32]]
  /// Nodes that cannot introduce a line, since not all of their parents are known.
  let isTruncated: [Bool]
  /// When each tree of the chain went live, the baseline first.
  let times: [Int64]
  /// How long a line must stay to survive, in seconds.
  let horizon: Int64
  /// Up to when the lines were observed.
  let end: Int64
  /// For every node, who wrote the lines of which nobody is named.
  let others: [NamedLines.Author]
  /// Nodes whose lines are wanted one by one.
  let focus: Set<Int32>

  private static let thirtyDays: Int64 = 30 * 86_400

  /// The fates of the lines of some part of the events, added up.
  struct Sums: Sendable {
    fileprivate(set) var fates: [Arrival: Fates] = [:]
    /// The lines of the nodes in focus.
    fileprivate(set) var traces: [LineTrace] = []
  }

  /// Adds up the fates of the lines of one part of the events.
  func fates(of events: [LineEvent], named: [NamedLine]) -> Sums {
    let authors = LineAuthors(named)
    var sorted = events
    sorted.sort { $0.hash != $1.hash ? $0.hash < $1.hash : $0.node < $1.node }
    var sums = Sums()
    var start = 0
    var moves: [(position: Int32, count: Int32)] = []
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].hash == sorted[start].hash { end += 1 }
      // What stood in the baseline is never novel.
      if sorted[start].node != 0 || sorted[start].count <= 0 {
        add(sorted[start..<end], authors, &moves, to: &sums)
      }
      start = end
    }
    return sums
  }

  /// Follows one line along the chain.
  private func add(
    _ events: ArraySlice<LineEvent>, _ authors: LineAuthors,
    _ moves: inout [(position: Int32, count: Int32)], to sums: inout Sums
  ) {
    moves.removeAll(keepingCapacity: true)
    for event in events {
      for step in steps.of(event.node) {
        moves.append((step.position, step.sign * event.count))
      }
    }
    guard !moves.isEmpty else { return }
    if moves.count > 1 { moves.sort { $0.position < $1.position } }
    var count: Int32 = 0
    var arrival: Arrival?
    var index = 0
    while index < moves.count {
      let position = moves[index].position
      let wasLive = count > 0
      while index < moves.count, moves[index].position == position {
        count += moves[index].count
        index += 1
      }
      if !wasLive, count > 0 {
        arrival = self.arrival(of: events, at: position, authors)
      } else if wasLive, count <= 0, let arrived = arrival {
        let stayed = times[Int(position)] - times[Int(arrived.position)]
        close(arrived, events, stayed: stayed, goneAt: position, in: &sums)
        // Credited once: whatever the line does from here on is nothing new.
        if stayed >= horizon { return }
        arrival = nil
      }
    }
    if let arrival {
      let stayed = end - times[Int(arrival.position)]
      close(arrival, events, stayed: stayed, goneAt: nil, in: &sums)
    }
  }

  private func arrival(
    of events: ArraySlice<LineEvent>, at position: Int32, _ authors: LineAuthors
  ) -> Arrival {
    let node = introducer(of: events, at: position)
    guard node >= 0, let hash = events.first?.hash else {
      return Arrival(position: position, introducer: node, author: NamedLines.commit)
    }
    return Arrival(
      position: position, introducer: node, author: authors[hash, at: node] ?? others[Int(node)])
  }

  private func close(
    _ arrival: Arrival, _ events: ArraySlice<LineEvent>, stayed: Int64, goneAt: Int32?,
    in sums: inout Sums
  ) {
    var line = Fates()
    if stayed >= horizon {
      line.surviving = 1
    } else if goneAt != nil {
      line.removed = 1
    } else {
      line.pending = 1
    }
    if stayed >= Self.thirtyDays { line.survivingThirtyDays = 1 }
    sums.fates[arrival, default: Fates()] += line
    if focus.contains(arrival.introducer), let hash = events.first?.hash {
      sums.traces.append(
        LineTrace(
          hash: hash, arrival: arrival, fates: line, goneAt: goneAt,
          remover: goneAt.map { remover(of: events, at: $0) } ?? -1))
    }
  }

  /// The last commit, among those that the tree at `position` newly made reachable, whose tree
  /// holds the line while none of its parents' trees does; -1 where there is none.
  private func introducer(of events: ArraySlice<LineEvent>, at position: Int32) -> Int32 {
    var sums: LineSums?
    for event in events.reversed() {
      guard event.count > 0, newAt[Int(event.node)] == position, !isTruncated[Int(event.node)]
      else { continue }
      let known = sums ?? LineSums(events, in: forest)
      sums = known
      guard known.count(in: event.node) > 0 else { continue }
      if parents[Int(event.node)].allSatisfy({ known.count(in: $0) <= 0 }) { return event.node }
    }
    return -1
  }
}

extension LineFates {
  /// The last commit, among those that the tree at `position` newly made reachable, whose tree does
  /// not hold the line while all of its parents' do, or, where there is no such commit, one does;
  /// -1 where there is none, as in a rollback.
  private func remover(of events: ArraySlice<LineEvent>, at position: Int32) -> Int32 {
    let sums = LineSums(events, in: forest)
    var taken: Int32 = -1
    for event in events.reversed() {
      let node = event.node
      guard newAt[Int(node)] == position, sums.count(in: node) <= 0 else { continue }
      let holding = parents[Int(node)].filter { sums.count(in: $0) > 0 }
      if holding.isEmpty { continue }
      if holding.count == parents[Int(node)].count { return node }
      if taken < 0 { taken = node }
    }
    return taken
  }
}

/// How often each node's tree holds one line.
private struct LineSums {
  private let events: ArraySlice<LineEvent>
  private let forest: Forest
  /// Where the sum changes along the forest's numbering, for lines with many events.
  private var edges: [(entry: Int32, sum: Int32)] = []

  private static let few = 24

  init(_ events: ArraySlice<LineEvent>, in forest: Forest) {
    self.events = events
    self.forest = forest
    guard events.count > Self.few else { return }
    for event in events {
      edges.append((forest.entries[Int(event.node)], event.count))
      edges.append((forest.exits[Int(event.node)], -event.count))
    }
    edges.sort { $0.entry < $1.entry }
    for index in edges.indices.dropFirst() { edges[index].sum += edges[index - 1].sum }
  }

  func count(in node: Int32) -> Int32 {
    guard !edges.isEmpty else {
      return events.reduce(0) {
        forest.isOnWayUp($1.node, from: node) ? $0 + $1.count : $0
      }
    }
    let entry = forest.entries[Int(node)]
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle].entry <= entry { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : edges[low - 1].sum
  }
}

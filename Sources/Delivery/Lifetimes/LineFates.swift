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
  let differences: LineDifferences
  let steps: LiveSteps
  /// For every node, the position of the tree that newly made its commit reachable; 0 for old ones.
  let newAt: [Int32]
  /// The nodes of every node's parents.
  let parents: NodeLists
  /// Nodes that cannot introduce a line, since not all of their parents are known.
  let isTruncated: [Bool]
  /// When each tree of the chain went live, the baseline first.
  let times: [Int64]
  /// How long a line must stay to survive, in seconds.
  let horizon: Int64
  /// Up to when the lines were observed.
  let end: Int64
  /// Nodes whose lines are wanted one by one.
  let focus: Set<Int32>
  /// Whether it is wanted when lines left.
  let followsDepartures: Bool

  private static let thirtyDays: Int64 = 30 * 86_400

  /// What is used again for every line.
  private struct Scratch {
    var moves: [(position: Int32, count: Int32)] = []
    var sums = LineSums()
  }

  /// Adds the fates of the lines of one part of the tables.
  func add(part: Int, to sums: inout FateSums) {
    let parts = differences.tables.map { $0.parts[part] }
    // What stands in the root and nowhere else was never new.
    let skipsRoot = steps.of(0).first.map { steps[$0].position == 0 } ?? false
    var groups = LineGroups(parts)
    var line = NodeEvents(differences, parts)
    var scratch = Scratch()
    while let hash = groups.next() {
      line.take(hash, groups.events)
      if skipsRoot, line.isOfRootAlone { continue }
      follow(line, &scratch, &sums)
    }
  }

  /// Follows one line along the chain.
  private func follow(
    _ line: borrowing NodeEvents, _ scratch: inout Scratch, _ sums: inout FateSums
  ) {
    scratch.moves.removeAll(keepingCapacity: true)
    for event in line.events {
      for step in steps.of(event.node) {
        scratch.moves.append((steps[step].position, steps[step].sign &* event.count))
      }
    }
    Self.sort(&scratch.moves)
    var count: Int32 = 0
    var arrival: Arrival?
    var index = 0
    while index < scratch.moves.count {
      let position = scratch.moves[index].position
      let wasLive = count > 0
      while index < scratch.moves.count, scratch.moves[index].position == position {
        count &+= scratch.moves[index].count
        index += 1
      }
      // What stood in the baseline is never novel.
      if position == 0, count > 0 { return }
      if !wasLive, count > 0 {
        arrival = self.arrival(of: line, at: position, &scratch.sums)
      } else if wasLive, count <= 0, let arrived = arrival {
        let stayed = times[Int(position)] - times[Int(arrived.position)]
        close(arrived, line, stayed: stayed, goneAt: position, &scratch.sums, &sums)
        // Credited once: whatever the line does from here on is nothing new.
        if stayed >= horizon { return }
        arrival = nil
      }
    }
    if let arrival {
      let stayed = end - times[Int(arrival.position)]
      close(arrival, line, stayed: stayed, goneAt: nil, &scratch.sums, &sums)
    }
  }

  /// Most lines move once or twice, or in order.
  private static func sort(_ moves: inout [(position: Int32, count: Int32)]) {
    guard moves.count <= 16 else { return moves.sort { $0.position < $1.position } }
    for index in moves.indices.dropFirst() {
      var place = index
      while place > 0, moves[place - 1].position > moves[place].position {
        moves.swapAt(place - 1, place)
        place -= 1
      }
    }
  }

  private func arrival(
    of line: borrowing NodeEvents, at position: Int32, _ sums: inout LineSums
  ) -> Arrival {
    let node = introducer(of: line.events, at: position, &sums)
    let author = node < 0 ? NamedLines.commit : line.author(at: node)
    return Arrival(position: position, introducer: node, author: author)
  }

  private func close(
    _ arrival: Arrival, _ line: borrowing NodeEvents, stayed: Int64, goneAt: Int32?,
    _ lineSums: inout LineSums, _ sums: inout FateSums
  ) {
    var fate = Fates()
    if stayed >= horizon {
      fate.surviving = 1
    } else if goneAt != nil {
      fate.removed = 1
    } else {
      fate.pending = 1
    }
    if stayed >= Self.thirtyDays { fate.survivingThirtyDays = 1 }
    if arrival.introducer >= 0, arrival == self.arrival(ofOwn: arrival.introducer) {
      sums.add(fate, ownOf: arrival.introducer)
    } else {
      sums.add(fate, arrival)
    }
    if followsDepartures, let goneAt { sums.add(arrival, goneAt: goneAt) }
    if focus.contains(arrival.introducer) {
      sums.add(
        LineTrace(
          hash: line.hash, arrival: arrival, fates: fate, goneAt: goneAt,
          remover: goneAt.map { remover(of: line.events, at: $0, &lineSums) } ?? -1))
    }
  }

  /// The arrival of a node's lines that nobody is named for.
  func arrival(ofOwn introducer: Int32) -> Arrival {
    Arrival(
      position: newAt[Int(introducer)], introducer: introducer,
      author: differences.named.others[Int(introducer)])
  }
}

extension LineFates {
  /// The last commit, among those that the tree at `position` newly made reachable, whose tree
  /// holds the line while none of its parents' trees does; -1 where there is none.
  private func introducer(
    of events: [NodeEvent], at position: Int32, _ sums: inout LineSums
  ) -> Int32 {
    var hasSums = false
    for event in events.reversed() {
      let node = Int(event.node)
      guard event.count > 0, newAt[node] == position, !isTruncated[node] else { continue }
      // Nobody else has ever held it.
      if events.count == 1 { return event.node }
      if !hasSums { sums.take(events, in: differences.forest) }
      hasSums = true
      guard sums.count(atEntry: entry(of: event.node)) > 0 else { continue }
      if !parents.of(event.node).contains(where: { sums.count(atEntry: entry(of: parents[$0])) > 0 }
      ) {
        return event.node
      }
    }
    return -1
  }

  /// The last commit, among those that the tree at `position` newly made reachable, whose tree does
  /// not hold the line while all of its parents' do, or, where there is no such commit, one does;
  /// -1 where there is none, as in a rollback.
  private func remover(
    of events: [NodeEvent], at position: Int32, _ sums: inout LineSums
  ) -> Int32 {
    sums.take(events, in: differences.forest)
    var taken: Int32 = -1
    for event in events.reversed() {
      let node = event.node
      guard newAt[Int(node)] == position, sums.count(atEntry: entry(of: node)) <= 0 else {
        continue
      }
      let all = parents.of(node)
      let holding = all.count { sums.count(atEntry: entry(of: parents[$0])) > 0 }
      if holding == 0 { continue }
      if holding == all.count { return node }
      if taken < 0 { taken = node }
    }
    return taken
  }

  private func entry(of node: Int32) -> Int32 { differences.forest.entries[Int(node)] }
}

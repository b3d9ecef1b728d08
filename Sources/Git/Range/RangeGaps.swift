/// Looks for the places where a range cannot be known, since history is cut there.
struct RangeGaps {
  private let graph: RangeGraph
  /// Parents before children.
  private let range: [Int]
  private let dates: DateOrder

  /// For how many bottoms all ancestors are looked through, which takes time for each.
  private static let mostBottoms = 64

  init(graph: RangeGraph, range: [Int], dates: DateOrder) {
    (self.graph, self.range, self.dates) = (graph, range, dates)
  }

  /// The first place; `nil` where the range is whole.
  var first: CommitRange.Gap? {
    for node in range {
      if let gap = gap(at: node, where: { !graph[$0].isBase }) { return gap }
    }
    return range.isEmpty ? nil : baseGap
  }

  /// The gap at a commit at the shallow boundary, or with a missing parent that matters.
  private func gap(at node: Int, where matters: (Int) -> Bool) -> CommitRange.Gap? {
    let id = graph[node].id
    if graph[node].marks.contains(.cut) { return .shallow(commit: id) }
    return graph.parents(of: node).first { graph[$0].marks.contains(.missing) && matters($0) }
      .map { .missing(commit: id, parent: graph[$0].id) }
  }

  /// The gap in the bases' history behind which a base may reach the range after all.
  private var baseGap: CommitRange.Gap? {
    let ends = graph.indices.filter { graph[$0].isBase && hidesHistory($0) }
      .sorted { graph[$0].id < graph[$1].id }
    guard !ends.isEmpty else { return nil }
    for (count, bottom) in RangeBottoms(of: range, in: graph).enumerated() {
      let harmful = harmfulEnd(ends, above: bottom, byAncestry: count < Self.mostBottoms)
      if let harmful { return gap(at: harmful, where: { _ in true }) }
    }
    return nil
  }

  /// Whether a commit has parents of which nothing is known but their ids.
  private func hidesHistory(_ node: Int) -> Bool {
    let isCut = graph[node].marks.contains(.cut)
    return graph.parents(of: node).contains { parent in
      !graph[parent].isRead && (isCut || graph[parent].marks.contains(.missing))
    }
  }

  /// The first of `ends` that may descend from the bottom, in the history that is not here.
  ///
  /// What the bottom itself descends from cannot, nor can what is older; dates are believed only
  /// where the rest of the history bears them out. Below a root nothing says where it belongs.
  private func harmfulEnd(_ ends: [Int], above bottom: RangeBottoms.Element, byAncestry: Bool)
    -> Int?
  {
    guard !bottom.parents.isEmpty else { return ends.first }
    let young = ends.filter { !dates.isBelievable || !isOlder($0, than: bottom) }
    guard byAncestry, !young.isEmpty else { return young.first }
    let ancestors = graph.withAncestors(bottom.parents)
    return young.first { !ancestors[$0] }
  }

  private func isOlder(_ end: Int, than bottom: RangeBottoms.Element) -> Bool {
    let parents = bottom.parents.filter { graph[$0].isRead }.map { graph[$0].date }
    let earliest = min(bottom.date, parents.max() ?? bottom.date)
    // A date of 0 is most often none at all.
    return graph[end].date > 0 && graph[end].date < earliest - DateOrder.tolerance
  }
}

/// The bottoms of a range, those with the same parents as one.
///
/// A hundred commits that all start at one commit differ in nothing that matters to a gap.
private struct RangeBottoms: Sequence {
  struct Element {
    let parents: [Int]
    /// The oldest of their own dates.
    var date: Int64
  }

  private var bottoms: [Element] = []

  init(of range: [Int], in graph: RangeGraph) {
    var places: [[Int]: Int] = [:]
    for node in range where graph.isBottom(node) {
      let parents = Array(graph.parents(of: node))
      if let place = places[parents] {
        bottoms[place].date = Swift.min(bottoms[place].date, graph[node].date)
      } else {
        places[parents] = bottoms.count
        bottoms.append(Element(parents: parents, date: graph[node].date))
      }
    }
  }

  func makeIterator() -> IndexingIterator<[Element]> { bottoms.makeIterator() }
}

extension RangeGraph {
  /// For each commit whether it is one of `starts` or an ancestor of one, as far as is known.
  fileprivate func withAncestors(_ starts: [Int]) -> [Bool] {
    var found = [Bool](repeating: false, count: indices.count)
    var pending = starts
    while let node = pending.popLast() {
      guard !found[node] else { continue }
      found[node] = true
      if self[node].isRead { pending += parents(of: node).filter { !found[$0] } }
    }
    return found
  }
}

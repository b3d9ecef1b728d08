/// When each node of a forest comes into the live tree's way up, and leaves it.
///
/// Position 0 is the baseline, position `j` the j-th tree after it. A node's own differences count
/// for the live tree from the position at which it comes in to the one at which it leaves.
struct LiveSteps {
  /// One step: at `position` the node comes in (`+1`) or leaves (`-1`).
  struct Step {
    let position: Int32
    let sign: Int32
  }

  private let starts: [Int32]
  private let steps: [Step]

  /// Walks from live tree to live tree: `live` are their nodes, the baseline's first.
  init(_ live: [Int32], in forest: Forest) {
    var found: [(node: Int32, step: Step)] = []
    func climb(from start: Int32, until other: Int32?, position: Int, sign: Int32) {
      var node = start
      while node >= 0 {
        if let other, forest.isOnWayUp(node, from: other) { return }
        found.append((node, Step(position: Int32(position), sign: sign)))
        node = forest.bases[Int(node)]
      }
    }
    for (position, node) in live.enumerated() {
      let previous = position > 0 ? live[position - 1] : nil
      if let previous { climb(from: previous, until: node, position: position, sign: -1) }
      climb(from: node, until: previous, position: position, sign: 1)
    }
    var counts = [Int32](repeating: 0, count: forest.count + 1)
    for (node, _) in found { counts[Int(node) + 1] += 1 }
    for node in 0..<forest.count { counts[node + 1] += counts[node] }
    starts = counts
    var next = counts
    var steps = [Step](repeating: Step(position: 0, sign: 0), count: found.count)
    for (node, step) in found {
      steps[Int(next[Int(node)])] = step
      next[Int(node)] += 1
    }
    self.steps = steps
  }

  /// The places of the steps of one node, in order.
  func of(_ node: Int32) -> Range<Int> { Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) }

  subscript(_ place: Int) -> Step { steps[place] }
}

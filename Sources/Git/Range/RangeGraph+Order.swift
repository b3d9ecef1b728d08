extension RangeGraph {
  /// The commits of the range, parents before children.
  ///
  /// A search in depth from the head over the parents as they are listed, so that the order hangs
  /// on the history alone and not on dates. Without recursion: a history may be any length.
  func rangeInOrder(head: ObjectID) -> [Int] {
    guard let start = number(of: head), self[start].isInRange else { return [] }
    var order: [Int] = []
    var entered = [Bool](repeating: false, count: indices.count)
    var path: [(node: Int, next: Int)] = [(start, 0)]
    entered[start] = true
    while let (node, next) = path.last {
      guard next < parentCount(of: node) else {
        order.append(node)
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let parent = parent(next, of: node)
      guard self[parent].isInRange, !entered[parent] else { continue }
      entered[parent] = true
      path.append((parent, 0))
    }
    return order
  }

  /// The parents of the range's commits that a base reaches, sorted.
  func forkPoints(of range: [Int]) -> [ObjectID] {
    var points: Set<ObjectID> = []
    for node in range {
      for parent in parents(of: node) where self[parent].isBase { points.insert(self[parent].id) }
    }
    return points.sorted()
  }

  /// Whether no parent of that commit of the range can be in the range too.
  func isBottom(_ node: Int) -> Bool {
    self[node].marks.contains(.cut) || !parents(of: node).contains { self[$0].isInRange }
  }

  /// The date of the oldest commit that can descend from a bottom of the range, if dates are right.
  ///
  /// The newest parent's, which is the bases' word; without parents its own.
  func earliestDescent(to bottom: Int) -> Int64 {
    let known = self[bottom].marks.contains(.cut) ? nil : parents(of: bottom)
    return known?.filter { self[$0].isRead }.map { self[$0].date }.max() ?? self[bottom].date
  }
}

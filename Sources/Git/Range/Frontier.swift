/// The commits where one side of a walk goes on, to be had newest first or in order of arrival.
///
/// A commit is not taken out: it is passed over once the graph says that it is expanded, or that
/// it went over to the other side. So both orders stay right, whichever is used.
struct Frontier {
  private struct Entry {
    let date: Int64
    let node: UInt32

    /// Newest first; those of the same second as they came, for the same walk every time.
    func precedes(_ other: Entry) -> Bool { (date, other.node) > (other.date, node) }
  }

  private let isBase: Bool
  private var heap: [Entry] = []
  private var arrivals: [UInt32] = []
  private var passed = 0

  /// An empty frontier of the commits that a base reaches, or of the others.
  init(isBase: Bool) { self.isBase = isBase }

  mutating func insert(_ node: Int, date: Int64) {
    arrivals.append(UInt32(node))
    heap.append(Entry(date: date, node: UInt32(node)))
    siftUp()
  }

  /// The newest commit that is still to be expanded.
  mutating func newest(in graph: borrowing RangeGraph) -> Int? {
    while let top = heap.first {
      if isOpen(top.node, in: graph) { return Int(top.node) }
      removeTop()
    }
    return nil
  }

  /// The commit that has been waiting longest to be expanded.
  mutating func longestWaiting(in graph: borrowing RangeGraph) -> Int? {
    while passed < arrivals.count {
      if isOpen(arrivals[passed], in: graph) { return Int(arrivals[passed]) }
      passed += 1
    }
    return nil
  }

  private func isOpen(_ node: UInt32, in graph: borrowing RangeGraph) -> Bool {
    let marks = graph[Int(node)].marks
    return !marks.contains(.expanded) && marks.contains(.base) == isBase
  }

  private mutating func siftUp() {
    var child = heap.count - 1
    while child > 0, heap[child].precedes(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func removeTop() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var first = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].precedes(heap[first]) { first = child }
      guard first != parent else { return }
      heap.swapAt(parent, first)
      parent = first
    }
  }
}

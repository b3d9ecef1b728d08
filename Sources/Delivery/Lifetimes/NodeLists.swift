/// A list of nodes for every node, one after the other.
struct NodeLists: Sendable {
  private var starts: [Int32] = [0]
  private var values: [Int32] = []

  init(count: Int, of list: (_ node: Int32) -> [Int32]) {
    for node in 0..<Int32(count) {
      values.append(contentsOf: list(node))
      starts.append(Int32(values.count))
    }
  }

  /// The places of the values of one node.
  func of(_ node: Int32) -> Range<Int> { Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) }

  subscript(_ place: Int) -> Int32 { values[place] }
}

import Git
import Landing

/// Two trees whose lines are compared, and which lines of the newer one somebody is named for.
///
/// All that the comparison depends on, but for which paths are eligible.
struct TreePair: Hashable, Sendable {
  /// `nil` for the empty tree.
  let old: ObjectID?
  let new: ObjectID
  /// A number for the ranges of lines, by `NamedFile.digest`; 0 where nobody is named.
  let names: UInt64
}

/// What the nodes of a forest need compared, each pair of trees once, in the order of the nodes.
struct ForestPairs: Sendable {
  private(set) var pairs: [TreePair] = []
  /// The first node of each pair.
  private(set) var firstNodes: [Int32] = []
  /// For every node the next one with the same pair; -1 where there is none.
  private(set) var nextNodes: [Int32]
  private var places: [TreePair: Int] = [:]

  /// Nodes whose tree is that of the node they hang below need nothing.
  init(of forest: Forest, _ history: History, _ named: NamedLines) {
    nextNodes = [Int32](repeating: -1, count: forest.count)
    places.reserveCapacity(forest.count)
    var lastNodes: [Int32] = []
    for node in 0..<Int32(forest.count) {
      let base = forest.bases[Int(node)]
      let pair = TreePair(
        old: base < 0 ? nil : history.trees[Int(forest.commits[Int(base)])],
        new: history.trees[Int(forest.commits[Int(node)])],
        names: NamedFile.digest(named.files[node] ?? []))
      if pair.old == pair.new { continue }
      if let place = places[pair] {
        nextNodes[Int(lastNodes[place])] = node
        lastNodes[place] = node
      } else {
        places[pair] = pairs.count
        pairs.append(pair)
        firstNodes.append(node)
        lastNodes.append(node)
      }
    }
  }

  /// For every table, where each of its pairs stands here; -1 for one that does not matter, or that
  /// a table before it has.
  func places(in tables: [LineTable]) -> [[Int32]] {
    var isTaken = [Bool](repeating: false, count: pairs.count)
    return tables.map { table in
      table.pairs.map { pair in
        guard let place = places[pair], !isTaken[place] else { return -1 }
        isTaken[place] = true
        return Int32(place)
      }
    }
  }
}

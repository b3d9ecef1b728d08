import Git

/// A file that is missing or damaged: it counts as one without lines.
struct MissingFile: Hashable, Sendable {
  let pair: Int32
  let file: ObjectID
  /// How much more often the newer tree of the pair holds it.
  var count: Int32

  /// Those of `ids` that the pairs hold in one of their trees.
  static func find(_ ids: Set<ObjectID>, in files: [FileHistory]) -> [MissingFile] {
    guard !ids.isEmpty else { return [] }
    var counts: [MissingFile: Int32] = [:]
    for change in files.lazy.flatMap(\.changes) {
      for (id, count) in [(change.old, -1), (change.new, 1)] as [(ObjectID?, Int32)] {
        guard let id, ids.contains(id) else { continue }
        counts[MissingFile(pair: change.pair, file: id, count: 0), default: 0] += count
      }
    }
    return counts.map { MissingFile(pair: $0.key.pair, file: $0.key.file, count: $0.value) }
      .sorted { ($0.pair, $0.file) < ($1.pair, $1.file) }
  }
}

extension LineDifferences {
  /// The missing files, or those that stand in the trees of `nodes`.
  ///
  /// A forest that begins before the baseline has more, which no report must name.
  static func missingFiles(
    _ tables: [LineTable], _ firstNodes: [[Int32]], _ nextNodes: [Int32], _ forest: Forest,
    mattering nodes: [Int32]?
  ) -> Set<ObjectID> {
    var events: [ObjectID: [NodeEvent]] = [:]
    for (table, firsts) in zip(tables, firstNodes) {
      for missing in table.missing {
        var node = firsts[Int(missing.pair)]
        while node >= 0 {
          events[missing.file, default: []].append(NodeEvent(node: node, count: missing.count))
          node = nextNodes[Int(node)]
        }
      }
    }
    var sums = LineSums()
    return Set(
      events.filter { _, events in
        guard let nodes else { return true }
        sums.take(events, in: forest)
        return nodes.contains { sums.count(atEntry: forest.entries[Int($0)]) > 0 }
      }.keys)
  }
}

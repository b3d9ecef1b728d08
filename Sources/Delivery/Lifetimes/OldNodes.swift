import Landing

/// What the commits hang below that were live before a forest's root, or with it.
///
/// Each hangs below the one that is next to it on the way from the root along the mainline: two
/// branches that began years ago differ less from each other than from the root, and what lies
/// between them and the root is told once.
struct OldNodes {
  /// For every node, the one it hangs below; -1 for the root, which is node 0.
  private(set) var bases: [Int32]

  init(_ commits: ArraySlice<CommitIndex>, _ history: History, _ mainline: Mainline) {
    bases = [Int32](repeating: 0, count: commits.count)
    bases[0] = -1
    var places: [CommitIndex: Int] = [:]
    func place(of commit: CommitIndex) -> Int {
      var (path, found): ([CommitIndex], Int?) = ([], nil)
      var next: CommitIndex? = commit
      while found == nil, let commit = next {
        found = places[commit] ?? (mainline.isChange(commit) ? mainline.carrier(of: commit) : nil)
        path.append(commit)
        next = history.parents[Int(commit)].first
      }
      for commit in path { places[commit] = found ?? -1 }
      return found ?? -1
    }
    let nodes = commits.indices.map { (node: Int32($0), place: place(of: commits[$0])) }
    guard let root = nodes.first else { return }
    let others = nodes.dropFirst().sorted { ($0.place, $0.node) < ($1.place, $1.node) }
    hang(others.filter { $0.place >= root.place }.map(\.node))
    // Branches that never began on the mainline come last.
    hang(others.filter { $0.place < root.place }.reversed().map(\.node))
  }

  /// Hangs nodes below one another, the first below the root.
  private mutating func hang(_ nodes: [Int32]) {
    for (index, node) in nodes.enumerated() where index > 0 {
      bases[Int(node)] = nodes[index - 1]
    }
  }
}

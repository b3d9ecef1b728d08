import Git

/// How the commits of a range hang together.
struct RangeShape: Sendable {
  private struct Node {
    var parents: [ObjectID]
    var tree: ObjectID
  }

  private var nodes: [ObjectID: Node] = [:]

  mutating func add(_ id: ObjectID, _ commit: Commit) {
    nodes[id] = Node(parents: commit.parents, tree: commit.tree)
  }

  /// The tree of a commit's only parent, which may be outside of the range; `nil` for roots and
  /// merges.
  func parentTree(
    of id: ObjectID, in repository: borrowing Repository
  ) throws(GitError) -> ObjectID? {
    guard let node = nodes[id], let parent = node.parents.first, node.parents.count == 1 else {
      return nil
    }
    if let tree = nodes[parent]?.tree { return tree }
    return try repository.commit(parent).tree
  }

  /// Goes through the commits of the range that a commit contains, itself first.
  ///
  /// Not beyond those for which `visit` says so, nor by two ways if it says so the second time.
  func forEach(containedIn id: ObjectID, _ visit: (ObjectID) -> Bool) {
    var pending = [id]
    while let next = pending.popLast() {
      guard visit(next) else { continue }
      for parent in nodes[next]?.parents ?? [] where nodes[parent] != nil { pending.append(parent) }
    }
  }
}

import Landing

/// The commits whose lines matter for a chain of live trees, each hung below one parent.
///
/// Each node stores how it differs from the node it hangs below. What a tree holds of a line is then
/// the sum of the differences on the way up to its root, and whether one node is on another's way
/// up is two comparisons of numbers (an interval labelling), so that no tree is ever held whole.
///
/// Nodes stand in the order of the history. The root, the baseline or a tree that was live before it,
/// is node 0. Commits that were live before the root but are parents of newer ones hang below it.
struct Forest {
  /// The history's commit of each node; node 0 is the root's.
  let commits: [CommitIndex]
  /// The node that each hangs below; -1 for the empty tree.
  let bases: [Int32]
  /// The first node that was not live when the root was.
  let firstNew: Int32
  /// The node of each commit of the history; -1 for those that do not matter.
  private let nodes: [Int32]
  /// The interval of each node: it holds the entries of all nodes below it.
  let entries: [Int32]
  let exits: [Int32]

  /// Collects the commits that the trees after the one at `root` were the first to hold.
  ///
  /// The mainline decides which parent a merge hangs below: the nearer it is, the fewer files
  /// differ. Any parent gives the same sums.
  init(chain: LiveChain, root: Int, history: History, mainline: Mainline) {
    var nodes = [Int32](repeating: -1, count: history.count)
    var commits = [chain.trees[root].commit]
    nodes[Int(commits[0])] = 0
    func isNew(_ commit: CommitIndex) -> Bool {
      Int(chain.firstReaching[Int(commit)]) > root
    }
    func add(_ commit: CommitIndex) {
      guard nodes[Int(commit)] < 0 else { return }
      nodes[Int(commit)] = Int32(commits.count)
      commits.append(commit)
    }
    for tree in chain.trees[root...] where !isNew(tree.commit) { add(tree.commit) }
    for commit in 0..<CommitIndex(history.count) where isNew(commit) {
      for parent in history.parents[Int(commit)] where !isNew(parent) { add(parent) }
    }
    let firstNew = commits.count
    for commit in 0..<CommitIndex(history.count) where isNew(commit) { add(commit) }

    var bases = OldNodes(commits[..<firstNew], history, mainline).bases
    for node in firstNew..<commits.count {
      let base = Self.base(of: commits[node], history, mainline)
      bases.append(base.map { nodes[Int($0)] } ?? -1)
    }
    self.firstNew = Int32(firstNew)
    self.commits = commits
    self.bases = bases
    self.nodes = nodes
    (entries, exits) = Self.intervals(bases)
  }

  var count: Int { commits.count }

  /// The node of a commit; `nil` for one that does not matter.
  func node(of commit: CommitIndex) -> Int32? {
    nodes[Int(commit)] < 0 ? nil : nodes[Int(commit)]
  }

  /// The nodes that matter for the trees of a chain from one position on: theirs, those that they
  /// were the first to hold, and the parents of these.
  func nodes(mattering chain: LiveChain, from baseline: Int, _ history: History) -> [Int32] {
    var nodes = chain.trees[baseline...].compactMap { node(of: $0.commit) }
    for node in firstNew..<Int32(count) {
      let commit = commits[Int(node)]
      guard Int(chain.firstReaching[Int(commit)]) > baseline else { continue }
      nodes.append(node)
      nodes.append(contentsOf: history.parents[Int(commit)].compactMap { self.node(of: $0) })
    }
    return nodes
  }

  /// Whether `ancestor` is `node` or on its way up.
  func isOnWayUp(_ ancestor: Int32, from node: Int32) -> Bool {
    entries[Int(ancestor)] <= entries[Int(node)] && entries[Int(node)] < exits[Int(ancestor)]
  }

  /// A branch that took in the mainline is nearer to the mainline's commit than to its own.
  private static func base(
    of commit: CommitIndex, _ history: History, _ mainline: Mainline
  ) -> CommitIndex? {
    let parents = history.parents[Int(commit)]
    guard parents.count > 1, !mainline.isChange(commit) else { return parents.first }
    return parents.first { mainline.isChange($0) } ?? parents.first
  }

  /// Numbers the nodes depth first.
  private static func intervals(_ bases: [Int32]) -> (entries: [Int32], exits: [Int32]) {
    // Children in lists: the first child of each node, and the next sibling.
    var firstChild = [Int32](repeating: -1, count: bases.count)
    var sibling = [Int32](repeating: -1, count: bases.count)
    var stack: [Int32] = []
    for node in bases.indices.reversed() {
      let base = bases[node]
      guard base >= 0 else {
        stack.append(Int32(node))
        continue
      }
      sibling[node] = firstChild[Int(base)]
      firstChild[Int(base)] = Int32(node)
    }
    var entries = [Int32](repeating: 0, count: bases.count)
    var exits = entries
    var next: Int32 = 0
    while let top = stack.last {
      if top >= 0 {
        entries[Int(top)] = next
        next += 1
        stack[stack.count - 1] = ~top  // visited: to be left when its children are done
        var child = firstChild[Int(top)]
        while child >= 0 {
          stack.append(child)
          child = sibling[Int(child)]
        }
      } else {
        exits[Int(~top)] = next
        stack.removeLast()
      }
    }
    return (entries, exits)
  }
}

/// The commits of `bases..head`: those reachable from the head and from none of the bases.
///
/// What gitrevisions(7) calls a range, and git-rev-list(1) lists.
package struct CommitRange: Sendable {
  /// Parents before children, and the first parent's history first.
  package let commits: [ObjectID]
  /// The commits just outside: parents of the range's commits that a base reaches, sorted.
  package let forkPoints: [ObjectID]
  /// Why the range cannot be known; `commits` may then lack some or hold too many.
  package let gap: Gap?
  /// How many commits were read to find it.
  package let visited: Int
  private let kept: KeptCommits

  /// Where the history that is here ends too early.
  package enum Gap: Hashable, Sendable {
    /// The parents of that commit were not fetched: it is at the boundary of a shallow clone.
    ///
    /// A commit of the range, or one of the bases' history that may descend from the range.
    case shallow(commit: ObjectID)
    /// That parent should be here, and is not.
    case missing(commit: ObjectID, parent: ObjectID)
  }

  /// A commit of the range, as it was read on the way.
  ///
  /// `nil` for what is not in the range, and where the messages of large ranges were more than
  /// memory is spent on; then it can be read again.
  package func commit(_ id: ObjectID) -> Commit? { kept[id] }
}

extension Repository {
  /// Finds the commits that are reachable from `head` and from none of `bases`.
  ///
  /// A commit that a base reaches is never left in by a forged date of a commit above it, and one
  /// that none reaches is never left out; see `RangeWalk` for what dates can do. Shallow clones and
  /// missing parents make a `gap`.
  ///
  /// - Parameters:
  ///   - bases: commits; none for the whole history of `head`.
  ///   - head: a commit.
  /// - Returns: the range.
  /// - Throws: where the head or a base is missing, or a commit is damaged or over 32 MiB.
  package borrowing func range(
    from bases: [ObjectID], to head: ObjectID
  ) throws(GitError) -> CommitRange {
    var walk = RangeWalk(shallowBoundary: shallowBoundary)
    try walk.run(from: bases, to: head, in: self)
    return CommitRange(walk, head: head)
  }
}

extension CommitRange {
  fileprivate init(_ walk: borrowing RangeWalk, head: ObjectID) {
    let order = walk.graph.rangeInOrder(head: head)
    let gaps = RangeGaps(graph: walk.graph, range: order, dates: walk.dates)
    commits = order.map { walk.graph[$0].id }
    forkPoints = walk.graph.forkPoints(of: order)
    gap = gaps.first
    visited = walk.visited
    kept = walk.kept
  }
}

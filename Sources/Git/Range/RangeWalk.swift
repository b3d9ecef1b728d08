/// The walk that finds out which commits a head reaches and no base does.
///
/// Two frontiers go down the history, one of what only the head is known to reach, one of what a
/// base reaches. That a base reaches a commit is passed on at once to all that is known below it.
/// It is never said wrongly, so no commit of the range can get lost; what can go wrong is that the
/// walk ends before the bases' side arrives at a commit that it reaches, and leaves it in.
///
/// *Which comes next.* The newest commit of both sides, as in git: where dates are right, the sides
/// meet at the fork and no commit below it is read. But then a pull request with dates of 1970 would
/// have the whole history of the base read first, and a commit of 1970 in the base's history that
/// of the head. So no side gets further ahead than four commits for each one of the other: wrong
/// dates cost time in proportion to the range, and none in proportion to the history.
///
/// *When it may end.* See `settle`.
struct RangeWalk {
  private(set) var graph = RangeGraph()
  private(set) var kept = KeptCommits()
  private(set) var dates = DateOrder()
  private(set) var visited = 0
  private var headFrontier = Frontier(isBase: false)
  private var baseFrontier = Frontier(isBase: true)
  private var headSteps = 0
  private var baseSteps = 0
  /// How many commits are in the range, as far as is known.
  private var rangeCount = 0
  private let shallowBoundary: Set<ObjectID>

  /// How many steps one side may do for each of the other, and `slop` more.
  private static let lead = 4
  /// How many commits older than the range are looked at for wrong dates.
  ///
  /// Enough for small histories to be exact with any dates, and about a millisecond.
  private static let slop = 256
  /// As `slop`, where wrong dates were seen.
  private static let slopAmongWrongDates = 4_096

  init(shallowBoundary: Set<ObjectID>) { self.shallowBoundary = shallowBoundary }

  mutating func run(
    from bases: [ObjectID], to head: ObjectID, in repository: borrowing Repository
  ) throws(GitError) {
    for base in bases {
      let node = graph.node(of: base)
      reach(node)
      if !graph[node].isRead { try visit(node, in: repository) }
    }
    let node = graph.node(of: head)
    if !graph[node].isRead { try visit(node, in: repository) }
    while let above = headFrontier.newest(in: graph) {
      let below = baseFrontier.newest(in: graph)
      if let below, isBasesTurn(graph[below].date >= graph[above].date) {
        baseSteps += 1
        try expand(below, in: repository)
      } else {
        headSteps += 1
        try expand(above, in: repository)
      }
    }
    try settle(in: repository)
  }

  /// Whose turn it is: by date, as long as neither side gets far ahead of the other.
  private func isBasesTurn(_ isNewer: Bool) -> Bool {
    if baseSteps > Self.lead * headSteps + Self.slop { return false }
    return isNewer || headSteps > Self.lead * baseSteps + Self.slop
  }

  /// Goes on with the bases' side until it can change nothing any more.
  ///
  /// If a base reaches a commit of the range, it reaches all below, and so a bottom of the range:
  /// a commit without parents in the range. It comes there over a commit that is newer than the
  /// bottom's parents. So nothing that is older is left to be followed, whatever dates the range
  /// itself has; a root must be trusted in its own.
  ///
  /// That is so where the bases' dates are right. A commit of a wrong clock may look too old and
  /// lead to newer ones; so some of the old ones are followed as well, in turns the one that waits
  /// longest, which finds one that looks decades too old, and the newest, which finds those that
  /// look a few days too old. Beyond that, a range can come out too large, never too small.
  private mutating func settle(in repository: borrowing Repository) throws(GitError) {
    guard rangeCount > 0 else { return }
    let horizon = try horizon(in: repository)
    var extra = 0
    while rangeCount > 0, let newest = baseFrontier.newest(in: graph) {
      var next = newest
      if graph[newest].date < horizon - DateOrder.tolerance {
        guard extra < (dates.isBroken ? Self.slopAmongWrongDates : Self.slop) else { return }
        if extra.isMultiple(of: 2), let old = baseFrontier.longestWaiting(in: graph) { next = old }
        extra += 1
      }
      try expand(next, in: repository)
    }
  }

  /// The date of the oldest commit over which a base could come to a bottom of the range.
  private mutating func horizon(in repository: borrowing Repository) throws(GitError) -> Int64 {
    let bottoms = graph.indices.filter { graph[$0].isInRange && graph.isBottom($0) }
    var horizon = Int64.max
    for bottom in bottoms where !graph[bottom].isBase {
      if !graph[bottom].marks.contains(.cut) { try visitParents(of: bottom, in: repository) }
      horizon = min(horizon, graph.earliestDescent(to: bottom))
    }
    return horizon
  }
}

extension RangeWalk {
  /// Visits the parents of a commit of either side.
  private mutating func expand(
    _ node: Int, in repository: borrowing Repository
  ) throws(GitError) {
    graph.mark(node, .expanded)
    try visitParents(of: node, in: repository)
    if graph[node].isBase { noteDates(around: node) }
  }

  private mutating func visitParents(
    of node: Int, in repository: borrowing Repository
  ) throws(GitError) {
    for offset in 0..<graph.parentCount(of: node) {
      let parent = graph.parent(offset, of: node)
      guard graph[parent].marks.isDisjoint(with: [.read, .missing]) else { continue }
      do throws(GitError) {
        try visit(parent, in: repository)
      } catch {
        guard error.isNotFound else { throw error }
        graph.mark(parent, .missing)
      }
    }
  }

  /// Reads a commit and puts it on its side's frontier.
  private mutating func visit(_ node: Int, in repository: borrowing Repository) throws(GitError) {
    let (id, isBase) = (graph[node].id, graph[node].isBase)
    let links =
      isBase
      ? try CommitLinks(of: id, in: repository)
      : try CommitLinks(of: id, in: repository, keeping: &kept)
    visited += 1
    graph.setLinks(links, of: node)
    if shallowBoundary.contains(id) { graph.mark(node, [.cut, .expanded]) }
    if isBase {
      baseFrontier.insert(node, date: links.date)
      reachParents(of: node)
    } else {
      rangeCount += 1
      headFrontier.insert(node, date: links.date)
    }
  }

  /// Notes that a base reaches the commit, and so all that is below it.
  ///
  /// That counts for parents of a commit at the shallow boundary too: the commit itself names them.
  private mutating func reach(_ start: Int) {
    var pending = [start]
    while let node = pending.popLast() {
      guard !graph[node].isBase else { continue }
      graph.mark(node, .base)
      guard graph[node].isRead else { continue }
      rangeCount -= 1
      kept.remove(graph[node].id)
      if graph[node].marks.contains(.expanded) {
        noteDates(around: node)
      } else {
        baseFrontier.insert(node, date: graph[node].date)
      }
      pending += graph.parents(of: node).filter { !graph[$0].isBase }
    }
  }

  private mutating func reachParents(of node: Int) {
    for offset in 0..<graph.parentCount(of: node) { reach(graph.parent(offset, of: node)) }
  }

  private mutating func noteDates(around node: Int) {
    for parent in graph.parents(of: node) where graph[parent].isRead {
      dates.note(graph[node].date, parent: graph[parent].date)
    }
  }
}

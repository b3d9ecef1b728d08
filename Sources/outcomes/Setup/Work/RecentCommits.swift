import Git

/// The newest commits behind a few tips, newest first, as far as they can be read.
///
/// A walk with an end: whoever wants to know how people work here need not read a history.
struct RecentCommits {
  struct Found {
    let id: ObjectID
    var commit: Commit
  }

  private(set) var commits: [Found] = []
  /// Commits that are not here, or cannot be read; those behind a shallow boundary are no part.
  private(set) var unreadable: [ObjectID] = []
  private var seen: Set<ObjectID> = []
  private var frontier: [Found] = []

  /// Walks until `limit` commits that are no merges are read, and as many merges at most.
  init(from tips: [ObjectID], limit: Int, in repository: borrowing Repository) {
    for tip in tips { visit(tip, repository) }
    var merges = 0
    while commits.count < limit, merges <= limit, let next = takeNewest() {
      if next.commit.parents.count > 1 { merges += 1 } else { commits.append(next) }
      for parent in next.commit.parents { visit(parent, repository) }
    }
  }

  private mutating func visit(_ id: ObjectID, _ repository: borrowing Repository) {
    guard seen.insert(id).inserted else { return }
    guard var commit = try? repository.commit(id) else {
      unreadable.append(id)
      return
    }
    // A shallow clone has no more, and says so.
    if repository.shallowBoundary.contains(id) { commit.parents = [] }
    frontier.append(Found(id: id, commit: commit))
  }

  /// Few commits wait at a time, so that looking through all of them is fast enough.
  private mutating func takeNewest() -> Found? {
    let newest = frontier.indices.max { left, right in
      frontier[left].commit.committer.time < frontier[right].commit.committer.time
    }
    guard let newest else { return nil }
    let found = frontier[newest]
    frontier.swapAt(newest, frontier.count - 1)
    frontier.removeLast()
    return found
  }
}

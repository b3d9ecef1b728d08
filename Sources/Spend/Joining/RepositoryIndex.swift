/// A repository's commits by what records may know of them.
struct RepositoryIndex: Sendable {
  let all: JoinableRepository
  private let bySession: [String: [Int]]
  private let byDeveloper: [String: [Int]]
  private let byParent: [String: [Int]]
  private let byPullRequest: [Int: [Int]]
  private let branches: Set<String>
  /// Sorted, with the place of each.
  private let ids: [(id: String, place: Int)]

  init(_ repository: JoinableRepository) {
    all = repository
    var sessions: [String: [Int]] = [:]
    var developers: [String: [Int]] = [:]
    var parents: [String: [Int]] = [:]
    var requests: [Int: [Int]] = [:]
    for (place, commit) in repository.commits.enumerated() {
      for session in commit.sessions { sessions[session, default: []].append(place) }
      for developer in commit.developers { developers[developer, default: []].append(place) }
      if let parent = commit.parent { parents[parent, default: []].append(place) }
      for number in commit.pullRequests { requests[number, default: []].append(place) }
    }
    (bySession, byDeveloper, byParent, byPullRequest) = (sessions, developers, parents, requests)
    branches = repository.commits.reduce(into: []) { $0.formUnion($1.branches) }
    ids = repository.commits.enumerated().map { ($1.id, $0) }.sorted { $0.id < $1.id }
  }

  subscript(place: Int) -> JoinableCommit { all.commits[place] }

  /// Whether a commit names one of the sessions.
  func knows(_ sessions: Set<String>) -> Bool { sessions.contains { bySession[$0] != nil } }

  /// Whether it is known of some commit that it was made on the branch.
  func knows(branch: String) -> Bool { branches.contains(branch) }

  func commits(of sessions: Set<String>) -> [Int] {
    sessions.flatMap { bySession[$0, default: []] }
  }

  func commits(on parent: String) -> [Int] { byParent[parent, default: []] }

  func commits(of pullRequest: Int) -> [Int] { byPullRequest[pullRequest, default: []] }

  /// The only commit whose id begins so; at least seven digits are needed.
  func commit(named prefix: String) -> Int? {
    guard prefix.utf8.count >= 7 else { return nil }
    var (low, high) = (0, ids.count)
    while low < high {
      let middle = (low + high) / 2
      if ids[middle].id < prefix { low = middle + 1 } else { high = middle }
    }
    guard low < ids.count, ids[low].id.hasPrefix(prefix) else { return nil }
    if low + 1 < ids.count, ids[low + 1].id.hasPrefix(prefix) { return nil }
    return ids[low].place
  }

  /// The developer's commits that were made from `start` to `end`, in seconds; in that order.
  func commits(of developer: String, from start: Int64, to end: Int64) -> ArraySlice<Int> {
    let places = byDeveloper[developer, default: []]
    return places[first(in: places) { $0.madeAt >= start }..<first(in: places) { $0.madeAt > end }]
  }

  /// The first of the places, which are sorted by time, that is far enough.
  private func first(in places: [Int], where isFarEnough: (JoinableCommit) -> Bool) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if isFarEnough(all.commits[places[middle]]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The commits for which stronger evidence exists than time and branch: other sessions do not get
  /// them by those.
  ///
  /// `sessions` are in lower case.
  func claimed(
    by sessions: [String], _ links: [String: [SessionLink.Target]]
  ) -> Set<Int> {
    var claimed: Set<Int> = []
    for session in sessions {
      claimed.formUnion(bySession[session, default: []])
      guard let own = links[session] else { continue }
      let targets = SessionTargets(session, own)
      claimed.formUnion(commits(of: targets.ids))
      claimed.formUnion(targets.commits.compactMap { commit(named: $0) })
    }
    return claimed
  }
}

import Delivery
import Git
import Landing
import Provenance
import Spend
import SpendNotes

/// Makes the join's commits of a repository's history.
struct JoinableCommits {
  /// Commits so long before and after the imported spend may have to do with it, in seconds.
  static let reach: Int64 = 30 * 86_400

  private let delivery: RepositoryDelivery
  private let history: History
  private let fates: CommitFates
  /// What the repository records, by the commits that count.
  private let usage: [CommitIndex: [RecordedUsage]]

  init(_ delivery: RepositoryDelivery, _ fates: CommitFates) {
    self.delivery = delivery
    self.fates = fates
    history = delivery.history
    usage = delivery.recordedUsage
  }

  /// The commits beside which the repository records tokens.
  func carrying() -> [JoinableCommit] { usage.keys.map { commit($0) }.inOrder }

  /// The commits of a time, and those that name a session or carry tokens, whenever they were made.
  func all(
    in span: ClosedRange<Int64>, _ names: BranchNames, _ lost: LostCommits
  ) -> [JoinableCommit] {
    let near = span.lowerBound - Self.reach...span.upperBound + Self.reach
    let requests = pullRequests()
    var commits: [JoinableCommit] = []
    for index in 0..<CommitIndex(history.count) where history.isCounted(index) {
      let isNear =
        near.contains(history.time(index)) || near.contains(history.authorTimes[Int(index)])
      guard isNear || isNamed(index) else { continue }
      var commit = commit(index)
      commit.branches = names[index].union(lost.branches[index, default: []])
      if commit.isOnMainline, let mainline = delivery.mainlineName {
        commit.branches.insert(shortName(mainline))
      }
      commit.pullRequests = requests[index, default: []]
      commits.append(commit)
    }
    return (commits + lost.all.map { self.commit($0) }).inOrder
  }

  private func isNamed(_ commit: CommitIndex) -> Bool {
    history.evidence[commit, default: []].contains { $0.session != nil }
      || usage[commit] != nil
  }

  private func commit(_ index: CommitIndex) -> JoinableCommit {
    let parent = history.parents[Int(index)].first
    var commit = JoinableCommit(
      id: history.id(index).hex, madeAt: plausible(history.authorTimes[Int(index)]),
      committedAt: plausible(history.time(index)),
      developers: history.developers(of: index).map(\.email),
      destination: fates.destination(of: index))
    commit.parent = parent.map { history.id($0).hex }
    commit.previousAt = parent.map { plausible(history.time($0)) }
    commit.isOnMainline = delivery.mainline.isChange(index)
    commit.sessions = Set(
      history.evidence[index, default: []].compactMap { $0.session?.lowercased() })
    commit.usage = usage[index, default: []].map { usage in
      var carried = CarriedUsage(usage)
      if carried.model == nil, let model = model(of: usage.agent, in: index) {
        carried.model = model
        carried.isModelInferred = true
      }
      return carried
    }
    return commit
  }

  /// The one model that the commit's evidence names for the agent; some stores keep none.
  private func model(of agent: String, in commit: CommitIndex) -> String? {
    let models = Set(
      history.evidence[commit, default: []].filter { $0.agent == agent }.compactMap(\.model)
        .map { modelName($0) })
    return models.count == 1 ? models.first : nil
  }

  private func commit(_ found: LostCommits.Found) -> JoinableCommit {
    var commit = JoinableCommit(
      id: found.id.hex, madeAt: plausible(found.commit.author.time),
      committedAt: plausible(found.commit.committer.time), developers: found.developers,
      destination: found.landed.map { fates.destination(of: $0) } ?? .abandoned)
    commit.parent = found.commit.parents.first?.hex
    commit.branches = Set([found.branch].compactMap(\.self))
    commit.landedIn = found.landed.map { history.id($0).hex } ?? commit.id
    return commit
  }

  /// The pull requests that the mainline's changes name, for all that they brought in.
  private func pullRequests() -> [CommitIndex: Set<Int>] {
    var numbers: [Int: Int] = [:]
    for (change, commit) in delivery.mainline.changes.enumerated() {
      guard let marks = history.marks[commit] else { continue }
      numbers[change] = marks.merged ?? marks.squashed
    }
    var requests: [CommitIndex: Set<Int>] = [:]
    guard !numbers.isEmpty else { return requests }
    for index in 0..<CommitIndex(history.count) {
      if let change = delivery.landings.carrier(of: index), let number = numbers[change] {
        requests[index] = [number]
      }
    }
    return requests
  }

  /// Dates can be forged: what lies outside of these thirty thousand years is set to their ends.
  private func plausible(_ time: Int64) -> Int64 { min(max(time, 0), 1_000_000_000_000) }
}

extension [JoinableCommit] {
  fileprivate var inOrder: [JoinableCommit] {
    sorted { ($0.madeAt, $0.id) < ($1.madeAt, $1.id) }
  }
}

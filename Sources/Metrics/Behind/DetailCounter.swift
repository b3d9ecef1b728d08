import Delivery
import Git
import Landing
import Provenance

/// Makes the list of commits, and their lines' lifetimes, while a repository is counted.
struct DetailCounter {
  private let delivery: RepositoryDelivery
  private let window: Window
  private let assistance: Assistance
  private let fates: CommitFates
  private let places: [DeploymentKey: Int]
  private var lines: [CommitIndex: LineCounts] = [:]
  private var lifetimes: [LifetimeTally: Int] = [:]

  /// What tells deployments of the window apart.
  private struct DeploymentKey: Hashable {
    let unit: String
    let name: String
    let finishedAt: Int64
  }

  init(
    _ delivery: RepositoryDelivery, _ window: Window, _ assistance: Assistance,
    _ fates: CommitFates, deployments: [DeploymentTally]
  ) {
    self.delivery = delivery
    self.window = window
    self.assistance = assistance
    self.fates = fates
    places = Dictionary(
      deployments.enumerated().map { place, row in
        (DeploymentKey(unit: row.unit, name: row.name, finishedAt: row.finishedAt), place)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The commits of the window, of its deployments, and those whose lines belong to it.
  mutating func tally() -> DetailTally {
    for unit in delivery.units {
      for lines in unit.lines where window.contains(delivery.arrival(of: lines, in: unit)) {
        count(lines, in: unit)
      }
    }
    var commits = listed()
    let all = commits.count
    commits.sort {
      ($0.evidence == nil ? 1 : 0, -$0.committedAt, $0.commit)
        < ($1.evidence == nil ? 1 : 0, -$1.committedAt, $1.commit)
    }
    commits.removeLast(max(0, commits.count - DetailTally.mostCommits))
    return DetailTally(
      commits: commits, leftOut: all - commits.count,
      lifetimes: lifetimes.map { key, lines in
        LifetimeTally(
          commit: key.commit, isAI: key.isAI, days: key.days, isGone: key.isGone, lines: lines)
      }.sorted {
        ($0.commit, $0.isAI ? 1 : 0, $0.days, $0.isGone ? 1 : 0)
          < ($1.commit, $1.isAI ? 1 : 0, $1.days, $1.isGone ? 1 : 0)
      })
  }

  private mutating func count(_ novel: NovelLines, in unit: UnitDelivery) {
    let isAI = assistance.covers(linesBy: novel.author, of: novel.introducer)
    if let introducer = novel.introducer {
      lines[fates.stand(for: introducer), default: LineCounts()].add(
        novel.fates, by: novel.author, isAI: isAI)
    }
    let live = unit.chain.trees[novel.position].time
    func add(_ lines: Int, until: Int64, isGone: Bool) {
      guard lines > 0 else { return }
      // Without an introducer, what came together stands and falls together.
      let key = LifetimeTally(
        commit: novel.introducer.map { Int($0) } ?? -1 - novel.position, isAI: isAI,
        days: Int(max(0, until - live) / 86_400), isGone: isGone, lines: 0)
      lifetimes[key, default: 0] += lines
    }
    for departure in novel.departures { add(departure.lines, until: departure.at, isGone: true) }
    let gone = novel.departures.reduce(0) { $0 + $1.lines }
    add(novel.fates.novel - gone, until: delivery.observedUntil, isGone: false)
  }

  private func listed() -> [CommitTally] {
    let history = delivery.history
    var rows: [CommitTally] = []
    for commit in 0..<CommitIndex(history.count) {
      let isCounted = history.isCounted(commit)
      let isInWindow = isCounted && window.contains(history.time(commit))
      let deployments = isCounted ? self.deployments(having: commit) : []
      let lines = lines[commit]
      guard isInWindow || !deployments.isEmpty || lines != nil else { continue }
      rows.append(row(commit, isInWindow, deployments, lines ?? LineCounts()))
    }
    return rows
  }

  private func row(
    _ commit: CommitIndex, _ isInWindow: Bool, _ deployments: [Int], _ lines: LineCounts
  ) -> CommitTally {
    let history = delivery.history
    let evidence = assistance.evidence(of: commit)
    let agent = evidence.first?.agent
    return CommitTally(
      commit: history.id(commit).hex, committedAt: history.time(commit),
      developers: history.developers(of: commit).map(\.email),
      evidence: evidence.first?.level.rawValue, agent: agent,
      model: evidence.lazy.filter { $0.agent == agent }.compactMap(\.model).first,
      landing: delivery.landings.landing(of: commit).rawValue, fate: fate(of: commit),
      deployments: deployments, lines: lines, isInWindow: isInWindow)
  }

  private func fate(of commit: CommitIndex) -> CommitRow.Fate {
    guard fates.isDeployed(commit) else { return .notDeployed }
    guard delivery.knowsLines else { return .unknown }
    return switch fates.outcome(of: commit) {
    case .surviving: .surviving
    case .pending: .pending
    case .removed: .removed
    case nil: .withoutNewLines
    }
  }

  /// The deployments of the window that newly had the commit.
  private func deployments(having commit: CommitIndex) -> [Int] {
    delivery.units.compactMap { unit in
      let position = Int(unit.chain.firstReaching[Int(commit)])
      guard let baseline = unit.baseline, position > baseline else { return nil }
      let tree = unit.chain.trees[position]
      return places[
        DeploymentKey(
          unit: unit.unit.name, name: tree.deployment.name, finishedAt: tree.time)]
    }
  }
}

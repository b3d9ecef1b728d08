package import Delivery
import Git
import Landing
package import Provenance
import Timestamps

/// What a tally counts.
package struct TallyParameters: Sendable {
  /// The start of the window; `nil` for everything after the baseline.
  package var since: Int64?
  package var until: Int64
  package var minimumEvidence: EvidenceLevel
  /// Whether the commits and the lines' lifetimes behind the numbers are wanted.
  package var hasDetail: Bool

  package init(
    since: Int64?, until: Int64, minimumEvidence: EvidenceLevel, hasDetail: Bool = false
  ) {
    self.since = since
    self.until = until
    self.minimumEvidence = minimumEvidence
    self.hasDetail = hasDetail
  }
}

extension RepositoryTally {
  /// Counts what of a repository's history belongs to the window.
  package init(_ delivery: RepositoryDelivery, parameters: TallyParameters) {
    let baselines = delivery.units.compactMap { unit in
      unit.baseline.map { unit.chain.trees[$0].time }
    }
    let window = Window(
      since: parameters.since ?? baselines.min() ?? parameters.until, until: parameters.until)
    var counter = Counter(delivery, window, parameters.minimumEvidence)
    counter.countLines()
    counter.countCommits()
    let deployments = counter.deployments()
    let reverts = counter.reverts()
    let detail = parameters.hasDetail ? counter.detail(of: deployments) : nil
    self.init(
      summary: RepositorySummary(
        name: delivery.name, head: delivery.head?.hex, mainline: delivery.mainlineName,
        commits: counter.commits, deployments: deployments.count,
        complete: delivery.isComplete,
        notices: delivery.notices + [Self.notice(of: reverts)].compactMap(\.self),
        reverts: reverts),
      deploymentSource: delivery.source.rawValue, since: window.since,
      knowsLines: delivery.knowsLines, funnel: counter.funnel,
      developers: counter.developers.values.sorted { $0.email < $1.email },
      unattributed: counter.unattributed, deployments: deployments,
      agents: counter.agents.values.sorted {
        ($0.agent, $0.model ?? "") < ($1.agent, $1.model ?? "")
      },
      units: delivery.units.map { counter.unit($0) }, detail: detail)
  }
}

extension RepositoryTally {
  /// What messages say of reverts, in short.
  private static func notice(of reverts: [RevertRow]) -> String? {
    guard !reverts.isEmpty else { return nil }
    let named = reverts.suffix(3).map { "\($0.commit.prefix(12)) ('\($0.named.prefix(60))')" }
    return """
      commits of the window that say they revert or reapply others: \
      \(Set(reverts.map(\.commit)).count), the last ones \(named.joined(separator: ", ")); what is \
      gone counts as removed, whatever messages say
      """
  }
}

/// The sums while they are made.
private struct Counter {
  private let delivery: RepositoryDelivery
  private let window: Window
  private let assistance: Assistance
  private let fates: CommitFates
  private(set) var commits = 0
  private(set) var funnel: Funnel
  private(set) var developers: [String: DeveloperTally] = [:]
  private(set) var unattributed = DeveloperTally(name: "", email: "", namedAt: 0)
  private(set) var agents: [String: AgentTally] = [:]

  init(_ delivery: RepositoryDelivery, _ window: Window, _ minimum: EvidenceLevel) {
    self.delivery = delivery
    self.window = window
    assistance = Assistance(delivery.history, atLeast: minimum)
    fates = CommitFates(delivery)
    let lines = delivery.knowsLines ? 0 : nil
    funnel = Funnel(
      tagged: 0, merged: 0, deployed: 0, surviving: lines, pending: lines, removed: lines,
      withoutNewLines: lines)
  }

  // MARK: - Lines

  mutating func countLines() {
    for unit in delivery.units {
      for lines in unit.lines {
        let time = delivery.arrival(of: lines, in: unit)
        if window.contains(time) { count(lines, of: unit.unit.name, at: time) }
      }
    }
  }

  private mutating func count(_ lines: NovelLines, of unit: String, at time: Int64) {
    let authors = lines.introducer.map { delivery.history.developers(of: $0) } ?? []
    let isAI = isAI(lines)
    if let introducer = lines.introducer, isAI {
      withAgent(of: introducer, lines.author, authors) {
        $0.aiNovelLines += lines.fates.novel
        $0.aiSurvivingLines += lines.fates.surviving
        $0.aiPendingLines += lines.fates.pending
      }
    }
    let week = Timestamp.week(of: time)
    let surviving = lines.fates.surviving
    let credit = Credit(
      unit: unit, week: week, authors: max(authors.count, 1), aiLines: isAI ? surviving : 0,
      otherLines: isAI ? 0 : surviving)
    if authors.isEmpty {
      unattributed.lines.add(lines.fates, by: lines.author, isAI: isAI)
      if surviving > 0 { unattributed.add(credit) }
    }
    for (index, author) in authors.enumerated() {
      let share = lines.fates.share(index, of: authors.count)
      with(author, at: lines.introducer.map { delivery.history.time($0) } ?? time) {
        $0.lines.add(share, by: lines.author, isAI: isAI)
        if surviving > 0 {
          $0.add(credit)
          $0.extend(to: week)
        }
      }
    }
  }

  private func isAI(_ lines: NovelLines) -> Bool {
    assistance.covers(linesBy: lines.author, of: lines.introducer)
  }

  // MARK: - Commits

  mutating func countCommits() {
    let history = delivery.history
    for commit in 0..<CommitIndex(history.count) where history.isCounted(commit) {
      let authors = history.developers(of: commit)
      if let arrival = delivery.mainline.arrival(of: commit), window.contains(arrival) {
        for author in authors {
          with(author, at: history.time(commit)) {
            $0.extend(to: Timestamp.week(of: arrival))
          }
        }
      }
      guard window.contains(history.time(commit)) else { continue }
      let counts = counts(of: commit)
      commits += 1
      addToFunnel(commit, counts)
      if authors.isEmpty { unattributed.commits.add(counts) }
      for author in authors {
        with(author, at: history.time(commit)) { $0.commits.add(counts) }
      }
      if assistance.isTagged(commit) {
        withAgent(of: commit, .commit, authors) { $0.commits += 1 }
      }
    }
  }

  /// One commit as counts of zero or one.
  private func counts(of commit: CommitIndex) -> CommitCounts {
    var counts = CommitCounts()
    counts.total = 1
    guard assistance.isTagged(commit) else { return counts }
    counts.tagged = 1
    counts.merged = delivery.mainline.carrier(of: commit) == nil ? 0 : 1
    counts.deployed = fates.isDeployed(commit) ? 1 : 0
    counts.surviving = counts.deployed == 1 && fates.outcome(of: commit) == .surviving ? 1 : 0
    return counts
  }

  private mutating func addToFunnel(_ commit: CommitIndex, _ counts: CommitCounts) {
    funnel.tagged += counts.tagged
    if counts.tagged == 1 { funnel.landings.add(delivery.landings.landing(of: commit)) }
    funnel.merged += counts.merged
    funnel.deployed += counts.deployed
    guard counts.deployed == 1, delivery.knowsLines else { return }
    switch fates.outcome(of: commit) {
    case .surviving: funnel.surviving = funnel.surviving.map { $0 + 1 }
    case .pending: funnel.pending = funnel.pending.map { $0 + 1 }
    case .removed: funnel.removed = funnel.removed.map { $0 + 1 }
    case nil: funnel.withoutNewLines = funnel.withoutNewLines.map { $0 + 1 }
    }
  }

  // MARK: - Rows

  private mutating func with(
    _ developer: Developer, at time: Int64, _ change: (inout DeveloperTally) -> Void
  ) {
    var tally =
      developers[developer.email]
      ?? DeveloperTally(name: developer.name, email: developer.email, namedAt: time)
    if time > tally.namedAt { (tally.name, tally.namedAt) = (developer.name, time) }
    change(&tally)
    developers[developer.email] = tally
  }

  /// A commit of several agents counts for the one with the strongest evidence, so that the rows
  /// add up.
  private mutating func withAgent(
    of commit: CommitIndex, _ author: NovelAuthor, _ developers: [Developer],
    _ change: (inout AgentTally) -> Void
  ) {
    var evidence = assistance.evidence(of: commit)
    // Whose line it is, where that is known.
    if case .agent(let own) = author { evidence.insert(own, at: 0) }
    guard let first = evidence.first else { return }
    let model = evidence.lazy.filter { $0.agent == first.agent }.compactMap(\.model).first
    let key = first.agent + "\u{0}" + (model ?? "")
    var tally = agents[key] ?? AgentTally(agent: first.agent, model: model)
    change(&tally)
    tally.contributors.add(developers.map(\.email), isAI: true)
    agents[key] = tally
  }

  func deployments() -> [DeploymentTally] {
    delivery.units.flatMap { unit in
      let tallies = all(unit)
      return tallies.filter { window.contains($0.finishedAt) }
    }.sorted { ($0.finishedAt, $0.unit, $0.name) < ($1.finishedAt, $1.unit, $1.name) }
  }

  private func all(_ unit: UnitDelivery) -> [DeploymentTally] {
    var tallies = unit.chain.trees.map { tree in
      DeploymentTally(
        unit: unit.unit.name, environment: unit.unit.environment, name: tree.deployment.name,
        commit: tree.deployment.commit.hex, finishedAt: tree.time, newCommits: 0,
        taggedCommits: 0)
    }
    let history = delivery.history
    for commit in 0..<CommitIndex(history.count) where history.isCounted(commit) {
      let position = Int(unit.chain.firstReaching[Int(commit)])
      // Nothing in the baseline is new.
      guard let baseline = unit.baseline, position > baseline else { continue }
      tallies[position].newCommits += 1
      tallies[position].contributors.add(
        history.developers(of: commit).map(\.email), isAI: assistance.isTagged(commit))
      if assistance.isTagged(commit) { tallies[position].taggedCommits += 1 }
    }
    for lines in unit.lines {
      tallies[lines.position].novelLines += lines.fates.novel
      tallies[lines.position].survivingLines += lines.fates.surviving
      tallies[lines.position].pendingLines += lines.fates.pending
      if let introducer = lines.introducer {
        tallies[lines.position].contributors.add(
          history.developers(of: introducer).map(\.email), isAI: isAI(lines))
      }
      guard isAI(lines) else { continue }
      tallies[lines.position].aiNovelLines += lines.fates.novel
      tallies[lines.position].aiSurvivingLines += lines.fates.surviving
      tallies[lines.position].aiPendingLines += lines.fates.pending
    }
    return tallies
  }

  /// The commits of the window that say they revert or reapply something, each once for each.
  func reverts() -> [RevertRow] {
    let history = delivery.history
    var rows: [RevertRow] = []
    for (commit, marks) in history.marks.sorted(by: { $0.key < $1.key })
    where window.contains(history.time(commit)) && history.isCounted(commit) {
      for kind in [RevertMark.Kind.revert, .reapply] {
        let names = marks.reverts.filter { $0.kind == kind }.map(\.what)
        let known = names.compactMap { ObjectID(hex: $0) }.compactMap { history.index(of: $0) }
        // A subject tells people more than an id.
        guard let named = names.first(where: { ObjectID(hex: $0) == nil }) ?? names.first else {
          continue
        }
        rows.append(
          RevertRow(
            commit: history.id(commit).hex, kind: kind.rawValue,
            of: known.first.map { history.id($0).hex }, named: named))
      }
    }
    return rows
  }

  func detail(of deployments: [DeploymentTally]) -> DetailTally {
    var counter = DetailCounter(delivery, window, assistance, fates, deployments: deployments)
    return counter.tally()
  }

  // MARK: - Units

  func unit(_ unit: UnitDelivery) -> UnitTally {
    UnitTally(
      name: unit.unit.name, isWhole: unit.unit.paths.isEmpty,
      baseline: unit.baseline.map {
        Baseline(
          commit: unit.chain.trees[$0].deployment.commit.hex, at: unit.chain.trees[$0].time)
      },
      frozenReferenceSize: unit.unit.referenceChangeLines, changeSizes: changeSizes(of: unit))
  }

  /// For every change of the mainline, the first that arrived in the same second.
  ///
  /// A forge that rebases a pull request gives all of its commits one time: they are one change, as
  /// a squash or a merge of them would be.
  private func firstOfSameMoment() -> [Int] {
    let changes = delivery.mainline.changes
    var firsts = Array(changes.indices)
    for change in changes.indices.dropFirst()
    where delivery.history.time(changes[change]) == delivery.history.time(changes[change - 1]) {
      firsts[change] = firsts[change - 1]
    }
    return firsts
  }

  /// Novel lines of the mainline changes of the 26 weeks before the window; where none had any, of
  /// those in the window.
  private func changeSizes(of unit: UnitDelivery) -> [Int] {
    var sizes: [Int: Int] = [:]
    let firsts = firstOfSameMoment()
    for lines in unit.lines {
      guard let change = lines.introducer.flatMap({ delivery.mainline.carrier(of: $0) }) else {
        continue
      }
      sizes[firsts[change], default: 0] += lines.fates.novel
    }
    func changed(in span: Window) -> [Int] {
      sizes.filter { span.contains(delivery.mainline.arrivals[$0.key]) }.values.sorted()
    }
    let before = changed(
      in: Window(since: window.since - 26 * 7 * 86_400, until: window.since))
    return before.isEmpty ? changed(in: window) : before
  }
}

extension RepositoryDelivery {
  /// When the lines' introducer arrived on the mainline, clamped between the deployment before and
  /// the one that carried them.
  func arrival(of lines: NovelLines, in unit: UnitDelivery) -> Int64 {
    let live = unit.chain.trees[lines.position].time
    guard let introducer = lines.introducer else { return live }
    let arrival = mainline.arrival(of: introducer) ?? history.time(introducer)
    return min(max(arrival, unit.chain.previousTime(lines.position)), live)
  }
}

extension LandingCounts {
  fileprivate mutating func add(_ landing: Landing) {
    switch landing {
    case .direct: direct += 1
    case .merge: merge += 1
    case .squash: squash += 1
    case .rebase: rebase += 1
    case .cherryPick: cherryPick += 1
    case .open: open += 1
    case .abandoned: abandoned += 1
    }
  }
}

extension DeveloperTally {
  /// Adds a credit to the one of the same unit, week and number of authors.
  fileprivate mutating func add(_ credit: Credit) {
    let index = credits.firstIndex {
      $0.unit == credit.unit && $0.week == credit.week && $0.authors == credit.authors
    }
    if let index {
      credits[index].aiLines += credit.aiLines
      credits[index].otherLines += credit.otherLines
    } else {
      credits.append(credit)
    }
  }
}

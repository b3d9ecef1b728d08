/// What a report is made with, apart from the repositories.
package struct ReportParameters: Sendable {
  package var generatedAt: Int64
  /// `nil` for everything after the baselines.
  package var since: Int64?
  package var until: Int64
  package var horizonDays: Int
  package var minimumEvidence: String
  /// Builder-weeks by e-mail address, where a roster says so.
  package var roster: [String: Int]
  /// The team of each developer, by e-mail address in lower case, where a roster says so.
  package var teams: [String: String]
  package var notices: [String]

  package init(
    generatedAt: Int64, since: Int64?, until: Int64, horizonDays: Int, minimumEvidence: String,
    roster: [String: Int] = [:], teams: [String: String] = [:], notices: [String] = []
  ) {
    self.generatedAt = generatedAt
    self.since = since
    self.until = until
    self.horizonDays = horizonDays
    self.minimumEvidence = minimumEvidence
    self.roster = roster
    self.teams = teams
    self.notices = notices
  }
}

extension Report {
  /// Adds up the repositories, whose order does not matter.
  package init(_ tallies: [RepositoryTally], parameters: ReportParameters) {
    let tallies = tallies.map { $0.namingUnits(amongSeveral: tallies.count > 1) }
      .sorted {
        ($0.summary.name, $0.summary.head ?? "") < ($1.summary.name, $1.summary.head ?? "")
      }
    let sizes = Self.referenceSizes(tallies)
    let knowsLines = tallies.contains(where: \.knowsLines) || tallies.isEmpty
    let rows = Rows(
      tallies, sizes: sizes, roster: parameters.roster, teams: parameters.teams,
      knowsLines: knowsLines)
    let deployments = PlacedDeployments(tallies)
    let since = parameters.since ?? tallies.map(\.since).min() ?? parameters.until
    self.init(
      generatedAt: parameters.generatedAt,
      window: Window(since: min(since, parameters.until), until: parameters.until),
      parameters: Parameters(
        horizonDays: parameters.horizonDays, minimumEvidence: parameters.minimumEvidence,
        mainline: Self.common(tallies.map(\.summary.mainline)),
        referenceChangeLines: sizes,
        deploymentSource: Self.common(tallies.map(\.deploymentSource)),
        lookBack: Self.baselines(tallies)),
      repositories: tallies.map(\.summary), funnel: Self.funnel(tallies),
      developers: rows.developers, unattributed: rows.unattributed, totals: rows.totals,
      deployments: deployments.rows, agents: Self.agents(tallies, knowsLines: knowsLines),
      notices: parameters.notices)
    teams = rows.teams
    weeks = rows.weeks(of: window)
    let details = tallies.compactMap(\.detail)
    guard details.count == tallies.count, !tallies.isEmpty else { return }
    if knowsLines { survival = Survival(details) }
    commits = ListedCommits(tallies, places: deployments.places)
  }

  private static func common<Value: Equatable>(_ values: [Value?]) -> Value? {
    guard let first = values.first else { return nil }
    return values.allSatisfy { $0 == first } ? first : nil
  }

  private static func referenceSizes(_ tallies: [RepositoryTally]) -> [String: Double] {
    var sizes: [String: Double] = [:]
    for unit in tallies.flatMap(\.units) {
      sizes[unit.name] = unit.referenceSize
    }
    return sizes
  }

  private static func baselines(_ tallies: [RepositoryTally]) -> [String: Baseline] {
    var baselines: [String: Baseline] = [:]
    for unit in tallies.flatMap(\.units) { baselines[unit.name] = unit.baseline }
    return baselines
  }

  private static func funnel(_ tallies: [RepositoryTally]) -> Funnel {
    func sum(_ value: (Funnel) -> Int) -> Int { tallies.reduce(0) { $0 + value($1.funnel) } }
    func known(_ value: (Funnel) -> Int?) -> Int? {
      tallies.allSatisfy { value($0.funnel) != nil } ? sum { value($0) ?? 0 } : nil
    }
    return Funnel(
      tagged: sum(\.tagged), merged: sum(\.merged), deployed: sum(\.deployed),
      surviving: known(\.surviving), pending: known(\.pending), removed: known(\.removed),
      withoutNewLines: known(\.withoutNewLines),
      landings: tallies.reduce(into: LandingCounts()) { $0.add($1.funnel.landings) })
  }

  private static func agents(_ tallies: [RepositoryTally], knowsLines: Bool) -> [AgentRow] {
    var sums: [[String?]: AgentTally] = [:]
    for agent in tallies.flatMap(\.agents) {
      let key = [agent.agent, agent.model]
      var sum = sums[key] ?? AgentTally(agent: agent.agent, model: agent.model)
      sum.commits += agent.commits
      sum.contributors.add(agent.contributors)
      sum.aiNovelLines += agent.aiNovelLines
      sum.aiSurvivingLines += agent.aiSurvivingLines
      sum.aiPendingLines += agent.aiPendingLines
      sums[key] = sum
    }
    return sums.values
      .sorted { ($0.agent, $0.model ?? "") < ($1.agent, $1.model ?? "") }
      .map {
        var row = AgentRow(
          agent: $0.agent, model: $0.model, commits: $0.commits,
          aiNovelLines: knowsLines ? $0.aiNovelLines : nil,
          aiSurvivingLines: knowsLines ? $0.aiSurvivingLines : nil,
          aiPendingLines: knowsLines ? $0.aiPendingLines : nil)
        row.contributors = $0.contributors
        return row
      }
  }
}

extension RepositoryTally {
  /// The same with unit names that no other repository has: `repository` or `repository/unit`.
  fileprivate func namingUnits(amongSeveral: Bool) -> RepositoryTally {
    guard amongSeveral else { return self }
    var names: [String: String] = [:]
    for unit in units {
      names[unit.name] = unit.isWhole ? summary.name : summary.name + "/" + unit.name
    }
    func renamed(_ name: String) -> String { names[name] ?? name }
    func renamed(_ tally: DeveloperTally) -> DeveloperTally {
      var tally = tally
      for index in tally.credits.indices {
        tally.credits[index].unit = renamed(tally.credits[index].unit)
      }
      return tally
    }
    var copy = self
    for index in copy.units.indices { copy.units[index].name = renamed(units[index].name) }
    for index in copy.deployments.indices {
      copy.deployments[index].unit = renamed(deployments[index].unit)
    }
    copy.developers = developers.map { renamed($0) }
    copy.unattributed = renamed(unattributed)
    return copy
  }
}

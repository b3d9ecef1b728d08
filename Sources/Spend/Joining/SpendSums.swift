import Timestamps

/// Sums of rows by where they ended.
struct SpendSums: Sendable {
  /// A commit of a repository.
  struct Place: Hashable {
    var repository: Int
    var commit: Int
  }

  private(set) var destinations: [Destination: SpendSummary.Sum] = [:]
  private(set) var evidence: [JoinEvidence: SpendSummary.Sum] = [:]
  private(set) var people: [String: SpendSummary.Person] = [:]
  private(set) var commits: [Place: SpendSummary.Commit] = [:]
  private(set) var weeks: [Int64: SpendSummary.Week] = [:]
  private(set) var records = 0
  private(set) var undercounted = 0
  private var models: [Model: SpendSummary.Sum] = [:]
  private var agentFlows: [AgentFlow: SpendSummary.Sum] = [:]
  private var spenders: [SpendRow.Text: Set<String>] = [:]
  let table: SpendTable
  let repositories: [JoinableRepository]

  private struct Model: Hashable {
    var agent: SpendRow.Text
    var model: SpendRow.Text
  }

  private struct AgentFlow: Hashable {
    var agent: SpendRow.Text
    var destination: Destination
  }

  init(_ table: SpendTable, _ repositories: [JoinableRepository]) {
    self.table = table
    self.repositories = repositories
  }

  var agents: [SpendSummary.AgentModel: SpendSummary.Sum] {
    models.reduce(into: [:]) { agents, part in
      let agent = SpendSummary.AgentModel(
        agent: table.text(part.key.agent) ?? "", model: table.text(part.key.model))
      agents[agent, default: SpendSummary.Sum()].add(part.value)
    }
  }

  var flows: [SpendSummary.Flow: SpendSummary.Sum] {
    agentFlows.reduce(into: [:]) { flows, part in
      let flow = SpendSummary.Flow(
        agent: table.text(part.key.agent) ?? "", destination: part.key.destination)
      flows[flow, default: SpendSummary.Sum()].add(part.value)
    }
  }

  var agentPeople: [String: Set<String>] {
    spenders.reduce(into: [:]) { people, part in
      people[table.text(part.key) ?? "", default: []].formUnion(part.value)
    }
  }

  /// Adds rows that ended in the same place.
  mutating func add(_ rows: ArraySlice<Int>, _ assignment: Assignment) {
    records += rows.count
    let table = table
    for run in rows.runs(by: {
      Model(agent: table.rows[$0].agent, model: table.rows[$0].model)
    }) {
      models[run.key, default: SpendSummary.Sum()].add(table.sum(of: run.members))
    }
    undercounted += rows.count { table.rows[$0].accuracy == .undercounted }
    for run in rows.runs(by: { Call(table.rows[$0]) }) {
      let author = author(run.key, assignment)
      let call = run.key
      // What several share is shared call by call, so that each call's parts add up to it.
      if isShared(assignment, by: author) {
        for row in run.members { put(table.sum(of: [row]), call, assignment, author) }
      } else {
        put(table.sum(of: run.members), call, assignment, author)
      }
    }
  }

  /// Adds what another thread added up.
  mutating func add(_ other: SpendSums) {
    records += other.records
    undercounted += other.undercounted
    models.merge(other.models) { $0.adding($1) }
    agentFlows.merge(other.agentFlows) { $0.adding($1) }
    spenders.merge(other.spenders) { $0.union($1) }
    for (week, sums) in other.weeks { weeks[week, default: SpendSummary.Week()].add(sums) }
    destinations.merge(other.destinations) { $0.adding($1) }
    evidence.merge(other.evidence) { $0.adding($1) }
    people.merge(other.people) { left, right in
      var sum = left
      sum.total.add(right.total)
      sum.deployed.add(right.deployed)
      return sum
    }
    for (place, commit) in other.commits {
      commits[place, default: SpendSummary.Commit()].add(commit)
    }
  }

  /// What a row says of who spent it, when, and with what.
  private struct Call: Hashable {
    var author: SpendRow.Text
    var hasDirectory: Bool
    var agent: SpendRow.Text
    var week: Int64

    init(_ row: SpendRow) {
      (author, hasDirectory, agent) = (row.author, row.directory != 0, row.agent)
      week = Timestamp.week(of: row.time.secondsOfMilliseconds)
    }
  }

  /// Who spent it, as far as the rows or the repository's own configuration say.
  private func author(_ call: Call, _ assignment: Assignment) -> String? {
    if let author = table.text(call.author) { return author }
    guard call.hasDirectory else { return nil }
    return switch assignment {
    case .none(_, let place, _): place.flatMap { repositories[$0].user }
    case .commits(_, let place, _): repositories[place].user
    }
  }

  private func isShared(_ assignment: Assignment, by author: String?) -> Bool {
    guard case .commits(let shares, let place, _) = assignment else { return false }
    return shares.count > 1
      || author == nil
        && shares.contains { repositories[place].commits[$0.commit].developers.count > 1 }
  }

  private mutating func put(
    _ sum: SpendSummary.Sum, _ call: Call, _ assignment: Assignment, _ author: String?
  ) {
    switch assignment {
    case .none(let destination, _, let how):
      evidence[how, default: SpendSummary.Sum()].add(sum)
      add(sum, call, to: destination)
      add(sum, call, of: author ?? "", isDeployed: false)
    case .commits(let shares, let repository, let how):
      evidence[how, default: SpendSummary.Sum()].add(sum)
      for (share, part) in zip(shares, sum.split(by: shares.map(\.weight))) {
        let place = Place(repository: repository, commit: share.commit)
        put(part, call, how, at: place, author)
      }
    }
  }

  private mutating func put(
    _ part: SpendSummary.Sum, _ call: Call, _ how: JoinEvidence, at place: Place,
    _ author: String?
  ) {
    let commit = repositories[place.repository].commits[place.commit]
    var cost = SpendSummary.Commit()
    (cost.sum, cost.evidence) = (part, how)
    commits[place, default: SpendSummary.Commit()].add(cost)
    add(part, call, to: commit.destination)
    // Who spent it; else the developers of the commit that it went into.
    let payers = author.map { [$0] } ?? (commit.developers.isEmpty ? [""] : commit.developers)
    for (payer, piece) in zip(payers, part.split(by: payers.map { _ in 1 })) {
      add(piece, call, of: payer, isDeployed: commit.destination == .deployed)
    }
  }

  private mutating func add(_ sum: SpendSummary.Sum, _ call: Call, to destination: Destination) {
    destinations[destination, default: SpendSummary.Sum()].add(sum)
    let flow = AgentFlow(agent: call.agent, destination: destination)
    agentFlows[flow, default: SpendSummary.Sum()].add(sum)
  }

  private mutating func add(
    _ sum: SpendSummary.Sum, _ call: Call, of payer: String, isDeployed: Bool
  ) {
    people[payer, default: SpendSummary.Person()].total.add(sum)
    weeks[call.week, default: SpendSummary.Week()].total.add(sum)
    weeks[call.week, default: SpendSummary.Week()].people.insert(payer)
    spenders[call.agent, default: []].insert(payer)
    guard isDeployed else { return }
    people[payer, default: SpendSummary.Person()].deployed.add(sum)
    weeks[call.week, default: SpendSummary.Week()].deployed.add(sum)
  }
}

extension SpendTable {
  fileprivate func sum(of members: ArraySlice<Int>) -> SpendSummary.Sum {
    var sum = SpendSummary.Sum()
    for member in members {
      let row = rows[member]
      sum.tokens.add(row.tokens)
      if let nanos = row.nanos {
        sum.nanos.add(nanos)
      } else {
        sum.unpricedTokens.add(row.tokens.total)
      }
    }
    return sum
  }
}

extension SpendSummary.Week {
  fileprivate mutating func add(_ other: Self) {
    total.add(other.total)
    deployed.add(other.deployed)
    people.formUnion(other.people)
  }
}

extension Int64 {
  /// Whole seconds of milliseconds, rounded down before 1970 too.
  fileprivate var secondsOfMilliseconds: Int64 {
    self / 1_000 - (self % 1_000 < 0 ? 1 : 0)
  }
}

extension SpendSummary.Sum {
  fileprivate func adding(_ other: Self) -> Self {
    var sum = self
    sum.add(other)
    return sum
  }

  /// Parts by weights that add up to this.
  fileprivate func split(by weights: [Int64]) -> [Self] {
    guard weights.count > 1 else { return weights.isEmpty ? [] : [self] }
    func parts(_ amount: Int64) -> [Int64] { shares(of: amount, by: weights) }
    var split = [Self](repeating: Self(), count: weights.count)
    for (index, part) in parts(nanos).enumerated() { split[index].nanos = part }
    for (index, part) in parts(unpricedTokens).enumerated() { split[index].unpricedTokens = part }
    for field in Tokens.fields {
      for (index, part) in parts(tokens[keyPath: field]).enumerated() {
        split[index].tokens[keyPath: field] = part
      }
    }
    return split
  }
}

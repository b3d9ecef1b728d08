/// What was spent, and where it went: sums of joined records, in nano-USD.
///
/// `total` is the sum of `destinations`, and of `evidence`, and of `agents`, to the nano.
package struct SpendSummary: Sendable {
  /// Money and tokens of some of the records.
  package struct Sum: Hashable, Sendable {
    package var nanos: Int64 = 0
    package var tokens = Tokens()
    /// Tokens of records for which there is no price.
    package var unpricedTokens: Int64 = 0

    package init() {}

    package mutating func add(_ other: Sum) {
      nanos.add(other.nanos)
      tokens.add(other.tokens)
      unpricedTokens.add(other.unpricedTokens)
    }
  }

  package struct Person: Hashable, Sendable {
    /// Everything that the person spent.
    package var total = Sum()
    /// The part of it that ended in `Destination.deployed`.
    package var deployed = Sum()

    package init() {}
  }

  /// What was spent in one ISO week.
  package struct Week: Hashable, Sendable {
    package var total = Sum()
    /// The part of it that ended in `Destination.deployed`.
    package var deployed = Sum()
    /// Whose money it is, by e-mail address.
    package var people: Set<String> = []

    package init() {}
  }

  /// What calls of one agent went into one destination.
  package struct Flow: Hashable, Sendable {
    package var agent: String
    package var destination: Destination

    package init(agent: String, destination: Destination) {
      self.agent = agent
      self.destination = destination
    }
  }

  /// What one commit cost.
  package struct Commit: Hashable, Sendable {
    package var sum = Sum()
    /// The weakest evidence by which any of it was joined.
    package var evidence = JoinEvidence.exact

    package init() {}
  }

  package struct AgentModel: Hashable, Comparable, Sendable {
    package var agent: String
    package var model: String?

    package init(agent: String, model: String?) {
      self.agent = agent
      self.model = model
    }

    package static func < (left: Self, right: Self) -> Bool {
      (left.agent, left.model ?? "") < (right.agent, right.model ?? "")
    }
  }

  package var total = Sum()
  package var destinations: [Destination: Sum] = [:]
  package var evidence: [JoinEvidence: Sum] = [:]
  /// By e-mail address; what belongs to nobody stands under "".
  package var people: [String: Person] = [:]
  package var agents: [AgentModel: Sum] = [:]
  /// Who spent with each agent, by e-mail address.
  package var agentPeople: [String: Set<String>] = [:]
  /// By the number of the ISO week, as `Timestamp.week(of:)` counts, of the calls.
  package var weeks: [Int64: Week] = [:]
  package var flows: [Flow: Sum] = [:]
  /// By repository name, then by commit.
  package var commits: [String: [String: Commit]] = [:]
  package var records = 0
  package var drifts: [SpendSelection.Drift] = []
  /// Records that lie outside of the window, and are in no sum.
  package var outside = 0
  /// Records whose numbers a known fault of the agent's version made too small.
  package var undercounted = 0

  package init() {}
}

extension SpendSummary {
  /// Joins records to the repositories' commits, and adds them up.
  ///
  /// - Parameters:
  ///   - records: imported ones; what the repositories carry is added here.
  ///   - links: what logs say of sessions beyond their calls.
  ///   - repositories: what is known of the commits.
  ///   - window: milliseconds since 1970-01-01 UTC; what lies outside is left out.
  ///   - nanos: what a record costs, in nano-USD; `nil` where nobody knows.
  package init(
    _ records: [SpendRecord], links: [SessionLink], repositories: [JoinableRepository],
    window: Range<Int64>, nanos: (SpendRecord) -> Int64?
  ) {
    self.init(
      SpendTable(records, nanos: nanos), links: links, repositories: repositories, window: window,
      nanos: nanos)
  }

  /// The same, of rows that have their prices.
  ///
  /// - Parameters:
  ///   - table: all that lies in the window, and maybe more.
  ///   - links: what logs say of sessions beyond their calls.
  ///   - repositories: what is known of the commits.
  ///   - window: milliseconds since 1970-01-01 UTC; what lies outside is left out.
  ///   - workers: how many threads may be used; the sums are the same.
  ///   - nanos: what a record that a repository carries costs.
  package init(
    _ table: SpendTable, links: [SessionLink], repositories: [JoinableRepository],
    window: Range<Int64>, workers: Int = 1, nanos: (SpendRecord) -> Int64?
  ) {
    var table = table
    table.add(
      CarriedSpend(repositories).records.filter { window.contains($0.origin.time) }
        .withoutSessions(of: table, butNotOf: window), nanos: nanos)
    let columns = RowColumns(table, window: window)
    outside = table.outside + columns.isInside.count { !$0 }
    let counted = CountedRows(table, columns)
    drifts = counted.drifts
    let rows = JoinableRows(table, columns, counts: counted.counts)
    let join = SpendJoin(repositories, links: links)
    var sums = SpendSums(table, repositories)
    for (row, isCounted) in counted.counts.enumerated()
    where isCounted && columns.sources[row].grain > .session {
      sums.add([row], .none(.aggregate, nil, .aggregate))
    }
    sums.add(rows, by: join, workers: workers)
    set(sums, repositories)
  }

  private mutating func set(_ sums: SpendSums, _ repositories: [JoinableRepository]) {
    (destinations, evidence) = (sums.destinations, sums.evidence)
    (people, agents) = (sums.people, sums.agents)
    (weeks, flows, agentPeople) = (sums.weeks, sums.flows, sums.agentPeople)
    for sum in agents.values { total.add(sum) }
    (records, undercounted) = (sums.records, sums.undercounted)
    for (place, commit) in sums.commits {
      let repository = repositories[place.repository]
      commits[repository.name, default: [:]][
        repository.commits[place.commit].landedIn, default: Commit()
      ].add(commit)
    }
  }
}

extension SpendSummary.Commit {
  mutating func add(_ other: Self) {
    sum.add(other.sum)
    evidence = max(evidence, other.evidence)
  }
}

extension [SpendRecord] {
  /// Without what is said of sessions whose own calls all lie outside of the window: they are in the
  /// sums of another one.
  fileprivate func withoutSessions(
    of table: SpendTable, butNotOf window: Range<Int64>
  ) -> [SpendRecord] {
    guard !isEmpty else { return self }
    let outside = table.sessionsWithCalls.subtracting(table.sessionsWithCalls(in: window))
    return filter { $0.origin.session.map { !outside.contains($0.lowercased()) } ?? true }
  }
}

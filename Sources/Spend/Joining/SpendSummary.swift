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
    let inWindow = records.filter { window.contains($0.origin.time) }
    let carried = CarriedSpend(repositories).records.filter { window.contains($0.origin.time) }
      .withoutSessions(of: records, butNotOf: inWindow)
    outside = records.count - inWindow.count
    // In an order of their own, so that the order of reading never matters.
    let all = (inWindow + carried).sorted {
      ($0.origin.time, $0.key.high, $0.key.low) < ($1.origin.time, $1.key.high, $1.key.low)
    }
    let selection = SpendSelection(all, nanos: nanos)
    drifts = selection.drifts
    let join = SpendJoin(repositories, links: links)
    let assignments = join.assignments(of: selection.records)
    for (record, assignment) in zip(selection.records, assignments) {
      add(record, assignment, costing: nanos(record), repositories)
    }
  }

  private mutating func add(
    _ record: SpendRecord, _ assignment: Assignment, costing nanos: Int64?,
    _ repositories: [JoinableRepository]
  ) {
    var sum = Sum()
    sum.nanos = nanos ?? 0
    sum.tokens = record.usage.tokens
    sum.unpricedTokens = nanos == nil ? record.usage.tokens.total : 0
    total.add(sum)
    records += 1
    if record.usage.accuracy == .undercounted { undercounted += 1 }
    agents[AgentModel(agent: record.agent, model: record.usage.model), default: Sum()].add(sum)
    switch assignment {
    case .none(let destination, let repository, let how):
      evidence[how, default: Sum()].add(sum)
      destinations[destination, default: Sum()].add(sum)
      let author = record.author(in: repository.map { repositories[$0] }) ?? ""
      people[author, default: Person()].total.add(sum)
    case .commits(let shares, let repository, let how):
      evidence[how, default: Sum()].add(sum)
      let all = repositories[repository]
      for (share, part) in zip(shares, sum.split(by: shares.map(\.weight))) {
        let commit = all.commits[share.commit]
        destinations[commit.destination, default: Sum()].add(part)
        commits[all.name, default: [:]][commit.landedIn, default: Commit()].add(part, how)
        let payers = record.payers(of: commit, in: all)
        for (payer, piece) in zip(payers, part.split(by: payers.map { _ in 1 })) {
          people[payer, default: Person()].total.add(piece)
          if commit.destination == .deployed {
            people[payer, default: Person()].deployed.add(piece)
          }
        }
      }
    }
  }
}

extension SpendSummary.Commit {
  fileprivate mutating func add(_ part: SpendSummary.Sum, _ how: JoinEvidence) {
    sum.add(part)
    evidence = max(evidence, how)
  }
}

extension SpendSummary.Sum {
  /// Parts by weights that add up to this.
  fileprivate func split(by weights: [Int64]) -> [Self] {
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

extension SpendRecord {
  /// Who spent it, as far as the record or the repository's own configuration says.
  fileprivate func author(in repository: JoinableRepository?) -> String? {
    origin.author ?? (origin.directory == nil ? nil : repository?.user)
  }

  /// Who spent it; else the developers of the commit that it went into.
  fileprivate func payers(
    of commit: JoinableCommit, in repository: JoinableRepository
  ) -> [String] {
    if let author = author(in: repository) { return [author] }
    return commit.developers.isEmpty ? [""] : commit.developers
  }
}

extension [SpendRecord] {
  /// Without what is said of sessions whose own calls all lie outside of the window: they are in the
  /// sums of another one.
  fileprivate func withoutSessions(
    of all: [SpendRecord], butNotOf inWindow: [SpendRecord]
  ) -> [SpendRecord] {
    guard !isEmpty else { return self }
    func sessions(_ records: [SpendRecord]) -> Set<String> {
      Set(
        records.lazy.filter { $0.grain <= .session }.compactMap { $0.origin.session?.lowercased() })
    }
    let outside = sessions(all).subtracting(sessions(inWindow))
    return filter { $0.origin.session.map { !outside.contains($0.lowercased()) } ?? true }
  }
}

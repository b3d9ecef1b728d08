package import Spend

extension Report {
  /// Sets what was spent beside what came of it.
  ///
  /// Spend of a person without a row belongs to `unattributed`, so that rows add up to the totals.
  /// Of a person without a record nobody knows what they spent: that is not zero.
  package mutating func set(_ summary: SpendSummary) {
    if summary.outside > 0 {
      notices.append(
        "records of spend outside of the window, which are in no sum here: \(summary.outside)")
    }
    if summary.undercounted > 0 {
      notices.append(
        "records of spend whose output a fault of the agent's version made too small: "
          + "\(summary.undercounted); they count as they are")
    }
    guard summary.records > 0 else { return }
    let addresses = Set(developers.map(\.email))
    var people: [String: SpendSummary.Person] = [:]
    for (email, person) in summary.people {
      people[addresses.contains(email) ? email : "", default: SpendSummary.Person()].add(person)
    }
    let rows =
      developers.map { people[$0.email] ?? SpendSummary.Person() }
      + [people[""] ?? SpendSummary.Person()]
    let total = rounded(rows.map(\.total.nanos), by: 1_000)
    let deployed = rounded(rows.map(\.deployed.nanos), by: 1_000)
    func sum(of row: Int) -> SpendTotals {
      SpendTotals(
        attributedUsdMicros: Int(deployed.parts[row]), totalUsdMicros: Int(total.parts[row]),
        tokens: rows[row].total.tokens, unpricedTokens: Int(rows[row].total.unpricedTokens))
    }
    for index in developers.indices where people[developers[index].email] != nil {
      developers[index].outcome.set(sum(of: index))
    }
    if people[""] != nil { unattributed.set(sum(of: developers.count)) }
    totals.set(
      SpendTotals(
        attributedUsdMicros: Int(deployed.sum), totalUsdMicros: Int(total.sum),
        tokens: summary.total.tokens, unpricedTokens: Int(summary.total.unpricedTokens)))
    setAgents(summary)
    setTeams(summary)
    setWeeks(summary)
    setCommits(summary)
    spend = SpendReport(summary, dce: totals.dce)
    noteUnknownSpend()
  }

  /// Says that work of people whose spend is not here makes a typical change look cheaper.
  private mutating func noteUnknownSpend() {
    let assisted = developers.filter { ($0.outcome.dce ?? 0) > 0 }
    let unknown = assisted.count { $0.outcome.spend == nil }
    guard unknown > 0, totals.spend?.totalUsdMicros != 0 else { return }
    notices.append(
      "no spend is known of \(unknown) of the \(assisted.count) developers with AI-assisted lines "
        + "that stayed live: the cost per DCE of all is too low by what they spent; import their logs"
    )
  }

  /// Money beside the agents' rows; an agent that spent and made no commit gets a row.
  private mutating func setAgents(_ summary: SpendSummary) {
    let sums = summary.agents.sorted { $0.key < $1.key }
    let parts = rounded(sums.map(\.value.nanos), by: 1_000).parts
    let knowsLines = totals.lines != nil
    for index in agents.indices {
      agents[index].contributors.payers = summary.agentPeople[agents[index].agent] ?? []
    }
    for ((key, sum), micros) in zip(sums, parts) {
      let own = agents.indices.filter { agents[$0].agent == key.agent }
      let place =
        own.first { agents[$0].model == key.model }
        ?? own.first { modelName(agents[$0].model) == modelName(key.model) }
      if let place {
        agents[place].add(Int(micros), unpricedTokens: Int(sum.unpricedTokens))
      } else {
        var row = AgentRow(
          agent: key.agent, model: key.model, commits: 0, aiNovelLines: knowsLines ? 0 : nil,
          aiSurvivingLines: knowsLines ? 0 : nil, aiPendingLines: knowsLines ? 0 : nil)
        row.add(Int(micros), unpricedTokens: Int(sum.unpricedTokens))
        row.contributors.payers = summary.agentPeople[key.agent] ?? []
        agents.append(row)
      }
    }
    agents.sort { ($0.agent, $0.model ?? "") < ($1.agent, $1.model ?? "") }
  }
}

/// A model's name as trailers and logs have in common: `Claude Sonnet 4.5` and
/// `claude-sonnet-4-5-20250929` are one.
func modelName(_ name: String?) -> String {
  guard let name else { return "" }
  let plain = name.lowercased().prefix { $0 != "[" }.map { " .".contains($0) ? "-" : $0 }
  let parts = String(plain).split(separator: "-")
  let hasDate = parts.last.map { $0.count == 8 && $0.allSatisfy(\.isNumber) } ?? false
  return parts.dropLast(hasDate ? 1 : 0).joined(separator: "-")
}

extension Outcome {
  mutating func set(_ spend: SpendTotals) {
    self.spend = spend
    costPerDceUsdMicros = cost(
      spend.attributedUsdMicros, of: spend.totalUsdMicros, spend.unpricedTokens, perDce: dce)
  }
}

/// Micro-USD for each deployed change equivalent; `nil` without any, and where there are tokens but
/// no money stands for any of them.
func cost(
  _ usdMicros: Int, of total: Int, _ unpricedTokens: Int, perDce dce: Double?
) -> Int? {
  guard let dce, dce > 0, total != 0 || unpricedTokens == 0 else { return nil }
  return Int(exactly: (Double(usdMicros) / dce).rounded())
}

extension Destination {
  /// Its place in the order of declaration.
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension SpendSummary.Person {
  fileprivate mutating func add(_ other: Self) {
    total.add(other.total)
    deployed.add(other.deployed)
  }
}

extension AgentRow {
  fileprivate mutating func add(_ usdMicros: Int, unpricedTokens: Int) {
    spendUsdMicros = (spendUsdMicros ?? 0) + usdMicros
    self.unpricedTokens += unpricedTokens
  }
}

extension SpendReport {
  fileprivate init(_ summary: SpendSummary, dce: Double?) {
    let sums = Destination.allCases.map { summary.destinations[$0] ?? SpendSummary.Sum() }
    let micros = rounded(sums.map(\.nanos), by: 1_000)
    let parts = zip(Destination.allCases, zip(micros.parts, sums)).map { destination, part in
      Part(
        destination: destination, usdMicros: Int(part.0), unpricedTokens: Int(part.1.unpricedTokens)
      )
    }
    let total = Double(summary.total.nanos)
    let (all, unpriced) = (Int(micros.sum), Int(summary.total.unpricedTokens))
    func cost(_ usdMicros: Int) -> Int? {
      Metrics.cost(usdMicros, of: all, unpriced, perDce: dce)
    }
    self.init(
      totalUsdMicros: Int(micros.sum), destinations: parts,
      evidence: JoinEvidence.allCases.map {
        Joined(
          evidence: $0,
          share: total > 0 ? Double(summary.evidence[$0]?.nanos ?? 0) / total : nil)
      },
      tokens: summary.total.tokens, unpricedTokens: Int(summary.total.unpricedTokens),
      records: summary.records,
      attributedCostPerDceUsdMicros: cost(
        parts.first { $0.destination == .deployed }?.usdMicros ?? 0),
      fullyLoadedCostPerDceUsdMicros: cost(all),
      drifts: summary.drifts)
    flows = summary.flows.map { flow, sum in
      Flow(
        agent: flow.agent, destination: flow.destination, nanos: sum.nanos,
        unpricedTokens: Int(sum.unpricedTokens))
    }.sorted { ($0.agent, $0.destination.place) < ($1.agent, $1.destination.place) }
  }
}

import Metrics
import Reports
import Spend

extension PrivacyWorld {
  /// The report of all that was done: every number is a sum of pieces.
  var report: Report {
    var report = Report.empty
    report.parameters.referenceChangeLines = ["api": Self.size]
    let all = outcome(of: pieces)
    report.totals = all
    report.repositories = [
      RepositorySummary(
        name: "engine", head: commitA, mainline: "refs/heads/main", commits: all.commits.total,
        deployments: deployments.count, complete: true, notices: [])
    ]
    report.funnel = Funnel(
      tagged: all.commits.tagged, merged: all.commits.merged, deployed: all.commits.deployed,
      surviving: all.commits.surviving, pending: 0, removed: 0, withoutNewLines: 0)
    report.developers = (0..<people).map { person in
      DeveloperRow(
        name: "Person No\(person)", email: email(person),
        outcome: outcome(of: pieces.filter { $0.person == person }))
    }
    report.teams = Set(teams).sorted().map { team in
      let own = pieces.filter { teams[$0.person] == team }
      return TeamRow(
        name: "team \(team)", outcome: outcome(of: own),
        members: Set(teams.indices.filter { teams[$0] == team }.map(email)))
    }
    report.agents = (0..<agents).map(agent)
    report.deployments = deployments.indices.map(deployment)
    report.weeks = (0..<weeks).map(week)
    report.spend = spend
    return report
  }

  func email(_ person: Int) -> String { "person\(person)@example.org" }

  static func start(ofWeek week: Int) -> Int64 {
    windowEnd - 12 * 7 * aDay + Int64(week) * 7 * aDay
  }

  private func contributors(_ pieces: [Piece]) -> Contributors {
    var contributors = Contributors()
    for piece in pieces {
      contributors.add([email(piece.person)], isAI: piece.agent != nil)
      if piece.usdMicros > 0 { contributors.payers.insert(email(piece.person)) }
    }
    return contributors
  }

  private func outcome(of pieces: [Piece]) -> Outcome {
    var counts = CommitCounts()
    var lines = LineCounts()
    for piece in pieces {
      counts.total += piece.commits
      lines.novel += piece.novel
      lines.surviving += piece.surviving
      lines.removed += piece.novel - piece.surviving
      guard piece.agent != nil else { continue }
      counts.tagged += piece.commits
      lines.aiNovel += piece.novel
      lines.aiSurviving += piece.surviving
      lines.aiRemoved += piece.novel - piece.surviving
    }
    (counts.merged, counts.deployed, counts.surviving) = (counts.tagged, counts.tagged, 0)
    let dce = Double(lines.aiSurviving) / Self.size
    let weeks = pieces.isEmpty ? 0 : Set(pieces.map { [$0.person, $0.week] }).count
    return Outcome(
      builderWeeks: weeks, commits: counts, lines: lines, dce: dce, nd: dce / 2,
      ndPerWeek: weeks > 0 ? dce / 2 / Double(weeks) : nil, ndInterval: nil, regularity: nil,
      unassisted: Unassisted(dce: Double(lines.surviving) / Self.size - dce, nd: nil),
      spend: totals(pieces))
  }

  private func totals(_ pieces: [Piece]) -> SpendTotals? {
    let spent = pieces.reduce(0) { $0 + $1.usdMicros }
    guard spent > 0 else { return nil }
    return SpendTotals(
      attributedUsdMicros: spent, totalUsdMicros: spent, tokens: Tokens(input: Int64(spent)),
      unpricedTokens: 0)
  }

  private func agent(_ number: Int) -> AgentRow {
    let own = pieces.filter { $0.agent == number }
    let sum = outcome(of: own)
    var row = AgentRow(
      agent: "agent-\(number)", model: nil, commits: sum.commits.tagged,
      aiNovelLines: sum.lines?.aiNovel, aiSurvivingLines: sum.lines?.aiSurviving,
      aiPendingLines: 0)
    row.spendUsdMicros = own.reduce(0) { $0 + $1.usdMicros }
    row.contributors = contributors(own)
    return row
  }

  private func deployment(_ number: Int) -> DeploymentRow {
    let own = pieces.filter { $0.deployment == number }
    let sum = outcome(of: own)
    let (week, unit) = deployments[number]
    var row = DeploymentRow(
      repository: "engine", unit: "unit \(unit)", environment: "production", name: "v1.\(number)",
      commit: commitA, finishedAt: Self.start(ofWeek: week) + 3 * aDay + Int64(number),
      newCommits: sum.commits.total, taggedCommits: sum.commits.tagged,
      novelLines: sum.lines?.novel, aiNovelLines: sum.lines?.aiNovel,
      survivingLines: sum.lines?.surviving, aiSurvivingLines: sum.lines?.aiSurviving,
      pendingLines: 0, aiPendingLines: 0)
    row.contributors = contributors(own)
    return row
  }

  private func week(_ number: Int) -> WeekRow {
    let own = pieces.filter { $0.week == number }
    let sum = outcome(of: own)
    let spent = own.reduce(0) { $0 + $1.usdMicros }
    var row = WeekRow(
      startsAt: Self.start(ofWeek: number), dce: sum.dce, nd: sum.nd, unassisted: sum.unassisted,
      spendUsdMicros: spent, deployedUsdMicros: spent)
    row.contributors = contributors(own)
    return row
  }

  private var spend: SpendReport? {
    let spent = pieces.reduce(0) { $0 + $1.usdMicros }
    guard spent > 0 else { return nil }
    var report = SpendReport(
      totalUsdMicros: spent,
      destinations: Destination.allCases.map {
        .init(destination: $0, usdMicros: $0 == .deployed ? spent : 0)
      },
      evidence: JoinEvidence.allCases.map { .init(evidence: $0, share: $0 == .exact ? 1 : 0) },
      tokens: Tokens(input: Int64(spent)), unpricedTokens: 0, records: 1,
      attributedCostPerDceUsdMicros: nil, fullyLoadedCostPerDceUsdMicros: nil)
    report.flows = (0..<agents).map { number in
      let own = pieces.filter { $0.agent == number }.reduce(0) { $0 + $1.usdMicros }
      return .init(
        agent: "agent-\(number)", destination: .deployed, nanos: Int64(own) * 1_000)
    }
    return report
  }
}

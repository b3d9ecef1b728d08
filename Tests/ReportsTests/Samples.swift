import Metrics

/// Monday, 2026-06-22, at midnight: where the window of every sample ends.
let windowEnd: Int64 = 1_782_086_400
let aDay: Int64 = 86_400
let commitA = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"

extension Report {
  /// Six developers, a unit, twenty releases.
  static let ordinary = Report(
    generatedAt: windowEnd,
    window: Window(since: windowEnd - 84 * aDay, until: windowEnd),
    parameters: .usual,
    repositories: [.usual],
    funnel: Funnel(
      tagged: 431, merged: 402, deployed: 377, surviving: 301, pending: 41, removed: 22,
      withoutNewLines: 13),
    developers: [
      .named("Ada Lovelace", weeks: 12, ai: (1830, 1702, 91), dce: 74.25, nd: 18.4),
      .named("Barbara Liskov", weeks: 11, ai: (902, 850, 0), dce: 40.1, nd: 14.02),
      .named("Edsger W. Dijkstra", weeks: 4, ai: (0, 0, 0), dce: 0, nd: 0),
      .named("Grace Hopper", weeks: 12, ai: (2411, 2013, 120), dce: 94.5, nd: 21.75),
      .named("José Núñez", weeks: 9, ai: (310, 204, 6), dce: 9.6, nd: 5.31),
      .named("Katherine Johnson", weeks: 1, ai: (3, 3, 0), dce: 0.0021, nd: 0.003),
    ],
    unattributed: .made(weeks: 0, commits: (14, 14), ai: (80, 61, 3), dce: 2.88, nd: nil),
    totals: .made(
      weeks: 49, commits: (1204, 431), ai: (5536, 4833, 220), dce: 221.33, nd: 59.48,
      interval: Interval(low: 0.884, high: 1.544)),
    deployments: (0..<20).map { .numbered($0) },
    agents: [
      AgentRow(
        agent: "claude-code", model: "opus-4.1", commits: 311, aiNovelLines: 4100,
        aiSurvivingLines: 3702, aiPendingLines: nil),
      AgentRow(
        agent: "copilot", model: nil, commits: 120, aiNovelLines: 1436, aiSurvivingLines: 1131,
        aiPendingLines: nil),
    ],
    notices: [])

  /// A repository in which nothing has happened.
  static let empty = Report(
    generatedAt: windowEnd,
    window: Window(since: windowEnd - 84 * aDay, until: windowEnd),
    parameters: Parameters(
      horizonDays: 14, minimumEvidence: "footer", mainline: nil, referenceChangeLines: [:],
      deploymentSource: nil, lookBack: [:]),
    repositories: [],
    funnel: Funnel(
      tagged: 0, merged: 0, deployed: 0, surviving: 0, pending: 0, removed: 0, withoutNewLines: 0),
    developers: [], unattributed: .nothing, totals: .nothing, deployments: [], agents: [],
    notices: [])

  /// A shallow clone: commits are known, their lines are not.
  static var unknownLines: Report {
    var report = ordinary
    report.parameters.referenceChangeLines = [:]
    report.parameters.lookBack = [:]
    report.repositories[0].complete = false
    report.repositories[0].notices = [
      "the clone is shallow, so that lines before 2026-05-01 are missing; "
        + "run 'git fetch --unshallow' to read them"
    ]
    report.funnel = Funnel(
      tagged: 431, merged: 402, deployed: 377, surviving: nil, pending: nil, removed: nil,
      withoutNewLines: nil)
    for index in report.developers.indices { report.developers[index].outcome.forgetLines() }
    report.unattributed.forgetLines()
    report.totals.forgetLines()
    report.deployments = (0..<3).map { .numbered($0, knowsLines: false) }
    report.agents = report.agents.map {
      AgentRow(
        agent: $0.agent, model: $0.model, commits: $0.commits, aiNovelLines: nil,
        aiSurvivingLines: nil, aiPendingLines: nil)
    }
    return report
  }
}

extension Parameters {
  static let usual = Parameters(
    horizonDays: 14, minimumEvidence: "footer", mainline: "refs/heads/main",
    referenceChangeLines: ["production": 21.37], deploymentSource: "tags",
    lookBack: ["production": Baseline(commit: commitA, at: windowEnd - 449 * aDay)])
}

extension RepositorySummary {
  static let usual = RepositorySummary(
    name: "engine", head: commitA, mainline: "refs/heads/main", commits: 1204, deployments: 20,
    complete: true, notices: [])
}

extension DeploymentRow {
  static func numbered(_ number: Int, knowsLines: Bool = true) -> DeploymentRow {
    let isNewest = number == 19
    return DeploymentRow(
      repository: "engine", unit: "production", environment: "production",
      name: "v2.\(number).0", commit: commitA,
      finishedAt: windowEnd - Int64(80 - 4 * number) * aDay,
      newCommits: 30 + number * 7 % 23, taggedCommits: 11 + number * 5 % 17,
      novelLines: knowsLines ? 700 + number * 37 % 400 : nil,
      aiNovelLines: knowsLines ? 240 + number * 29 % 90 : nil,
      survivingLines: knowsLines ? (isNewest ? 0 : 610) : nil,
      aiSurvivingLines: knowsLines ? (isNewest ? 0 : 233 - number) : nil,
      pendingLines: knowsLines ? (isNewest ? 700 + number * 37 % 400 : 0) : nil,
      aiPendingLines: knowsLines ? (isNewest ? 240 + number * 29 % 90 : 0) : nil)
  }
}

extension DeveloperRow {
  static func named(
    _ name: String, weeks: Int, ai: (Int, Int, Int), dce: Double, nd: Double
  ) -> DeveloperRow {
    let address = String(name.unicodeScalars.filter { $0.isASCII && $0 != " " }).lowercased()
    return DeveloperRow(
      name: name, email: address.prefix(20) + "@example.org",
      outcome: .made(weeks: weeks, commits: (weeks * 24, weeks * 9), ai: ai, dce: dce, nd: nd))
  }
}

extension Outcome {
  static let nothing = made(weeks: 0, commits: (0, 0), ai: (0, 0, 0), dce: 0, nd: 0)

  /// An outcome with as much unassisted work as assisted.
  static func made(
    weeks: Int, commits: (total: Int, tagged: Int), ai: (novel: Int, surviving: Int, pending: Int),
    dce: Double, nd: Double?, interval: Interval? = nil
  ) -> Outcome {
    var counts = CommitCounts()
    counts.total = commits.total
    counts.tagged = commits.tagged
    counts.merged = commits.tagged
    counts.deployed = commits.tagged
    counts.surviving = commits.tagged / 2
    var lines = LineCounts()
    (lines.aiNovel, lines.aiSurviving, lines.aiPending) = ai
    lines.aiRemoved = ai.novel - ai.surviving - ai.pending
    lines.novel = 2 * ai.novel
    lines.surviving = 2 * ai.surviving
    lines.pending = 2 * ai.pending
    lines.removed = 2 * lines.aiRemoved
    lines.survivingThirtyDays = ai.surviving
    lines.aiSurvivingThirtyDays = ai.surviving / 2
    return Outcome(
      builderWeeks: weeks, commits: counts, lines: lines, dce: dce, nd: nd,
      ndPerWeek: weeks > 0 ? nd.map { $0 / Double(weeks) } : nil, ndInterval: interval,
      regularity: weeks > 0 ? min(1, dce / Double(weeks)) : nil,
      unassisted: Unassisted(dce: dce * 1.5, nd: nd))
  }

  mutating func forgetLines() {
    lines = nil
    dce = nil
    nd = nil
    ndPerWeek = nil
    ndInterval = nil
    regularity = nil
    unassisted = Unassisted(dce: nil, nd: nil)
  }
}

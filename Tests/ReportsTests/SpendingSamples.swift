import Metrics
import Spend

extension Report {
  /// The ordinary report, with money in every destination and from several sources.
  static let spending: Report = {
    var summary = SpendSummary()
    let nanos: [Destination: Int64] = [
      .deployed: 1_234_567_890_123, .deployedThenRemoved: 98_765_432_100,
      .mergedNotDeployed: 4_000, .open: 55_500_000_000, .abandoned: 12_000_000_001,
      .noCommit: 300_000_000_499, .elsewhere: 20_000_000_500, .aggregate: 1_000_000_000,
    ]
    for destination in Destination.allCases {
      let sum = SpendSummary.Sum.of(nanos[destination] ?? 0, tokens: 1_000_000)
      summary.destinations[destination] = sum
      summary.total.add(sum)
      summary.records += 100
    }
    summary.evidence = [.exact: .of(1_300_000_000_000), .medium: .of(101_337_326_123)]
    summary.evidence[.none] = .of(
      summary.total.nanos - 1_300_000_000_000 - 101_337_326_123)
    var person = SpendSummary.Person()
    person.total = summary.total
    person.deployed = summary.destinations[.deployed] ?? .of(0)
    summary.people[ordinary.developers[0].email] = person
    summary.agents[.init(agent: "claude-code", model: "claude-opus-5")] = summary.total
    var drift = SpendSelection.Drift(
      agent: "claude-code", counted: .claudeCode, superseded: .anthropicAnalytics)
    (drift.countedNanos, drift.supersededNanos) = (50_000_000_000, 53_000_000_000)
    summary.drifts = [drift]
    var report = ordinary
    report.set(summary)
    return report
  }()

  /// Tokens of a model that nobody knows: never $0.
  static let unpriced: Report = {
    var summary = SpendSummary()
    var sum = SpendSummary.Sum.of(0, tokens: 4_800_000_000)
    sum.unpricedTokens = 4_800_000_000
    (summary.total, summary.records) = (sum, 7)
    summary.destinations[.deployed] = sum
    summary.evidence[.exact] = sum
    summary.people[""] = {
      var person = SpendSummary.Person()
      (person.total, person.deployed) = (sum, sum)
      return person
    }()
    summary.agents[.init(agent: "claude-code", model: "nobody-1")] = sum
    var report = ordinary
    report.set(summary)
    return report
  }()
}

extension SpendSummary.Sum {
  fileprivate static func of(_ nanos: Int64, tokens: Int64 = 0) -> Self {
    var sum = Self()
    sum.nanos = nanos
    sum.tokens = Tokens(input: tokens)
    return sum
  }
}

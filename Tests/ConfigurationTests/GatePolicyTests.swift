import Configuration
import Testing

/// The example of the manual, with every key in it.
private let complete = """
  [gate]
  attribution = "require"
  evidence.minimum = "session"
  trailers.wellformed = "fail"
  human.accountable = "fail"
  signoff.human = "off"
  spend.recorded = "warn"
  spend.budget = 25.0
  deployments.config = "fail"
  identity.known = "warn"
  trailers.accepted = ["Assisted-by", "X-AI-2"]
  trailers.agents = ["In-House-Agent"]
  identity.domains = ["Example.org", "*.example.org"]
  approvers = ["Lead@Example.org"]
  waivers = ["Lead@example.org", "Pusher-Name"]
  """

@Suite("The policy of a gate") struct GatePolicyTests {
  private func read(_ toml: String) throws -> GatePolicy? {
    try Configuration(toml: toml, source: ".outcomes.toml").gate
  }

  private func policy(_ gate: String) throws -> GatePolicy {
    try #require(try read("[gate]\n" + gate))
  }

  @Test("no table, no policy") func absent() throws {
    #expect(try read("") == nil)
    #expect(try read("mainline = \"main\"") == nil)
  }

  @Test("an empty table only warns", arguments: ["[gate]", "gate = {}", "[gate.trailers]"])
  func empty(toml: String) throws {
    let policy = try read(toml)
    #expect(policy == GatePolicy())
    #expect(policy?.levels.values.allSatisfy { $0 == .warn } == true)
  }

  @Test("every key arrives") func everyKey() throws {
    var expected = GatePolicy()
    expected.attribution = .require
    expected.minimumEvidence = "session"
    expected.levels = [
      .attribution: .fail, .evidenceMinimum: .fail, .trailersWellformed: .fail,
      .humanAccountable: .fail, .signoffHuman: .off, .spendRecorded: .warn, .spendBudget: .warn,
      .deploymentsConfig: .fail, .identityKnown: .warn,
    ]
    expected.budgetNanos = 25_000_000_000
    expected.acceptedTrailers = ["Assisted-by", "X-AI-2"]
    expected.agents = ["in-house-agent"]
    expected.domains = ["example.org", "*.example.org"]
    expected.approvers = ["lead@example.org"]
    expected.waivers = ["lead@example.org", "pusher-name"]
    #expect(try read(complete) == expected)
  }

  @Test("dotted keys, tables and inline tables are the same") func spellings() throws {
    let spellings = [
      "[gate]\nevidence.minimum = \"note\"\nspend = { budget = 3, recorded = \"fail\" }",
      "[gate.evidence]\nminimum = \"note\"\n[gate.spend]\nrecorded = \"fail\"\nbudget = 3.0",
      "gate.evidence.minimum = \"note\"\ngate.spend.budget = 3\ngate.spend.recorded = \"fail\"",
      """
      [gate]
      evidence = { minimum = { evidence = "note" } }
      [gate.spend]
      recorded = "fail"
      [gate.spend.budget]
      usd = 3e0
      """,
    ]
    let policies = try spellings.map { try #require(try read($0)) }
    #expect(policies.allSatisfy { $0 == policies[0] })
    #expect(policies[0].minimumEvidence == "note")
    #expect(policies[0].level(of: .evidenceMinimum) == .fail)
    #expect(policies[0].budgetNanos == 3_000_000_000)
    #expect(policies[0].level(of: .spendBudget) == .warn)
    #expect(policies[0].level(of: .spendRecorded) == .fail)
  }

  @Test("words of attribution", arguments: GatePolicy.Attribution.allCases)
  func attribution(word: GatePolicy.Attribution) throws {
    let short = try policy("attribution = \"\(word.rawValue)\"")
    #expect(short.attribution == word)
    #expect(short.level(of: .attribution) == .fail)
    let long = try policy("attribution = { policy = \"\(word.rawValue)\" }")
    #expect(long == short)
  }

  @Test("levels of the long forms", arguments: GatePolicy.Level.allCases)
  func levels(level: GatePolicy.Level) throws {
    let word = level.rawValue
    let policy = try policy(
      """
      attribution = { policy = "forbid", level = "\(word)" }
      evidence.minimum = { level = "\(word)", evidence = "trailer" }
      spend.budget = { usd = 1, level = "\(word)" }
      """)
    #expect(policy.attribution == .forbid)
    #expect(policy.minimumEvidence == "trailer")
    #expect(policy.budgetNanos == 1_000_000_000)
    for rule: GatePolicy.Rule in [.attribution, .evidenceMinimum, .spendBudget] {
      #expect(policy.level(of: rule) == level)
    }
  }

  @Test("every rule can be switched off", arguments: GatePolicy.Rule.allCases)
  func off(rule: GatePolicy.Rule) throws {
    var expected = GatePolicy()
    expected.levels[rule] = .off
    #expect(try policy("\(rule.rawValue) = \"off\"") == expected)
  }

  @Test("every level of evidence", arguments: Configuration.evidenceLevels)
  func evidence(level: String) throws {
    #expect(try policy("evidence.minimum = \"\(level)\"").minimumEvidence == level)
  }

  @Test(
    "budgets are exact to nine decimals",
    arguments: [
      ("0.000000001", 1), ("1e-9", 1), ("0.1", 100_000_000), ("0.3", 300_000_000),
      ("1", 1_000_000_000), ("999999.999999999", 999_999_999_999_999),
      ("123456.789012345", 123_456_789_012_345), ("1_000_000", 1_000_000_000_000_000),
      ("0.0000000014", 1), ("0.0000000016", 2),
    ]) func budgets(usd: String, nanos: Int64) throws
  {
    #expect(try policy("spend.budget = \(usd)").budgetNanos == nanos)
    #expect(try policy("spend.budget = { usd = \(usd) }").budgetNanos == nanos)
  }

  @Test("a policy without a budget has none") func noBudget() throws {
    #expect(try policy("spend.budget = \"off\"").budgetNanos == nil)
    #expect(try policy("spend.recorded = \"warn\"").level(of: .spendBudget) == .off)
  }

  @Test("lists may be empty, but for what discloses an agent") func emptyLists() throws {
    let policy = try policy(
      "approvers = []\nwaivers = []\nidentity.domains = []\ntrailers.agents = []")
    #expect(policy == GatePolicy())
  }

  @Test("very long lists") func longLists() throws {
    let people = (0..<20_000).map { "\"p\($0)@example.org\"" }.joined(separator: ",")
    #expect(try policy("approvers = [\(people)]").approvers.count == 20_000)
  }
}

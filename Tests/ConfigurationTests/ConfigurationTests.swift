import Configuration
import Testing

/// The example of the manual, with every key in it.
private let complete = """
  mainline = "main"
  horizon_days = 21
  evidence = "trailer"

  [reference_change_lines]
  api = 20.5
  web = 12

  [deployments]
  tags = "v*"
  files = ["deployments.jsonl", "old.csv"]
  trunk = false

  [[unit]]
  name = "api"
  environment = "production"
  paths = ["services/api/**"]
  tags = "api-v*"

  [[unit]]
  name = "docs"
  reference_change_lines = 8

  [lines]
  include = ["generated/kept.swift"]
  exclude = ["docs/**"]

  [developers]
  roster = "roster.csv"
  owners = { "Agent@example.org" = "human@example.org" }

  [privacy]
  rows = "team"
  minimum_group = 3

  [gate]
  attribution = "require"
  """

@Suite("A configuration that is accepted") struct ConfigurationTests {
  private func read(_ toml: String) throws -> Configuration {
    try Configuration(toml: toml, source: ".outcomes.toml")
  }

  @Test("an empty file says nothing", arguments: ["", "\n# nothing\n"])
  func empty(toml: String) throws {
    #expect(try read(toml) == Configuration())
  }

  @Test("every key arrives") func everyKey() throws {
    var expected = Configuration()
    expected.mainline = "main"
    expected.horizonDays = 21
    expected.evidence = "trailer"
    expected.referenceChangeLinesByUnit = ["api": 20.5, "web": 12, "docs": 8]
    expected.deployments.tags = "v*"
    expected.deployments.files = ["deployments.jsonl", "old.csv"]
    expected.deployments.trunk = false
    var api = Configuration.Unit(name: "api")
    api.environment = "production"
    api.paths = ["services/api/**"]
    api.tags = "api-v*"
    expected.units = [api, Configuration.Unit(name: "docs")]
    expected.lines.include = ["generated/kept.swift"]
    expected.lines.exclude = ["docs/**"]
    expected.developers.roster = "roster.csv"
    expected.developers.owners = ["agent@example.org": "human@example.org"]
    expected.privacy.rows = .team
    expected.privacy.minimumGroup = 3
    var gate = GatePolicy()
    (gate.attribution, gate.levels[.attribution]) = (.require, .fail)
    expected.gate = gate
    #expect(try read(complete) == expected)
  }

  @Test("one size for all units", arguments: ["20.0", "20", "2e1"]) func oneSize(number: String)
    throws
  {
    let configuration = try read("reference_change_lines = \(number)")
    #expect(configuration.referenceChangeLines == 20)
    #expect(configuration.referenceChangeLinesByUnit.isEmpty)
  }

  @Test("every level of evidence", arguments: Configuration.evidenceLevels)
  func evidence(level: String) throws {
    #expect(try read("evidence = \"\(level)\"").evidence == level)
  }

  @Test("the ends of the ranges", arguments: [1, 3650]) func ranges(days: Int) throws {
    #expect(try read("horizon_days = \(days)").horizonDays == days)
    #expect(try read("[privacy]\nminimum_group = 1").privacy.minimumGroup == 1)
  }

  @Test("one unit in two environments") func environments() throws {
    let toml = """
      [[unit]]
      name = "api"
      environment = "production"
      [[unit]]
      name = "api"
      environment = "staging"
      """
    #expect(try read(toml).units.map(\.environment) == ["production", "staging"])
  }
}

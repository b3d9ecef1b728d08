import TOMLKit

extension Configuration {
  /// Reads a configuration, whole or not at all.
  ///
  /// An unknown key is an error, because a setting with a slip of the pen in it would otherwise
  /// be a setting that silently does nothing.
  ///
  /// - Parameters:
  ///   - toml: the text of the file.
  ///   - source: the name of the file, for errors.
  /// - Throws: the first thing that is wrong, with its line.
  package init(toml: String, source: String) throws(ConfigurationError) {
    self.init()
    let root = try TableReader(toml: toml, source: source)
    try root.expectKeys(Self.keys[""] ?? [])
    mainline = try root.text("mainline")
    horizonDays = try root.integer("horizon_days", in: 1...3650)
    evidence = try root.choice("evidence", among: Self.evidenceLevels)
    try readReferenceChangeLines(root)
    try readDeployments(root)
    try readUnits(root)
    if let table = try root.table("lines", keys: Self.keys["lines"]) {
      lines.include = try table.globs("include")
      lines.exclude = try table.globs("exclude")
    }
    if let table = try root.table("developers", keys: Self.keys["developers"]) {
      developers.roster = try table.text("roster")
      try readOwners(table)
    }
    if let table = try root.table("privacy", keys: Self.keys["privacy"]) {
      let rows = try table.choice("rows", among: Privacy.Rows.allCases.map(\.rawValue))
      privacy.rows = rows.flatMap(Privacy.Rows.init)
      privacy.minimumGroup = try table.integer("minimum_group", in: 1...1_000_000)
    }
    if let table = try root.table("gate", keys: nil) { gate = try GatePolicy(table) }
  }

  /// The keys of every table; the empty name is the file itself.
  static let keys: [String: [String]] = [
    "": [
      "mainline", "horizon_days", "evidence", "reference_change_lines", "deployments", "unit",
      "lines", "developers", "privacy", "gate",
    ],
    "deployments": ["tags", "files", "map", "trunk"],
    "unit": ["name", "environment", "paths", "tags", "reference_change_lines"],
    "lines": ["include", "exclude"],
    "developers": ["roster", "owners"],
    "privacy": ["rows", "minimum_group"],
  ].merging(GateSetting.keys) { own, _ in own }

  /// One number for all units, or a table with a number for each.
  private mutating func readReferenceChangeLines(
    _ root: TableReader
  ) throws(ConfigurationError) {
    let key = "reference_change_lines"
    guard root.kind(key) == .table else {
      referenceChangeLines = try root.positiveNumber(key)
      return
    }
    guard let table = try root.table(key, keys: nil) else { return }
    for unit in table.keys { referenceChangeLinesByUnit[unit] = try table.positiveNumber(unit) }
  }

  private mutating func readDeployments(_ root: TableReader) throws(ConfigurationError) {
    guard let table = try root.table("deployments", keys: Self.keys["deployments"]) else { return }
    deployments.tags = try table.text("tags")
    deployments.files = try table.texts("files")
    deployments.map = try table.texts("map")
    deployments.trunk = try table.bool("trunk")
  }

  private mutating func readUnits(_ root: TableReader) throws(ConfigurationError) {
    for table in try root.tables("unit", keys: Self.keys["unit"]) {
      guard let name = try table.text("name") else {
        throw table.error(nil, "a [[unit]] without 'name', expected a text")
      }
      var unit = Unit(name: name)
      unit.environment = try table.text("environment")
      unit.paths = try table.globs("paths")
      unit.tags = try table.text("tags")
      let isKnown = units.contains { ($0.name, $0.environment) == (name, unit.environment) }
      if isKnown { throw table.error("name", "unit '\(name)' stands here twice") }
      units.append(unit)
      guard let size = try table.positiveNumber("reference_change_lines") else { continue }
      if referenceChangeLinesByUnit.updateValue(size, forKey: name) ?? size != size {
        throw table.error("reference_change_lines", "unit '\(name)' has two different sizes")
      }
    }
  }

  private mutating func readOwners(_ developers: TableReader) throws(ConfigurationError) {
    guard let table = try developers.table("owners", keys: nil) else { return }
    for agent in table.keys {
      guard let owner = try table.text(agent), owner.contains("@"), agent.contains("@") else {
        throw table.error(
          agent, "owner of '\(agent)': expected \"agent@example.org\" = \"human@example.org\"")
      }
      self.developers.owners[agent.lowercased()] = owner
    }
  }
}

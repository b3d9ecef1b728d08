/// One key of `[gate]`, and how its value gets into a policy.
///
/// Adding a rule to `GatePolicy.Rule` adds its key; one that asks for more than a level has its
/// case in `readRule`.
struct GateSetting: Sendable {
  typealias Reading =
    @Sendable (TableReader, String, inout GatePolicy) throws(ConfigurationError) -> Void

  /// The key as a policy names it: `attribution`, `evidence.minimum`.
  let name: String
  /// Reads the value of `key` in the table that holds it.
  let read: Reading

  /// The table in `[gate]` that holds the key; `nil` where it stands in `[gate]` itself.
  var table: String? {
    name.firstIndex(of: ".").map { String(name[..<$0]) }
  }

  var key: String { table.map { String(name.dropFirst($0.count + 1)) } ?? name }

  static let all = GatePolicy.Rule.allCases.map(rule) + lists

  /// The keys of `[gate]` and of the tables in it, such as `gate.evidence`.
  static let keys: [String: [String]] = all.reduce(into: ["gate": []]) { keys, setting in
    guard let table = setting.table else {
      keys["gate", default: []].append(setting.key)
      return
    }
    if keys["gate." + table] == nil { keys["gate", default: []].append(table) }
    keys["gate." + table, default: []].append(setting.key)
  }

  private static func rule(_ rule: GatePolicy.Rule) -> GateSetting {
    GateSetting(name: rule.rawValue) { (table, key, policy) throws(ConfigurationError) in
      guard let level = try readRule(rule, key, in: table, &policy) else { return }
      policy.levels[rule] = level
    }
  }

  /// Reads what a rule is asked with; its level, or `nil` where the file does not name the rule.
  private static func readRule(
    _ rule: GatePolicy.Rule, _ key: String, in table: TableReader, _ policy: inout GatePolicy
  ) throws(ConfigurationError) -> GatePolicy.Level? {
    switch rule {
    case .attribution:
      guard let demand = try RuleForm.attribution.read(key, in: table) else { return nil }
      if let word = demand.value { policy.attribution = word }
      return demand.level
    case .evidenceMinimum:
      guard let demand = try RuleForm.evidence.read(key, in: table) else { return nil }
      if let level = demand.value { policy.minimumEvidence = level }
      return demand.level
    case .spendBudget:
      guard let demand = try RuleForm.budget.read(key, in: table) else { return nil }
      policy.budgetNanos = demand.value
      return demand.level
    case .trailersWellformed, .humanAccountable, .signoffHuman, .spendRecorded,
      .deploymentsConfig, .identityKnown:
      return try table.level(key)
    }
  }
}

extension TableReader {
  /// `off`, `warn` or `fail`.
  func level(_ key: String) throws(ConfigurationError) -> GatePolicy.Level? {
    let word = try choice(key, among: GatePolicy.Level.allCases.map(\.rawValue))
    return word.flatMap(GatePolicy.Level.init)
  }
}

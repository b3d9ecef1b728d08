import TOMLKit

extension GatePolicy {
  /// Reads the table `[gate]`; what it does not say is as in a new policy.
  ///
  /// - Parameter gate: the table, whose keys nobody has looked at.
  /// - Throws: the first thing that is wrong, with its line.
  init(_ gate: TableReader) throws(ConfigurationError) {
    self.init()
    try Self.expectNoQuotedNames(gate)
    try gate.expectKeys(GateSetting.keys["gate"] ?? [])
    for setting in GateSetting.all {
      guard let table = try Self.table(of: setting, in: gate) else { continue }
      try setting.read(table, setting.key, &self)
    }
    // Who names approvers means them to be asked.
    if levels[.deploymentsConfig] == nil, !approvers.isEmpty { levels[.deploymentsConfig] = .warn }
  }

  /// In TOML `"evidence.minimum"` is one key with a dot in it, and not a key of a table.
  private static func expectNoQuotedNames(_ gate: TableReader) throws(ConfigurationError) {
    let names = GateSetting.all.map(\.name).filter { $0.contains(".") }
    for key in gate.keys where names.contains(key) {
      throw gate.error(
        key, "unknown key 'gate.\(key)'", hint: "write \(key) without quotation marks")
    }
  }

  private static func table(
    of setting: GateSetting, in gate: TableReader
  ) throws(ConfigurationError) -> TableReader? {
    guard let table = setting.table else { return gate }
    let known = GateSetting.keys["gate." + table] ?? []
    if let kind = gate.kind(table), kind != .table {
      throw gate.wrong(
        table, "a table with \(known.joined(separator: ", "))",
        hint: "write \(setting.name) = …")
    }
    return try gate.table(table, keys: known)
  }
}

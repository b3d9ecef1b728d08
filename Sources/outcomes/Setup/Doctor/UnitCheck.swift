import Delivery

/// Whether every unit of the configuration has deployments, and every record its unit.
enum UnitCheck {
  /// - Parameters:
  ///   - units: those of the configuration.
  ///   - told: what records tell, which may name other units.
  ///   - isDeployed: whether anything is known to be deployed of a unit.
  /// - Returns: the check; nothing where the whole repository is one unit.
  static func check(
    _ units: [Unit], told: [Deployment] = [], isDeployed: (Unit) -> Bool
  ) -> [Check] {
    guard !units.isEmpty else { return [] }
    if let silent = units.first(where: { !isDeployed($0) }) {
      return [
        .notice(
          "units", "nothing is known to be deployed of '\(silent.name)'",
          remedy: "outcomes deploy record --unit \(ShellWord.quoted(silent.name)), from its job")
      ]
    }
    let unknown = Set(told.compactMap(\.unit)).subtracting(units.map(\.name))
    if let first = unknown.min() {
      return [
        .notice(
          "units", "deployments name '\(first)', which is no unit of the configuration",
          remedy: Remedy.setting("name", first, " in a [[unit]]"))
      ]
    }
    return [.ok("units", "\(numbered(units.count, "unit")), and something deployed of each")]
  }
}

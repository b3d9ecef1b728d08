import TOMLKit

/// How a rule is written that asks for a value, which may be done in three ways.
///
/// ```toml
/// attribution = "require"
/// attribution = "off"
/// attribution = { policy = "require", level = "warn" }
/// ```
struct RuleForm<Value> {
  /// The value's key in the long form.
  let key: String
  /// What follows from the rule where no level is written.
  let level: GatePolicy.Level
  /// The value in words: "one of require, disclose, forbid".
  let expected: String
  /// The words that are values; empty where numbers are.
  let words: [String]
  /// A value as it is written, for hints.
  let example: String
  /// What is meant by what is written; `nil` where that is no value.
  let value: (any TOMLValueConvertible) -> Value?

  /// Reads what stands under `name`; `nil` where nothing does.
  ///
  /// - Returns: the value and the level; no value where the rule is off.
  func read(
    _ name: String, in table: TableReader
  ) throws(ConfigurationError) -> (value: Value?, level: GatePolicy.Level)? {
    guard let written = table.value(name) else { return nil }
    if written.string == GatePolicy.Level.off.rawValue { return (nil, .off) }
    if written.type == .table { return try readLong(name, in: table) }
    guard let value = value(written) else {
      let expected = words.isEmpty ? "\(expected) or \"off\"" : "\(expected), off"
      throw table.wrong(name, expected, hint: hint(for: written.string, among: words + ["off"]))
    }
    return (value, level)
  }

  private func readLong(
    _ name: String, in table: TableReader
  ) throws(ConfigurationError) -> (value: Value?, level: GatePolicy.Level)? {
    guard let inner = try table.table(name, keys: [key, "level"]) else { return nil }
    guard let written = inner.value(key) else {
      throw inner.error(nil, "key '\(table.name(of: name))' without '\(key)'", hint: longForm())
    }
    guard let value = value(written) else {
      throw inner.wrong(key, expected, hint: hint(for: written.string, among: words))
    }
    return (value, try inner.level("level") ?? level)
  }

  private func hint(for text: String?, among words: [String]) -> String? {
    guard let text else { return nil }
    if let level = GatePolicy.Level(rawValue: text) { return longForm(level) }
    return nearest(to: text, among: words).map { "did you mean '\($0)'?" }
  }

  private func longForm(_ level: GatePolicy.Level = .warn) -> String {
    "write { \(key) = \(example), level = \"\(level.rawValue)\" }"
  }
}

extension RuleForm {
  private init(
    _ key: String, words: [String], example: String, value: @escaping (String) -> Value?
  ) {
    self.init(
      key: key, level: .fail, expected: "one of \(words.joined(separator: ", "))", words: words,
      example: "\"\(example)\"", value: { $0.string.flatMap(value) })
  }
}

extension RuleForm<GatePolicy.Attribution> {
  static var attribution: Self {
    Self(
      "policy", words: Value.allCases.map(\.rawValue), example: "require",
      value: Value.init(rawValue:))
  }
}

extension RuleForm<String> {
  static var evidence: Self {
    let levels = Configuration.evidenceLevels
    return Self("evidence", words: levels, example: "session") { levels.contains($0) ? $0 : nil }
  }
}

extension RuleForm<Int64> {
  /// The most that a range may cost, in nano-USD.
  static var budget: Self {
    Self(
      key: "usd", level: .warn, expected: "a number of USD from 0.000000001 to 1000000",
      words: [], example: "25.0", value: nanos)
  }

  /// Nine decimals and six digits before them: half a nano-USD is more than the error of a `Double`.
  private static func nanos(_ written: any TOMLValueConvertible) -> Int64? {
    guard let usd = written.double ?? written.int.map(Double.init), usd >= 1e-9, usd <= 1_000_000
    else { return nil }
    return Int64((usd * 1e9).rounded())
  }
}

import TOMLKit

/// One table of a TOML file: hands out values of the expected type, or says what is wrong.
struct TableReader {
  private let table: TOMLTable
  private let path: [String]
  private let lines: KeyLines
  private let source: String

  /// Parses the text.
  init(toml: String, source: String) throws(ConfigurationError) {
    try checkSize(toml, source: source)
    try checkDefects(toml, source: source)
    do {
      table = try TOMLTable(string: toml)
    } catch let error as TOMLParseError {
      throw ConfigurationError(
        source: source, line: error.source.begin.line,
        problem: "not valid TOML: \(error.description)")
    } catch {
      throw ConfigurationError(source: source, line: nil, problem: "not valid TOML")
    }
    path = []
    lines = KeyLines(toml: toml)
    self.source = source
  }

  private init(_ table: TOMLTable, path: [String], of parent: TableReader) {
    self.table = table
    self.path = path
    lines = parent.lines
    source = parent.source
  }

  var keys: [String] { table.keys }

  func kind(_ key: String) -> TOMLType? { table[key]?.type }

  /// Refuses keys that nobody reads.
  func expectKeys(_ known: [String]) throws(ConfigurationError) {
    for key in keys where !known.contains(key) {
      let hint = suggestion(for: key, among: known) ?? "known are: \(known.joined(separator: ", "))"
      throw error(key, "unknown key '\(name(of: key))'", hint: hint)
    }
  }

  /// The table under `key`; where `known` is given, it holds no other keys.
  func table(_ key: String, keys known: [String]?) throws(ConfigurationError) -> TableReader? {
    guard let value = table[key] else { return nil }
    guard let inner = value.table else { throw wrong(key, "a table") }
    let reader = TableReader(inner, path: path + [key], of: self)
    if let known { try reader.expectKeys(known) }
    return reader
  }

  /// The tables of `[[key]]`.
  func tables(_ key: String, keys known: [String]?) throws(ConfigurationError) -> [TableReader] {
    guard let value = table[key] else { return [] }
    guard let array = value.array else { throw wrong(key, "tables headed [[\(key)]]") }
    var readers: [TableReader] = []
    for index in 0..<array.count {
      guard let inner = array[index].table else { throw wrong(key, "tables headed [[\(key)]]") }
      let reader = TableReader(inner, path: path + [key, String(index)], of: self)
      if let known { try reader.expectKeys(known) }
      readers.append(reader)
    }
    return readers
  }

  /// The error at the key's line, or at the table's where there is no key.
  func error(_ key: String?, _ problem: String, hint: String? = nil) -> ConfigurationError {
    ConfigurationError(
      source: source, line: lines.line(of: path + (key.map { [$0] } ?? [])), problem: problem,
      hint: hint)
  }

  /// A value of the wrong type or out of range.
  func wrong(_ key: String, _ expected: String, hint: String? = nil) -> ConfigurationError {
    let found = table[key].map { "found \(Self.words(for: $0))" } ?? "found nothing"
    return error(key, "key '\(name(of: key))': expected \(expected), \(found)", hint: hint)
  }

  func value(_ key: String) -> (any TOMLValueConvertible)? { table[key] }

  /// The key with the tables it stands in, such as `unit.paths`.
  func name(of key: String) -> String {
    let name = (path.filter { Int($0) == nil } + [key]).joined(separator: ".")
    return name.count > 100 ? name.prefix(99) + "…" : name
  }

  private static func words(for value: any TOMLValueConvertible) -> String {
    switch value.type {
    case .string: "the text \"\(value.string.map { String($0.prefix(40)) } ?? "")\""
    case .int: value.int.map { "the number \($0)" } ?? "a number"
    case .double: value.double.map { "the number \($0)" } ?? "a number"
    case .bool: value.bool.map { "\($0)" } ?? "a boolean"
    case .array: "an array"
    case .table: "a table"
    case .date, .time, .dateTime: "a date or time"
    }
  }
}

/// On which line of a TOML text every key stands.
///
/// The parser keeps places for syntax errors only. This reader finds the keys of a text that has
/// been parsed already, so it meets no errors; keys inside an inline table count as the key that
/// holds it. Elements of `[[arrays of tables]]` are named by their index from zero.
struct KeyLines {
  private var lines: [[String]: Int] = [:]

  /// Where the key is, or the nearest table around it that has a place.
  func line(of path: [String]) -> Int? {
    var path = path
    while !path.isEmpty {
      if let line = lines[path] { return line }
      path.removeLast()
    }
    return nil
  }

  init(toml: String) {
    var cursor = TOMLCursor(toml)
    var counts: [[String]: Int] = [:]
    var table: [String] = []
    while let statement = cursor.nextStatement() {
      switch statement.kind {
      case .table:
        table = Self.resolve(statement.keys, counts)
      case .arrayElement:
        let array = Self.resolve(statement.keys.dropLast(), counts) + statement.keys.suffix(1)
        table = array + [String(counts[array, default: 0])]
        counts[array, default: 0] += 1
        note(array, statement.line)
      case .pair:
        note(table + statement.keys, statement.line)
        continue
      }
      note(table, statement.line)
    }
  }

  /// Keeps the first place of the path and of the tables that it makes on its way.
  private mutating func note(_ path: [String], _ line: Int) {
    for length in 1...max(1, path.count) where lines[Array(path.prefix(length))] == nil {
      lines[Array(path.prefix(length))] = line
    }
  }

  /// A header below an array of tables speaks of its last element.
  private static func resolve(
    _ keys: some Sequence<String>, _ counts: [[String]: Int]
  ) -> [String] {
    keys.reduce(into: []) { path, key in
      path.append(key)
      if let count = counts[path] { path.append(String(count - 1)) }
    }
  }
}

import CSVScanning

/// Who the developers are and when they were there: a CSV file that overrides the builder-weeks.
///
/// ```csv
/// email,name,team,from,until,weeks
/// ada@example.org,Ada Lovelace,engines,2026-01-12,,
/// ```
///
/// Only `email` is needed; the columns come in any order. A row is a developer.
package struct Roster: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var email: String
    package var name: String?
    package var team: String?
    /// The first second of the first day, UTC.
    package var from: Int64?
    /// The first second after the last day, UTC; the day that the file names is the last one.
    package var until: Int64?
    /// The builder-weeks, where they are not counted.
    package var weeks: Int?

    package init(email: String) { self.email = email }
  }

  package var entries: [Entry] = []

  static let columns = ["email", "name", "team", "from", "until", "weeks"]

  /// Reads a roster, whole or not at all.
  ///
  /// - Parameters:
  ///   - csv: the text of the file (RFC 4180).
  ///   - source: the name of the file, for errors.
  /// - Throws: the first thing that is wrong, with its line.
  package init(csv: String, source: String) throws(ConfigurationError) {
    let records = try rosterRecords(csv, source: source)
    guard let header = records.first else {
      throw ConfigurationError(
        source: source, line: 1,
        problem: "an empty roster, expected the header '\(Self.columns.joined(separator: ","))'")
    }
    let columns = try Self.columns(of: header, source: source)
    var lines: [String: Int] = [:]
    for record in records.dropFirst() {
      let row = RosterRow(record: record, columns: columns, source: source)
      let entry = try row.entry()
      if let line = lines.updateValue(record.line, forKey: entry.email.lowercased()) {
        throw row.error("'\(entry.email)' stands here twice, first on line \(line)")
      }
      entries.append(entry)
    }
  }

  /// The names of the columns, in the file's order.
  private static func columns(
    of header: CSVRecord, source: String
  ) throws(ConfigurationError) -> [String] {
    let columns = header.texts.map { $0.lowercased() }
    func error(_ problem: String, _ hint: String? = nil) -> ConfigurationError {
      ConfigurationError(source: source, line: header.line, problem: problem, hint: hint)
    }
    for (index, column) in columns.enumerated() {
      guard Self.columns.contains(column) else {
        throw error(
          "unknown column '\(column)', expected \(Self.columns.joined(separator: ", "))",
          nearest(to: column, among: Self.columns).map { "did you mean '\($0)'?" })
      }
      if columns[..<index].contains(column) { throw error("column '\(column)' stands here twice") }
    }
    guard columns.contains("email") else {
      throw error("no column 'email'", "the first line names the columns")
    }
    return columns
  }
}

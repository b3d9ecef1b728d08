import CSVScanning
import Timestamps

/// One record of a roster, on its way to be an entry.
struct RosterRow {
  let record: CSVRecord
  let columns: [String]
  let source: String

  func entry() throws(ConfigurationError) -> Roster.Entry {
    guard record.count == columns.count else {
      throw error(
        "number of fields: expected \(columns.count) as in the header, found \(record.count)"
      )
    }
    guard let email = field("email"), email.contains("@") else {
      throw error(
        "column 'email': expected an e-mail address, found '\(field("email") ?? "")'")
    }
    var entry = Roster.Entry(email: email)
    entry.name = field("name")
    entry.team = field("team")
    entry.from = try day("from")
    entry.until = try day("until").map { $0 + 86_400 }
    entry.weeks = try weeks()
    if let from = entry.from, let until = entry.until, until <= from {
      throw error("column 'until': expected a day not before 'from'")
    }
    return entry
  }

  func error(_ problem: String) -> ConfigurationError {
    ConfigurationError(source: source, line: record.line, problem: problem)
  }

  /// The field, `nil` where the column or its text is missing.
  private func field(_ column: String) -> String? {
    guard let index = columns.firstIndex(of: column), let bytes = record[index], !bytes.isEmpty
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func weeks() throws(ConfigurationError) -> Int? {
    guard let text = field("weeks") else { return nil }
    guard let weeks = Int(text), (0...5200).contains(weeks) else {
      throw error("column 'weeks': expected a whole number from 0 to 5200, found '\(text)'")
    }
    return weeks
  }

  /// The first second of a day in UTC.
  private func day(_ column: String) throws(ConfigurationError) -> Int64? {
    guard let text = field(column) else { return nil }
    guard text.utf8.count == 10, let day = Timestamp.parse(text) else {
      throw error("column '\(column)': expected a date such as 2026-01-12, found '\(text)'")
    }
    return day
  }
}

/// One record of a roster, on its way to be an entry.
struct RosterRow {
  let record: CSVRecord
  let columns: [String]
  let source: String

  func entry() throws(ConfigurationError) -> Roster.Entry {
    guard record.fields.count == columns.count else {
      throw error(
        "number of fields: expected \(columns.count) as in the header, found \(record.fields.count)"
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
    guard let index = columns.firstIndex(of: column), !record.fields[index].isEmpty else {
      return nil
    }
    return record.fields[index]
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
    guard let day = daysSince1970(text) else {
      throw error("column '\(column)': expected a date such as 2026-01-12, found '\(text)'")
    }
    return day * 86_400
  }
}

/// Days between 1970-01-01 and a `YYYY-MM-DD`; `nil` where there is no such day.
private func daysSince1970(_ text: String) -> Int64? {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard parts.map(\.utf8.count) == [4, 2, 2],
    text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }),
    let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2]),
    (1...12).contains(month), day >= 1, day <= length(ofMonth: month, year: year)
  else { return nil }
  // A year that begins on 1 March has its leap day at the end.
  let shifted = month > 2 ? month - 3 : month + 9
  let marchYear = month > 2 ? year : year - 1
  let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
  return 365 * marchYear + leapDays + (153 * shifted + 2) / 5 + day - 1 - 719_468
}

private func length(ofMonth month: Int64, year: Int64) -> Int64 {
  let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  return switch month {
  case 2: isLeap ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

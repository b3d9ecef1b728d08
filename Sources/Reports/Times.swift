/// A time as RFC 3339 in UTC, such as `2026-04-06T00:00:00Z`.
///
/// RFC 3339 ends with the year 9999 and git does not: what lies outside is set to the nearest
/// time that can be written.
func timestamp(_ seconds: Int64) -> String {
  let seconds = min(max(seconds, -62_167_219_200), 253_402_300_799)
  let second = seconds - days(of: seconds) * 86_400
  let clock = [second / 3600, second / 60 % 60, second % 60].map { digits($0, 2) }
  return day(seconds) + "T" + clock.joined(separator: ":") + "Z"
}

/// The day of a time in UTC, such as `2026-04-06`.
func day(_ seconds: Int64) -> String {
  let seconds = min(max(seconds, -62_167_219_200), 253_402_300_799)
  // Days are counted from 1 March of the year 0, so that a leap day is the last of its year.
  let sinceMarch = days(of: seconds) + 719_468
  let era = sinceMarch >= 0 ? sinceMarch / 146_097 : -1
  let dayOfEra = sinceMarch - era * 146_097
  let yearOfEra =
    (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shifted = (5 * dayOfYear + 2) / 153
  let month = shifted < 10 ? shifted + 3 : shifted - 9
  let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  let day = dayOfYear - (153 * shifted + 2) / 5 + 1
  return digits(year, 4) + "-" + digits(month, 2) + "-" + digits(day, 2)
}

/// Whole days since 1970, rounded down.
private func days(of seconds: Int64) -> Int64 {
  seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
}

private func digits(_ number: Int64, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}

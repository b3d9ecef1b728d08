/// Times as text: RFC 3339, in whole seconds.
package enum Timestamp {
  /// Seconds since 1970-01-01 UTC of `2026-03-02T10:00:00Z`, `…+02:00`, or the date alone (its
  /// midnight in UTC); `nil` for anything else.
  package static func parse(_ text: some StringProtocol) -> Int64? {
    let bytes = Array(text.utf8)
    guard let date = fields(bytes.prefix(10), "0000-00-00"),
      let day = days(year: date[0], month: date[1], day: date[2])
    else { return nil }
    if bytes.count == 10 { return day * 86_400 }
    guard bytes.count > 19,
      [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[10]),
      let time = fields(bytes[11..<19], "00:00:00"), time[0] < 24, time[1] < 60, time[2] < 61,
      let offset = offset(bytes[19...])
    else { return nil }
    return day * 86_400 + time[0] * 3_600 + time[1] * 60 + time[2] - offset
  }

  /// Milliseconds since 1970-01-01 UTC, otherwise as `parse` does; finer fractions are cut off.
  package static func milliseconds(_ text: some StringProtocol) -> Int64? {
    guard let seconds = parse(text) else { return nil }
    let rest = text.utf8.dropFirst(19)
    guard rest.first == UInt8(ascii: ".") else { return seconds * 1_000 }
    let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let fraction = (digits.map { Int64($0 & 0x0F) } + [0, 0, 0]).prefix(3)
    return seconds * 1_000 + fraction.reduce(0) { $0 * 10 + $1 }
  }

  /// A time as RFC 3339 in UTC, such as `2026-03-02T10:00:00Z`.
  ///
  /// RFC 3339 ends with the year 9999 and git does not: what lies outside is set to the nearest
  /// time that can be written.
  package static func format(_ time: Int64) -> String {
    let time = writable(time)
    let second = time - days(of: time) * 86_400
    return day(time)
      + "T\(pad(second / 3_600, 2)):\(pad(second / 60 % 60, 2)):\(pad(second % 60, 2))Z"
  }

  /// The day of a time in UTC, such as `2026-03-02`.
  package static func day(_ time: Int64) -> String {
    let (year, month, day) = date(days(of: writable(time)))
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
  }

  /// The number of the ISO week that holds `time`: weeks start on Monday 00:00 UTC.
  package static func week(of time: Int64) -> Int64 {
    let sinceMonday = time - 345_600  // 1970-01-05 was a Monday
    return sinceMonday >= 0 ? sinceMonday / 604_800 : -((604_799 - sinceMonday) / 604_800)
  }

  /// The Monday, 00:00 UTC, with which the week of that number starts.
  package static func start(ofWeek week: Int64) -> Int64 { week * 604_800 + 345_600 }

  private static func writable(_ time: Int64) -> Int64 {
    min(max(time, -62_167_219_200), 253_402_300_799)
  }

  /// Whole days since 1970-01-01, rounded down.
  private static func days(of time: Int64) -> Int64 {
    time >= 0 ? time / 86_400 : (time - 86_399) / 86_400
  }

  private static func pad(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The numbers of `bytes` where `pattern` has zeros; `nil` if the rest differs.
  private static func fields(_ bytes: ArraySlice<UInt8>, _ pattern: StaticString) -> [Int64]? {
    var (numbers, current): ([Int64], Int64?) = ([], nil)
    let pattern = Array("\(pattern)".utf8)
    guard bytes.count == pattern.count else { return nil }
    for (byte, expected) in zip(bytes, pattern) {
      if expected == UInt8(ascii: "0") {
        guard (48...57).contains(byte) else { return nil }
        current = (current ?? 0) * 10 + Int64(byte - 48)
      } else {
        guard byte == expected, let number = current else { return nil }
        numbers.append(number)
        current = nil
      }
    }
    return numbers + (current.map { [$0] } ?? [])
  }

  /// Seconds east of UTC, after an optional fraction of a second.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
    var rest = bytes
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst().drop { (48...57).contains($0) }
    }
    if rest.count == 1, let zone = rest.first {
      return zone == UInt8(ascii: "Z") || zone == UInt8(ascii: "z") ? 0 : nil
    }
    guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let zone = fields(rest.dropFirst(), "00:00"), zone[0] < 24, zone[1] < 60
    else { return nil }
    let seconds = zone[0] * 3_600 + zone[1] * 60
    return sign == UInt8(ascii: "-") ? -seconds : seconds
  }

  /// Days since 1970-01-01 in the proleptic Gregorian calendar.
  private static func days(year: Int64, month: Int64, day: Int64) -> Int64? {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let days =
      era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
      - 719_468
    // The 31st of a short month gives another date back.
    return date(days) == (year, month, day) ? days : nil
  }

  private static func date(_ days: Int64) -> (Int64, Int64, Int64) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let shifted = month < 10 ? month + 3 : month - 9
    return (yearOfEra + era * 400 + (shifted <= 2 ? 1 : 0), shifted, day)
  }
}

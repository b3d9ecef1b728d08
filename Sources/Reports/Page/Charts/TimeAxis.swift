import Metrics
import Timestamps

/// A day of the calendar with its month as people write it.
private struct Month {
  var start: Int64
  var year: Int
  /// 1 to 12.
  var number: Int

  private static let names = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The month that holds a time; `nil` outside the years that can be written.
  init?(of time: Int64) {
    let parts = Timestamp.day(time).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(year: parts[0], number: parts[1])
  }

  init?(year: Int, number: Int) {
    let year = year + (number - 1) / 12
    let number = (number - 1) % 12 + 1
    let padding = String(repeating: "0", count: max(0, 4 - String(year).count))
    let month = number < 10 ? "0\(number)" : "\(number)"
    guard let start = Timestamp.parse("\(padding)\(year)-\(month)-01") else { return nil }
    (self.start, self.year, self.number) = (start, year, number)
  }

  var next: Month? { Month(year: year, number: number + 1) }

  /// The month, with its year where that is not plain from the one before; the year alone where
  /// all are Januaries.
  func label(after earlier: Int?, isYearly: Bool) -> String {
    if isYearly { return String(year) }
    let name = Self.names.indices.contains(number - 1) ? Self.names[number - 1] : ""
    return earlier == year ? name : "\(name) \(year)"
  }
}

/// The beginnings of weeks, of which few enough have a word: days where weeks are few, else months.
func weekTicks(_ weeks: [WeekRow]) -> [Tick] {
  guard let first = weeks.first, let last = weeks.last else { return [] }
  guard weeks.count <= 13 else {
    return timeTicks(first.startsAt...(last.startsAt + 604_799))
  }
  let step = weeks.count <= 9 ? 2 : 3
  return stride(from: 0, to: weeks.count, by: step).compactMap { place in
    let start = weeks[place].startsAt
    return dayLabel(start).map { Tick(number: Double(start), label: $0) }
  }
}

/// A day such as `2 Mar`; `nil` outside the years that can be written.
private func dayLabel(_ time: Int64) -> String? {
  guard let month = Month(of: time) else { return nil }
  return "\((time - month.start) / 86_400 + 1) \(month.label(after: month.year, isYearly: false))"
}

/// The months that begin in a span of time, at most `count` of them, evenly apart.
///
/// A span without a month's beginning has its first and its last day.
func timeTicks(_ window: ClosedRange<Int64>, atMost count: Int = 5) -> [Tick] {
  var months: [Month] = []
  var month = Month(of: window.lowerBound)
  // The calendar that can be written has 120,000 months.
  while let current = month, current.start <= window.upperBound, months.count < 120_000 {
    if current.start >= window.lowerBound { months.append(current) }
    month = current.next
  }
  guard !months.isEmpty else { return edges(window) }
  let step =
    [1, 2, 3, 6, 12, 24, 60, 120].first { months.count <= $0 * count }
    ?? (months.count / count / 12 + 1) * 12
  // Steps of three months begin in January, steps of years too.
  let kept = months.filter { step == 1 || ($0.year * 12 + $0.number - 1).isMultiple(of: step) }
  var year: Int?
  return kept.map { month in
    defer { year = month.year }
    return Tick(number: Double(month.start), label: month.label(after: year, isYearly: step >= 12))
  }
}

private func edges(_ window: ClosedRange<Int64>) -> [Tick] {
  let days = [window.lowerBound, window.upperBound].map { time in
    Tick(number: Double(time), label: Timestamp.day(time))
  }
  return days[0].label == days[1].label ? [days[0]] : days
}

import Foundation
import Timestamps

/// The window of a scan, from what the user said and from where the mainlines end.
struct WindowChoice {
  /// `nil` for everything after the baselines.
  var since: Int64?
  var until: Int64
  var notices: [String] = []

  private static let week: Int64 = 7 * 86_400
  private static let defaultLength = 12 * week

  /// Chooses the window; where the mainlines end is asked for only if no end was given.
  ///
  /// - Throws: a `Failure` for a time that is none, or a window that ends before it starts.
  init(
    since: String?, until: String?, all: Bool, now: Int64, mainlineEnds: () -> [Int64]
  ) throws(Failure) {
    if let until {
      self.until = try Self.time(until, option: "--until", before: now)
    } else {
      self.until = now
      // A repository that was left alone has nothing to show for the last weeks.
      if since == nil, !all, let end = mainlineEnds().max(), end < now - Self.defaultLength {
        self.until = end + 1
        notices.append(
          "the mainline ended on \(Timestamp.day(end)); the window ends there too")
      }
    }
    guard !all else { return }
    let start = try since.map { (text) throws(Failure) in
      try Self.time(text, option: "--since", before: self.until)
    }
    self.since = start ?? self.until - Self.defaultLength
    guard let chosen = self.since, chosen < self.until else {
      throw Failure(
        kind: .usage, message: "the window ends before it starts",
        hint: "give --since a time before --until")
    }
  }

  /// A date, a time, or a span of weeks or days before `end`.
  private static func time(_ text: String, option: String, before end: Int64) throws(Failure)
    -> Int64
  {
    if let time = Timestamp.parse(text) { return time }
    let units: [Character: Int64] = ["w": week, "d": 86_400]
    if let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
      (1...100_000).contains(count)
    {
      return end - count * unit
    }
    throw Failure(
      kind: .usage, message: "\(option) '\(text)' is no time",
      hint: "give a date such as 2026-03-02, a time such as 2026-03-02T10:00:00Z, or 12w or 30d")
  }
}

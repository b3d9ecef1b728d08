import Timestamps

/// Times as sources write them.
enum DeploymentMoment {
  /// The seconds of the years 1970 to 9999 since 1970-01-01 UTC.
  static let range: ClosedRange<Int64> = 0...253_402_300_799

  /// The time of a text in RFC 3339; `nil` where it is none, or outside of `range`.
  ///
  /// Go writes year 1 where it has no time.
  static func parse(_ text: some StringProtocol) -> Int64? {
    Timestamp.parse(text).flatMap { range.contains($0) ? $0 : nil }
  }

  /// Also without a zone, which is UTC then, as tables are exported from databases.
  static func parseLoosely(_ text: String) -> Int64? {
    parse(text) ?? parse(text + "Z")
  }
}

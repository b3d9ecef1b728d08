import Foundation
import Testing
import Timestamps

@Suite("Times")
struct TimestampTests {
  @Test(
    "RFC 3339",
    arguments: [
      ("1970-01-01", 0), ("1970-01-01T00:00:00Z", 0), ("2026-03-02T10:00:00Z", 1_772_445_600),
      ("2026-03-02T12:00:00+02:00", 1_772_445_600), ("2026-03-02T10:00:00.75Z", 1_772_445_600),
      ("2024-02-29", 1_709_164_800), ("1969-12-31T23:59:59Z", -1),
    ])
  func parsed(text: String, expected: Int64) {
    #expect(Timestamp.parse(text) == expected)
  }

  @Test(
    "not a time",
    arguments: [
      "", "12w", "2026-13-01", "2026-02-29", "2026-3-02", "2026-03-02T25:00:00Z",
      "2026-03-02T10:00:00", "2026-03-02T10:00:00Zx", "2026-03-02 10:00", "２026-03-02",
    ])
  func refused(text: String) {
    #expect(Timestamp.parse(text) == nil)
  }

  @Test("every day of six centuries comes back, as Foundation writes it")
  func days() {
    let formatter = ISO8601DateFormatter()
    for day in stride(from: Int64(-80_000), to: 140_000, by: 37) {
      let time = day * 86_400 + (day &* 7_919) % 43_200 + 43_200
      let text = Timestamp.format(time)
      #expect(Timestamp.parse(text) == time)
      #expect(formatter.string(from: Date(timeIntervalSince1970: Double(time))) == text)
    }
  }

  @Test("weeks start on Monday 00:00 UTC")
  func weeks() throws {
    let monday = try #require(Timestamp.parse("2026-03-02"))
    #expect(Timestamp.week(of: monday) == Timestamp.week(of: monday + 604_799))
    #expect(Timestamp.week(of: monday - 1) == Timestamp.week(of: monday) - 1)
    // 1969-12-29 was the Monday before the epoch.
    #expect(Timestamp.week(of: -259_200) == Timestamp.week(of: 0))
    #expect(Timestamp.week(of: -259_201) == Timestamp.week(of: 0) - 1)
  }
}

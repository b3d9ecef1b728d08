import JSONScanning
import Timestamps

/// Reads the times of a log, most of which are of the same day as the one before.
struct LastDay {
  private var date: [UInt8] = []
  /// Milliseconds since 1970-01-01 UTC.
  private var start: Int64 = 0

  /// Milliseconds since 1970-01-01 UTC of the text at `position`; `nil` where it is no time.
  mutating func milliseconds(
    at position: Int?, in bytes: Span<UInt8>
  ) throws(JSONError) -> Int64? {
    guard let position else { return nil }
    if !date.isEmpty, bytes.holds(date, at: position),
      let time = Self.time(at: position + date.count, in: bytes)
    {
      return start + time
    }
    var json = JSONScanner(at: position)
    guard let text = try json.string(in: bytes, limit: 64) else { return nil }
    guard let time = Timestamp.milliseconds(text) else { return nil }
    if let midnight = Timestamp.milliseconds(text.prefix(10)) {
      (date, start) = (Array("\"\(text.prefix(10))".utf8), midnight)
    }
    return time
  }

  /// What each digit of `T00:00:00.000Z"` counts in milliseconds, and how large it may be; other
  /// bytes stand as they are.
  private static let form: [(byte: UInt8, worth: Int64, most: UInt8)] = zip(
    "T00:00:00.000Z\"".utf8,
    [
      (0, 0), (36_000_000, 2), (3_600_000, 9), (0, 0), (600_000, 5), (60_000, 9), (0, 0),
      (10_000, 5), (1_000, 9), (0, 0), (100, 9), (10, 9), (1, 9), (0, 0), (0, 0),
    ]
  ).map { ($0, $1.0, $1.1) }

  /// The time of the day in milliseconds; `nil` where it is written in any other form.
  private static func time(at start: Int, in bytes: Span<UInt8>) -> Int64? {
    guard bytes.count - start >= form.count else { return nil }
    var time: Int64 = 0
    for (offset, place) in form.enumerated() {
      let byte = bytes[start + offset]
      if place.worth == 0 {
        guard byte == place.byte else { return nil }
      } else {
        guard byte >= UInt8(ascii: "0"), byte - UInt8(ascii: "0") <= place.most else { return nil }
        time += Int64(byte - UInt8(ascii: "0")) * place.worth
      }
    }
    return time < 86_400_000 ? time : nil
  }
}

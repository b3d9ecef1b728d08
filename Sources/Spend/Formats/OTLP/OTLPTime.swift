import JSONScanning
import Timestamps

/// Times as telemetry writes them, in milliseconds since 1970-01-01 UTC.
enum OTLPTime {
  /// The year 9999 ends here; what lies outside, or before 1970, is no time.
  private static let limit: Int64 = 253_402_300_800_000

  /// Nanoseconds since 1970, as a number or a text.
  static func nanoseconds(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) -> Int64? {
    guard let text = try OTLPValue.number(&json, in: bytes),
      let nanoseconds = scaled(text.utf8, by: 0), nanoseconds > 0
    else { return nil }
    return nanoseconds
  }

  static func unixNano(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) -> Int64? {
    try nanoseconds(&json, in: bytes).flatMap { checked($0 / 1_000_000) }
  }

  /// `[seconds, nanoseconds]`, RFC 3339, or a number whose unit its size tells.
  static func any(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) -> Int64? {
    switch try json.kind(in: bytes) {
    case .array: return try pair(&json, in: bytes)
    case .string: return try json.string(in: bytes, limit: 64).flatMap(text)
    default: return try json.integer(in: bytes).flatMap(number)
    }
  }

  /// RFC 3339, or a number in a text.
  static func text(_ text: String) -> Int64? {
    Timestamp.milliseconds(text).flatMap(checked)
      ?? (text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(text).flatMap(number) : nil)
  }

  private static func pair(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) -> Int64? {
    guard try json.enterArray(in: bytes) else { return nil }
    var parts: [Int64] = []
    while try json.nextElement(in: bytes) {
      let part = try json.integer(in: bytes)
      if parts.count < 2 { parts.append(part ?? -1) }
    }
    guard parts.count == 2, (0..<limit / 1_000).contains(parts[0]),
      (0..<1_000_000_000).contains(parts[1])
    else { return nil }
    return checked(parts[0] * 1_000 + parts[1] / 1_000_000)
  }

  /// Seconds until the year 5138, else milliseconds, microseconds or nanoseconds.
  private static func number(_ value: Int64) -> Int64? {
    switch value {
    case ..<100_000_000_000: checked(value > 0 ? value * 1_000 : 0)
    case ..<100_000_000_000_000: checked(value)
    case ..<100_000_000_000_000_000: checked(value / 1_000)
    default: checked(value / 1_000_000)
    }
  }

  private static func checked(_ time: Int64) -> Int64? {
    (1..<limit).contains(time) ? time : nil
  }
}

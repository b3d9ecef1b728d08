/// Ids of threads and turns, which are UUIDs.
enum CodexThreadID {
  /// The time that a UUID of version 7 begins with (RFC 9562, 5.7), in milliseconds since
  /// 1970-01-01 UTC; `nil` for any other id.
  static func time(of id: String) -> Int64? {
    let digits = id.utf8.filter { $0 != UInt8(ascii: "-") }
    guard id.utf8.count == 36, digits.count == 32, digits[12] == UInt8(ascii: "7"),
      let time = Int64(String(decoding: digits[..<12], as: UTF8.self), radix: 16), time >= 0
    else { return nil }
    return ExportedTime.milliseconds(time)
  }

  /// The id in the name of a rollout, `rollout-2026-01-02T03-04-05-<id>.jsonl`.
  static func id(inFileName name: Substring) -> String? {
    let stem = name.split(separator: ".").first ?? ""
    guard stem.hasPrefix("rollout-"), stem.utf8.count > 44 else { return nil }
    let id = String(stem.suffix(36))
    return id.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || isHexadecimal($0) }) ? id : nil
  }

  private static func isHexadecimal(_ letter: UInt8) -> Bool {
    Character(Unicode.Scalar(letter)).isHexDigit
  }
}

import JSONScanning
import Timestamps

extension JSONScanner {
  /// The short text that comes next, or a truth value as text; `nil` for anything else, and where
  /// the text is empty.
  mutating func label(in bytes: Span<UInt8>, limit: Int = 400) throws(JSONError) -> String? {
    if try kind(in: bytes) == .boolean { return try boolean(in: bytes).map { String($0) } }
    guard let text = try string(in: bytes, limit: limit), !text.isEmpty else { return nil }
    return text
  }

  /// The time that comes next, a text or whole seconds since 1970-01-01 UTC, in milliseconds;
  /// `nil` for anything else.
  mutating func time(in bytes: Span<UInt8>) throws(JSONError) -> Int64? {
    switch try kind(in: bytes) {
    case .string: try string(in: bytes, limit: 64).flatMap { ExportedTime.milliseconds($0) }
    default: try integer(in: bytes).flatMap { ExportedTime.milliseconds(seconds: $0) }
    }
  }
}

/// Times as exports write them.
enum ExportedTime {
  /// Milliseconds since 1970-01-01 UTC of a time as RFC 3339 has it, or as databases print it: with
  /// a space, without a zone (which is UTC then), or with a zone in whole hours.
  static func milliseconds(_ text: String) -> Int64? {
    for zone in ["", "Z", ":00"] {
      if let time = Timestamp.milliseconds(text + zone) { return time }
    }
    return nil
  }

  /// Milliseconds for whole seconds since 1970-01-01 UTC, before the year 10000.
  static func milliseconds(seconds: Int64) -> Int64? {
    (0...253_402_300_799).contains(seconds) ? seconds * 1_000 : nil
  }

  /// Milliseconds since 1970-01-01 UTC, where they lie before the year 10000.
  static func milliseconds(_ milliseconds: Int64) -> Int64? {
    (0...253_402_300_799_999).contains(milliseconds) ? milliseconds : nil
  }
}

/// E-mail addresses, where a source names people in several ways.
enum EmailAddress {
  /// The address in lower case; `nil` where the text does not look like one.
  static func normalized(_ text: String?) -> String? {
    guard let text, text.utf8.count <= 254, !text.utf8.contains(where: { $0 <= 0x20 }) else {
      return nil
    }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), parts[1].first != ".",
      parts[1].last != "."
    else { return nil }
    return text.lowercased()
  }
}

extension RateTerms {
  /// The terms that a vendor's word for a tier or a speed stands for.
  init(tier: String?) {
    switch tier?.lowercased() {
    case "batch": self = .batch
    case "priority": self = .priority
    case "flex": self = .flex
    case "fast": self = .fast
    default: self = []
    }
  }
}

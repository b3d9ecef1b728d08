import JSONScanning
import Timestamps

extension PriceFileReader {
  mutating func text(in bytes: Span<UInt8>) throws(PriceFileError) -> String {
    let text = try scan { (json) throws(JSONError) in try json.string(in: bytes, limit: 400) }
    guard let text, !text.isEmpty else { throw expected("a text of at most 400 bytes") }
    return text
  }

  mutating func texts(in bytes: Span<UInt8>) throws(PriceFileError) -> [String] {
    var texts: [String] = []
    try forEachElement(in: bytes) { (reader) throws(PriceFileError) in
      texts.append(try reader.text(in: bytes))
    }
    return texts
  }

  mutating func constant(_ value: String, in bytes: Span<UInt8>) throws(PriceFileError) -> String {
    let text = try scan { (json) throws(JSONError) in try json.string(in: bytes, limit: 400) }
    guard text == value else { throw expected("\"\(value)\"") }
    return value
  }

  mutating func day(in bytes: Span<UInt8>) throws(PriceFileError) -> String {
    let text = try scan { (json) throws(JSONError) in try json.string(in: bytes, limit: 10) }
    guard let text, Timestamp.parse(text) != nil else { throw expected("a day such as 2026-11-21") }
    return text
  }

  /// Seconds since 1970-01-01 UTC; `nil` where there is `null`.
  mutating func time(in bytes: Span<UInt8>) throws(PriceFileError) -> Int64? {
    if try skipNull(in: bytes) { return nil }
    let text = try scan { (json) throws(JSONError) in try json.string(in: bytes, limit: 40) }
    guard let time = text.flatMap(Timestamp.parse) else {
      throw expected("null, a day such as 2026-11-21, or a time such as 2026-11-21T16:00:00Z")
    }
    return time
  }

  mutating func tokens(in bytes: Span<UInt8>) throws(PriceFileError) -> Int64 {
    let count = try scan { (json) throws(JSONError) in try json.integer(in: bytes) }
    guard let count, (0...Tokens.limit).contains(count) else {
      throw expected("a number of tokens")
    }
    return count
  }

  /// Money times ten to a power; `nil` where there is `null`.
  mutating func money(
    in bytes: Span<UInt8>, power: Int, _ unit: String
  ) throws(PriceFileError) -> Int64? {
    if try skipNull(in: bytes) { return nil }
    guard let literal = try literal(in: bytes), let value = exact(literal, power: power),
      value <= Self.powerOfTen(power + 6)
    else {
      throw expected("\(unit), from 0 to 1000000 with at most \(power) decimals, or null")
    }
    return value
  }

  mutating func ratio(in bytes: Span<UInt8>) throws(PriceFileError) -> Ratio {
    let parts = (try literal(in: bytes) ?? [])
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { exact(Array($0), power: parts.count == 1 ? 6 : 0) }
    guard numbers.count == parts.count, parts.count <= 2, let numerator = numbers.first,
      let ratio = Ratio(numerator, parts.count == 1 ? 1_000_000 : numbers[1])
    else { throw expected("a number such as 0.5, or a fraction such as \"5/3\"") }
    return ratio
  }

  /// The bytes of the number, or of the text, that comes next.
  private mutating func literal(in bytes: Span<UInt8>) throws(PriceFileError) -> [UInt8]? {
    let kind = try scan { (json) throws(JSONError) in try json.kind(in: bytes) }
    let start = json.position
    guard kind == .number else {
      return try scan { (json) throws(JSONError) in try json.utf8(in: bytes, limit: 40) }
    }
    try scan { (json) throws(JSONError) in try json.skip(in: bytes) }
    let end = min(json.position, start + 41)
    return end == json.position ? (start..<end).map { bytes[$0] } : nil
  }

  /// The number times ten to a power, from 0 on; `nil` where that is no whole number.
  private func exact(_ literal: [UInt8], power: Int) -> Int64? {
    // Most prices are a few digits.
    if literal.count < 7, let small = Self.digits(literal) { return small * Self.powerOfTen(power) }
    guard let value = scaled(literal, by: power), value >= 0 else { return nil }
    // The digits behind those that count must be 0.
    let (whole, overflows) = value.multipliedReportingOverflow(by: Self.powerOfTen(12 - power))
    return !overflows && scaled(literal, by: 12) == whole ? value : nil
  }

  private static func digits(_ literal: [UInt8]) -> Int64? {
    var value: Int64 = 0
    for byte in literal {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int64(byte & 0x0F)
    }
    return literal.isEmpty ? nil : value
  }

  private static func powerOfTen(_ exponent: Int) -> Int64 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  private mutating func skipNull(in bytes: Span<UInt8>) throws(PriceFileError) -> Bool {
    let isNull = try scan { (json) throws(JSONError) in try json.kind(in: bytes) == .null }
    if isNull { try scan { (json) throws(JSONError) in try json.skip(in: bytes) } }
    return isNull
  }
}

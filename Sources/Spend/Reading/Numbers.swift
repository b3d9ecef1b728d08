package import JSONScanning

/// A decimal number times a power of ten, rounded to the nearest whole number (half away from
/// zero): `scaled("0.06", by: 9)` is 60,000,000, so that dollars become nano-USD.
///
/// - Returns: `nil` where the text is no decimal number (`-1.5e-3` is one), or does not fit.
package func scaled(_ text: some Sequence<UInt8>, by power: Int) -> Int64? {
  guard let number = DecimalText(text) else { return nil }
  return number.scaled(by: power)
}

/// A decimal number as it is written.
private struct DecimalText {
  private var isNegative = false
  /// The digits without the point, without leading zeros.
  private var digits: [UInt8] = []
  /// The number is `digits` × 10^exponent.
  private var exponent = 0

  init?(_ text: some Sequence<UInt8>) {
    var bytes = Array(text)[...]
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes.removeFirst()
    }
    var hasDigits = false
    var isFraction = false
    while let byte = bytes.first {
      if let digit = Self.digit(byte) {
        hasDigits = true
        if isFraction { exponent -= 1 }
        if digit > 0 || !digits.isEmpty { digits.append(digit) }
      } else if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else {
        break
      }
      bytes.removeFirst()
    }
    guard hasDigits else { return nil }
    guard let letter = bytes.popFirst() else { return }
    guard letter | 0x20 == UInt8(ascii: "e"), let written = Self.exponent(bytes) else { return nil }
    exponent += written
  }

  /// Exponents beyond a thousand are far outside of any number that fits.
  private static func exponent(_ bytes: ArraySlice<UInt8>) -> Int? {
    var bytes = bytes
    let sign = bytes.first
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes.removeFirst() }
    guard !bytes.isEmpty else { return nil }
    var value = 0
    for byte in bytes {
      guard let digit = digit(byte) else { return nil }
      value = min(value * 10 + Int(digit), 1_000_000)
    }
    return sign == UInt8(ascii: "-") ? -value : value
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? byte - UInt8(ascii: "0") : nil
  }

  func scaled(by power: Int) -> Int64? {
    // How many digits stand before the point of the result.
    let whole = digits.count + exponent + power
    guard !digits.isEmpty, whole >= 0 else { return 0 }
    guard whole <= 19 else { return nil }
    var value: Int64 = 0
    for place in 0..<whole {
      let digit = place < digits.count ? Int64(digits[place]) : 0
      let (tens, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = tens.addingReportingOverflow(digit)
      guard !overflows, !overflowsToo else { return nil }
      value = sum
    }
    if whole < digits.count, digits[whole] >= 5 {
      guard value < .max else { return nil }
      value += 1
    }
    return isNegative ? -value : value
  }
}

extension JSONScanner {
  /// The number of tokens, calls or the like that comes next; 0 where there is `null`.
  ///
  /// `isMalformed` is set where the value is no whole number from 0 to `Tokens.limit`.
  package mutating func count(
    in bytes: Span<UInt8>, isMalformed: inout Bool
  ) throws(JSONError) -> Int64 {
    switch try kind(in: bytes) {
    case .null:
      try skip(in: bytes)
      return 0
    case .number:
      let start = position
      if let count = try integer(in: bytes), (0...Tokens.limit).contains(count) { return count }
      // Some write whole numbers as 12.0.
      let literal = (start..<position).map { bytes[$0] }
      if let whole = scaled(literal, by: 0), (0...Tokens.limit).contains(whole),
        scaled(literal, by: 3) == whole * 1_000
      {
        return whole
      }
    default: try skip(in: bytes)
    }
    isMalformed = true
    return 0
  }

  /// The money that comes next, a number or a text with one, in nano-USD; `nil` where there is
  /// `null` or an empty text.
  ///
  /// The number times ten to the `power` is nano-USD: 9 for dollars, 7 for cents. `isMalformed` is
  /// set where the value is no number, or is too large.
  package mutating func nanos(
    in bytes: Span<UInt8>, power: Int = 9, isMalformed: inout Bool
  ) throws(JSONError) -> Int64? {
    let literal: [UInt8]?
    switch try kind(in: bytes) {
    case .null:
      try skip(in: bytes)
      return nil
    case .number:
      let start = position
      try skip(in: bytes)
      literal = (start..<position).map { bytes[$0] }
    case .string: literal = try utf8(in: bytes, limit: 64)
    default:
      try skip(in: bytes)
      literal = nil
    }
    if literal?.isEmpty == true { return nil }
    guard let literal, let nanos = scaled(literal, by: power), abs(nanos) <= StatedCost.limit else {
      isMalformed = true
      return nil
    }
    return nanos
  }

  /// The time that comes next as a number of milliseconds since 1970-01-01 UTC, or of seconds where
  /// it is that small; `nil` where there is none, or none from 1970 to 9999.
  package mutating func epochMilliseconds(in bytes: Span<UInt8>) throws(JSONError) -> Int64? {
    guard try kind(in: bytes) == .number else {
      try skip(in: bytes)
      return nil
    }
    let start = position
    try skip(in: bytes)
    guard position - start <= 32 else { return nil }
    let literal = (start..<position).map { bytes[$0] }
    guard let number = scaled(literal, by: 0), number > 0 else { return nil }
    // Seconds reach this in the year 5138, milliseconds did in 1973.
    guard number < 100_000_000_000 else { return number < 253_402_300_800_000 ? number : nil }
    return scaled(literal, by: 3)
  }
}

extension StatedCost {
  /// The most money that one record may state, in nano-USD: ten million dollars.
  package static let limit: Int64 = 10_000_000_000_000_000
}

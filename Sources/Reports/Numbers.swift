import Metrics

/// What stands where a number is not known; never a zero.
let unknown = "–"

/// A whole number with commas between thousands.
func count(_ number: Int?) -> String {
  guard let number else { return unknown }
  return (number < 0 ? "-" : "") + thousands(String(number.magnitude))
}

/// A number with two decimals; one too small for them reads `<0.01`, because it is not zero.
func decimal(_ number: Double?) -> String {
  guard let number, number.isFinite else { return unknown }
  if number > 0, number < 0.005 { return "<0.01" }
  let parts = fixed(number, decimals: 2).split(separator: ".", maxSplits: 1)
  guard parts.count == 2, let whole = Int(parts[0]) else { return fixed(number, decimals: 2) }
  let sign = number < 0 && parts[0].hasPrefix("-") ? "-" : ""
  return sign + thousands(String(whole.magnitude)) + "." + parts[1]
}

/// A number with its interval, such as `1.00 ± 0.30`.
///
/// The interval of something that cannot be negative ends at zero, and a half-width would then say
/// more than is known: `1.00 (0.00 to 2.40)`.
func decimal(_ number: Double?, within interval: Interval?) -> String {
  guard let number, let interval else { return decimal(number) }
  let (below, above) = (number - interval.low, interval.high - number)
  return abs(below - above) < 0.005 && interval.low > 0
    ? "\(decimal(number)) ± \(decimal(above))"
    : "\(decimal(number)) (\(decimal(interval.low)) to \(decimal(interval.high)))"
}

/// A share in whole per cent; what is nearly nothing or nearly all is not rounded to it.
func percent(_ share: Double?) -> String {
  guard let share, share.isFinite else { return unknown }
  if share > 0, share < 0.005 { return "<1 %" }
  if share < 1, share >= 0.995 { return ">99 %" }
  return fixed(share * 100, decimals: 0) + " %"
}

/// One number over another; `nil` where the lower one is zero or either is unknown.
func share(_ part: Int?, of whole: Int?) -> Double? {
  guard let part, let whole, whole > 0 else { return nil }
  return Double(part) / Double(whole)
}

/// The share of lines that survived, of those whose fate is known; `pending` where none's is.
///
/// What went live a moment ago has had no time to survive, and is not counted against it.
func live(_ surviving: Int?, of novel: Int?, pending: Int?) -> String {
  guard let novel, novel > 0, let pending else { return percent(share(surviving, of: novel)) }
  return pending >= novel ? "pending" : percent(share(surviving, of: novel - pending))
}

/// `one commit` or `12 commits`.
func counted(_ number: Int, _ noun: String) -> String {
  number == 1 ? "one \(noun)" : "\(count(number)) \(noun)s"
}

/// The number with exactly so many decimals, without an exponent and without a negative zero.
func fixed(_ number: Double, decimals: Int) -> String {
  let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
  let scaled = (number * scale).rounded()
  guard let units = Int64(exactly: scaled) else { return "\(number)" }
  let sign = units < 0 ? "-" : ""
  let digits = String(units.magnitude)
  guard decimals > 0 else { return sign + digits }
  let filled = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  return sign + filled.dropLast(decimals) + "." + filled.suffix(decimals)
}

private func thousands(_ digits: String) -> String {
  var result = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
    result.append(digit)
  }
  return result
}

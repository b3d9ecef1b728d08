/// Money in dollars and cents, such as `$1,234.56`; what is less than a cent reads `<$0.01`.
func dollars(micros: Int?) -> String {
  guard let micros else { return unknown }
  let magnitude = micros.magnitude
  if magnitude > 0, magnitude < 5_000 { return micros < 0 ? "-<$0.01" : "<$0.01" }
  let cents = (magnitude + 5_000) / 10_000
  let rest = String(cents % 100)
  return (micros < 0 ? "-$" : "$") + count(Int(cents / 100)) + "."
    + String(repeating: "0", count: 2 - rest.count) + rest
}

/// A number of tokens, such as `312`, `4.1k`, `2.75M` or `1.02G`.
func tokens(_ number: Int) -> String {
  for (unit, letter) in [(1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")] where number >= unit
  {
    let value = Double(number) / Double(unit)
    return fixed(value, decimals: value < 10 ? 2 : value < 100 ? 1 : 0) + letter
  }
  return count(number)
}

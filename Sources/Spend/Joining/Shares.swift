/// Splits a whole number by weights so that the parts add up to it (largest remainder; of equal
/// remainders the first one's part is rounded up).
///
/// Weights below one count as one. An empty list of weights gives no parts.
package func shares(of amount: Int64, by weights: [Int64]) -> [Int64] {
  guard weights.count > 1 else { return weights.isEmpty ? [] : [amount] }
  guard amount != 0 else { return [Int64](repeating: 0, count: weights.count) }
  let weights = weights.map { Int128(max($0, 1)) }
  let sum = weights.reduce(0, +)
  var parts = weights.map { Int64(Int128(amount) * $0 / sum) }
  let rest = Int(amount - parts.reduce(0, +))
  guard rest != 0 else { return parts }
  let byRemainder = weights.indices.sorted {
    let (left, right) = (Int128(amount) * weights[$0] % sum, Int128(amount) * weights[$1] % sum)
    return left == right ? $0 < $1 : left > right
  }
  // Money can be negative where a vendor corrects a bill: then the rest is, too.
  let negativeFirst = byRemainder.reversed()
  if rest >= 0 {
    for index in byRemainder.prefix(rest) { parts[index] += 1 }
  } else {
    for index in negativeFirst.prefix(-rest) { parts[index] -= 1 }
  }
  return parts
}

/// Rounds parts to a coarser unit so that they add up to the rounded sum of all.
///
/// - Returns: each part and the sum, divided by `divisor`; the sum is rounded half away from zero.
package func rounded(_ parts: [Int64], by divisor: Int64) -> (parts: [Int64], sum: Int64) {
  let sum = parts.reduce(Int128(0)) { $0 + Int128($1) }
  let half = Int128(divisor / 2) * (sum < 0 ? -1 : 1)
  let target = Int64(clamping: (sum + half) / Int128(divisor))
  var floors = parts.map { part in
    let (quotient, remainder) = part.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
  let rest = Int(clamping: Int128(target) - floors.reduce(Int128(0)) { $0 + Int128($1) })
  let byRemainder = parts.indices.sorted {
    let (left, right) = (parts[$0] - floors[$0] * divisor, parts[$1] - floors[$1] * divisor)
    return left == right ? $0 < $1 : left > right
  }
  for index in byRemainder.prefix(max(0, rest)) { floors[index] += 1 }
  return (floors, target)
}

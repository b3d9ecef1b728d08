import Foundation

/// A stretch of numbers laid along a length: of a line, of a height.
struct Scale: Equatable {
  var from: Double
  var to: Double
  /// Equal lengths stand for equal factors; both ends must be above zero.
  var isLogarithmic = false

  /// Where a number stands, 0 at the beginning and 1 at the end; never outside.
  ///
  /// A stretch without length has all its numbers in the middle. `nil` for what is no number, and
  /// on a logarithmic scale for what has no place there.
  func place(_ number: Double) -> Double? {
    guard number.isFinite, from.isFinite, to.isFinite else { return nil }
    guard isLogarithmic else { return place(number, from, to) }
    guard number > 0, from > 0, to > 0 else { return nil }
    return place(log10(number), log10(from), log10(to))
  }

  private func place(_ number: Double, _ from: Double, _ to: Double) -> Double {
    guard from != to else { return 0.5 }
    return min(max((number - from) / (to - from), 0), 1)
  }
}

/// Round numbers from zero to at least `maximum`, in steps of 1, 2 or 5 times a power of ten.
///
/// About `count` steps; one step where there is nothing above zero to show.
func roundTicks(upTo maximum: Double, about count: Int) -> [Double] {
  guard maximum.isFinite, maximum > 0, count > 0 else { return [0, 1] }
  let rough = maximum / Double(count)
  let power = pow(10, floor(log10(rough)))
  guard power > 0, power.isFinite else { return [0, 1] }
  let step = ([1, 2, 5].first { $0 * power >= rough * 0.999 } ?? 10) * power
  let steps = Int((maximum / step - 1e-9).rounded(.up))
  return (0...max(1, steps)).map { Double($0) * step }
}

/// 1, 2 or 5 times powers of ten from at most `low` to at least `high`, of which both are positive.
///
/// Powers of ten alone where there are more than `count` of them.
func logarithmicTicks(from low: Double, to high: Double, atMost count: Int) -> [Double] {
  guard low.isFinite, high.isFinite, low > 0, high >= low else { return [] }
  let powers = (Int(floor(log10(low)))...Int(ceil(log10(high)))).map { pow(10, Double($0)) }
  let all = powers.flatMap { [$0, 2 * $0, 5 * $0] }
  let first = all.lastIndex { $0 <= low } ?? 0
  let last = all.firstIndex { $0 >= high } ?? all.count - 1
  let ticks = Array(all[first...max(first, last)])
  return ticks.count <= count ? ticks : powers
}

import Foundation

/// The 95 % interval of `Σx / Σb` with developers as clusters.
///
/// The ratio estimator of survey sampling: `e_i = x_i - R·b_i`,
/// `se = √(n/(n-1) · Σe²) / Σb`, and `R ± t(n-1) · se`. Weeks of one person depend on one another,
/// which intervals over weeks would not know.
///
/// - Parameter clusters: normalized deployments and builder-weeks of each developer.
/// - Returns: `nil` for fewer than two developers, or no builder-weeks.
package func ratioInterval(_ clusters: [(value: Double, weight: Int)]) -> Interval? {
  let weight = Double(clusters.reduce(0) { $0 + $1.weight })
  guard clusters.count > 1, weight > 0 else { return nil }
  let count = Double(clusters.count)
  let ratio = clusters.reduce(0) { $0 + $1.value } / weight
  let squares = clusters.reduce(0) { sum, cluster in
    let residual = cluster.value - ratio * Double(cluster.weight)
    return sum + residual * residual
  }
  let error = (count / (count - 1) * squares).squareRoot() / weight
  let half = studentQuantile(degrees: count - 1) * error
  return Interval(low: max(0, ratio - half), high: ratio + half)
}

/// The t for which Student's distribution has 97.5 % below it, to nine digits.
func studentQuantile(degrees: Double) -> Double {
  var (low, high) = (0.0, 13.0)
  for _ in 0..<60 {
    let middle = (low + high) / 2
    if studentTail(middle, degrees: degrees) > 0.025 { low = middle } else { high = middle }
  }
  return (low + high) / 2
}

/// The chance of more than `t`: half the regularized incomplete beta function at n/(n+t²).
private func studentTail(_ t: Double, degrees: Double) -> Double {
  incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
}

/// The regularized incomplete beta function, by its continued fraction (Abramowitz and Stegun
/// 26.5.8), evaluated with Lentz's method.
private func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  guard x > 0 else { return 0 }
  guard x < 1 else { return 1 }
  // The fraction converges quickly on one side of the mean only.
  guard x < (a + 1) / (a + b + 2) else { return 1 - incompleteBeta(1 - x, b, a) }
  let logBeta: Double = lgamma(a) + lgamma(b) - lgamma(a + b)
  let front: Double = exp(a * log(x) + b * log(1 - x) - logBeta) / a
  let tiny = 1e-300
  var (c, d) = (1.0, 1 / nonZero(1 - (a + b) * x / (a + 1), tiny))
  var fraction = d
  for m in 1...300 {
    let m = Double(m)
    let double: Double = 2 * m
    let even: Double = m * (b - m) * x / ((a + double - 1) * (a + double))
    d = 1 / nonZero(1 + even * d, tiny)
    c = nonZero(1 + even / c, tiny)
    fraction *= d * c
    let odd: Double = -(a + m) * (a + b + m) * x / ((a + double) * (a + double + 1))
    d = 1 / nonZero(1 + odd * d, tiny)
    c = nonZero(1 + odd / c, tiny)
    fraction *= d * c
    if abs(d * c - 1) < 1e-15 { break }
  }
  return front * fraction
}

private func nonZero(_ value: Double, _ tiny: Double) -> Double {
  abs(value) < tiny ? tiny : value
}

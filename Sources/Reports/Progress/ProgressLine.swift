/// How far the work is, in one line of at most `width` columns.
///
/// What does not fit is left out rather than cut: first the rate, then the remaining time.
/// `place` says where the work is, and may come from a repository: `2 of 3 repositories, api`.
package func progressLine(_ pace: ProgressPace, in place: String? = nil, width: Int) -> String {
  let start = (place.map { visible($0) + ": " } ?? "") + amount(pace.step)
  let rate = pace.step.isCounted ? pace.settledRate.map(rate) : nil
  let left = pace.remaining.map(left)
  let lines = [[rate, left], [left], []].map { parts in
    ([start] + parts.compactMap(\.self)).joined(separator: ", ")
  }
  return lines.first { displayWidth($0) <= width } ?? truncated(start, to: max(1, width))
}

private func amount(_ step: ProgressStep) -> String {
  let share = share(step.done, of: step.total)
  guard step.isCounted else {
    return share.map { "\(step.words), \(percent($0))" } ?? step.words
  }
  guard let total = step.total else { return "\(count(step.done)) \(step.words)" }
  return "\(count(step.done)) of \(count(total)) \(step.words)"
}

/// Two digits: more would be a flicker.
private func rate(_ perSecond: Double) -> String {
  guard perSecond >= 1 else { return "less than one per second" }
  var (number, scale) = (min(perSecond, 1e15), 1.0)
  while number >= 100 {
    number /= 10
    scale *= 10
  }
  return "\(count(Int(number.rounded() * scale))) per second"
}

/// In steps that a reader can tell apart: five seconds, then minutes, then hours.
private func left(_ seconds: Double) -> String {
  switch min(seconds, 1e9) {
  case ..<5: "a few seconds left"
  case ..<55: "about \(Int((seconds / 5).rounded(.up)) * 5) s left"
  case ..<5_400: "about \(max(1, Int((seconds / 60).rounded()))) min left"
  default: "about \(Int((min(seconds, 1e9) / 3_600).rounded())) h left"
  }
}

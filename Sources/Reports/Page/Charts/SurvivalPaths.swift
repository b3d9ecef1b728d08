import Metrics

/// One survival curve as paths: its steps, its band, its value at the horizon.
struct SurvivalPaths {
  var name: String
  var style: String
  var line = PathText()
  /// The end of the curve, where fewer than 5 % of the lines are at risk.
  var thin = PathText()
  var band = PathText()
  var atHorizon = PathText()
  /// `nil` where nothing was observed for so long.
  var horizonShare: Double?
  /// The share a little later, below which a label of the horizon's does not lie on the curve.
  var under: Double?
  var lastShare: Double

  init(_ curve: SurvivalCurve, _ name: String, _ style: String, _ panel: Panel, horizon: Int) {
    (self.name, self.style) = (name, style)
    lastShare = curve.points.last?.share ?? 1
    horizonShare = curve.share(for: horizon)
    under = horizonShare.map { curve.share(for: horizon + curve.lastDay / 5) ?? $0 }
    addLine(curve, panel)
    addBand(curve, panel)
    if let horizonShare, let x = panel.x(Double(horizon)), let y = panel.y(horizonShare) {
      atHorizon.dot(x, y)
    }
  }

  private mutating func addLine(_ curve: SurvivalCurve, _ panel: Panel) {
    let least = Double(curve.lines) * 0.05
    var isThin = false
    line.move(0, panel.y(1) ?? 0)
    for point in curve.points {
      guard let x = panel.x(Double(point.day)), let y = panel.y(point.share) else { continue }
      step(to: x, y, isThin: isThin)
      if !isThin, Double(point.atRisk) < least {
        isThin = true
        thin.move(x, y)
      }
    }
    guard let end = panel.x(Double(curve.lastDay)) else { return }
    step(to: end, nil, isThin: isThin)
  }

  private mutating func step(to x: Double, _ y: Double?, isThin: Bool) {
    if isThin {
      thin.across(to: x)
      if let y { thin.upright(to: y) }
    } else {
      line.across(to: x)
      if let y { line.upright(to: y) }
    }
  }

  /// The band goes forth along the upper steps and back along the lower ones.
  private mutating func addBand(_ curve: SurvivalCurve, _ panel: Panel) {
    let known = curve.points.prefix { $0.interval != nil }
    guard let first = known.first else { return }
    let end = known.count < curve.points.count ? curve.points[known.count].day : curve.lastDay
    var way: [(x: Double, high: Double, low: Double)] = []
    for point in known {
      guard let interval = point.interval, let x = panel.x(Double(point.day)),
        let high = panel.y(interval.high), let low = panel.y(interval.low)
      else { continue }
      way.append((x, high, low))
    }
    guard let start = panel.x(Double(first.day)), let last = panel.x(Double(end)) else { return }
    band.move(start, panel.y(1) ?? 0)
    for (index, step) in way.enumerated() {
      band.upright(to: step.high)
      band.across(to: index + 1 < way.count ? way[index + 1].x : last)
    }
    for step in way.reversed() {
      band.upright(to: step.low)
      band.across(to: step.x)
    }
    band.close()
  }
}

extension SurvivalCurve {
  /// Lines that were live and observed for `day` days or longer; `nil` where nobody counted them.
  func atRisk(on day: Int) -> Int? {
    atRisk.indices.contains(day) ? atRisk[day] : day > lastDay ? 0 : nil
  }

  /// The share that is live after `day` days, with its interval.
  func shareWithInterval(after day: Int) -> String {
    let interval = points.last { $0.day <= day }?.interval
    guard let share = share(for: day), let interval else { return percent(share(for: day)) }
    return "\(percent(share)) (\(percent(interval.low)) – \(percent(interval.high)))"
  }
}

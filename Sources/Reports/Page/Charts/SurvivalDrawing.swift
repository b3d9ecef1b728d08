import Metrics

/// The two survival curves as paths and texts.
struct SurvivalDrawing {
  /// A text of the drawing at its place.
  struct Words {
    var words: String
    var style: String
    var place: LabelPlace
  }

  var lastDay: Int
  var panel: Panel
  var curves: [SurvivalPaths]
  /// Evenly apart, and few enough for the numbers below them.
  var days: [Tick]
  var horizonLine = PathText()
  var texts: [Words] = []

  /// The curves, the words below them, and two rows for each kind of lines.
  var height: Double { panel.top + panel.height + 24 + 36 * Double(curves.count) }

  /// `nil` where no line was ever observed.
  init?(_ survival: Survival, horizon: Int) {
    let kinds = [
      ("AI-assisted", "ai", survival.assisted), ("unassisted", "other", survival.unassisted),
    ].filter { $0.2.lines > 0 }
    guard !kinds.isEmpty else { return nil }
    lastDay = max(1, kinds.map(\.2.lastDay).max() ?? 1)
    let panel = Panel(
      top: 40, height: 200, x: Scale(from: 0, to: Double(lastDay)), y: Scale(from: 0, to: 1))
    self.panel = panel
    curves = kinds.map { SurvivalPaths($0.2, $0.0, $0.1, panel, horizon: horizon) }
    let lines = kinds.map(\.2.lines).max() ?? 0
    days = dayTicks(upTo: lastDay, atMost: lines < 100_000 ? 5 : 4)
    markHorizon(horizon)
    labelEnds()
    for (index, curve) in kinds.enumerated() {
      countRisks(curve.2, curve.0, curve.1, row: index)
    }
  }

  /// The horizon as an upright line, and the values of the curves on it.
  private mutating func markHorizon(_ horizon: Int) {
    guard horizon > 0, horizon <= lastDay, let place = panel.x.place(Double(horizon)) else {
      return
    }
    horizonLine.move(place * Panel.width, 0)
    horizonLine.upright(to: panel.height)
    let isLate = place > 0.6
    texts.append(
      Words(
        words: counted(horizon, "day"), style: "label tick",
        place: LabelPlace(
          x: place, y: 10, anchor: isLate ? .end : place < 0.1 ? .start : .middle)))
    labelHorizon(at: place, isLate: isLate)
  }

  /// The curves' values on the horizon: the higher one above its point, the other below, and one
  /// alone where they read the same.
  private mutating func labelHorizon(at place: Double, isLate: Bool) {
    var shown = curves.compactMap { curve in curve.horizonShare.map { (curve, $0) } }
      .sorted { $0.1 > $1.1 }
    let isSame = shown.count == 2 && percent(shown[0].1) == percent(shown[1].1)
    if isSame { shown.removeLast() }
    for (index, (curve, share)) in shown.enumerated() {
      guard let y = panel.y(share) else { continue }
      let height = index == 0 ? y - 13 : (curve.under.flatMap(panel.y) ?? y) + 13
      texts.append(
        Words(
          words: percent(share) + (isSame ? " both" : ""),
          style: "label strong halo" + (isSame ? "" : " \(curve.style)"),
          place: LabelPlace(
            x: place, y: panel.top + min(height, panel.height - 8),
            anchor: isLate ? .end : .start, shift: isLate ? -7 : 7)))
    }
  }

  /// The names of the curves at their ends, moved apart where they would meet.
  private mutating func labelEnds() {
    let heights = curves.map { panel.y($0.lastShare) ?? 0 }
    let places = apart(heights, by: 34, within: 8...(panel.height - 10))
    for (curve, y) in zip(curves, places) {
      for (line, words) in [curve.name, percent(curve.lastShare)].enumerated() {
        texts.append(
          Words(
            words: words, style: "label strong \(curve.style)",
            place: LabelPlace(x: 1, y: panel.top + y + Double(line) * 15 - 7, shift: 8)))
      }
    }
  }

  private mutating func countRisks(
    _ curve: SurvivalCurve, _ name: String, _ style: String, row: Int
  ) {
    let top = panel.top + panel.height + 38 + 36 * Double(row)
    // Long numbers would meet the next ones on a narrow screen.
    let shift: Double = curve.lines < 10_000 ? 0 : -20
    texts.append(
      Words(
        words: "\(name) lines at risk", style: "label \(style)",
        place: LabelPlace(x: 0, y: top, shift: shift)))
    for day in days {
      guard let x = panel.x.place(day.number) else { continue }
      texts.append(
        Words(
          words: count(curve.atRisk(on: Int(day.number))), style: "label tick",
          place: LabelPlace(
            x: x, y: top + 16, anchor: x > 0.93 ? .end : x < 0.02 ? .start : .middle,
            shift: x < 0.02 ? shift : 0)))
    }
  }

  func numbers(_ survival: Survival, _ horizon: Int) -> NumbersTable {
    let usual = [0, 7, 14, 28, 56, horizon] + days.map { Int($0.number) }
    let shown = Set(usual).filter { (0...lastDay).contains($0) }.sorted()
    return NumbersTable(
      summary: "Shares of lines that stayed, by day",
      headings: ["Days live", "AI-assisted", "at risk", "unassisted", "at risk"],
      rows: shown.map { day in
        [count(day)]
          + [survival.assisted, survival.unassisted].flatMap {
            [$0.shareWithInterval(after: day), count($0.atRisk(on: day))]
          }
      },
      notes: [
        "Kaplan–Meier estimate with its 95 % interval in brackets. At risk are the lines that were "
          + "live and observed for so many days or longer. Where fewer than 5 % of the lines are at risk, the curve is dotted."
      ])
  }
}

/// Days from zero on, at most `count`; whole weeks apart where there are weeks.
func dayTicks(upTo last: Int, atMost count: Int = 5) -> [Tick] {
  let steps = [1, 2, 3, 4, 7, 14, 28, 56, 84, 112, 182, 364, 728, 1_456, 3_640]
  let step = steps.first { last / $0 < count } ?? max(1, last / max(1, count - 1))
  return stride(from: 0, through: max(0, last), by: step).map { day in
    Tick(number: Double(day), label: day == 0 ? "0 days" : Reports.count(day))
  }
}

/// Heights moved so far apart that labels of two lines do not meet, in the same order.
func apart(_ heights: [Double], by distance: Double, within range: ClosedRange<Double>) -> [Double]
{
  guard heights.count == 2 else {
    return heights.map { min(max($0, range.lowerBound), range.upperBound) }
  }
  let isFirstHigher = heights[0] <= heights[1]
  var (upper, lower) = isFirstHigher ? (heights[0], heights[1]) : (heights[1], heights[0])
  if lower - upper < distance {
    let middle = (upper + lower) / 2
    (upper, lower) = (middle - distance / 2, middle + distance / 2)
  }
  if upper < range.lowerBound {
    upper = range.lowerBound
    lower = max(lower, upper + distance)
  }
  if lower > range.upperBound {
    lower = range.upperBound
    upper = min(upper, lower - distance)
  }
  return isFirstHigher ? [upper, lower] : [lower, upper]
}

import Metrics
import Timestamps

/// The costs of weeks as lines.
struct CostDrawing {
  struct Line {
    var name: String
    var style: String
    var path = PathText()
    /// The end of the line, of weeks whose lines are too young to count.
    var young = PathText()
    var end = PathText()
    var lastX: Double = 1
    var lastY: Double = 0
    var lastMicros: Int?
  }

  let panel: Panel
  let ticks: [Tick]
  let months: [Tick]
  let band: PathText
  private(set) var lines: [Line] = []
  private let points: [CostPoint]
  private let report: Report

  var height: Double { panel.top + panel.height + 26 }
  var isLogarithmic: Bool { panel.y.isLogarithmic }
  var labelHeights: [Double] { apart(lines.map(\.lastY), by: 34, within: 8...(panel.height - 10)) }

  /// `nil` where no week has a cost.
  init?(_ report: Report) {
    points = costs(report.weeks)
    self.report = report
    guard report.spend != nil, let first = points.first, let last = points.last else { return nil }
    let all = points.flatMap { [$0.fullyLoaded, $0.attributed] }.compactMap(\.self)
      .map { $0 / 1_000_000 }
    guard let highest = all.max(), highest > 0 else { return nil }
    let heights = Self.heights(upTo: highest, lowest: all.filter { $0 > 0 }.min() ?? highest)
    ticks = heights.ticks
    let end = last.startsAt + 604_800
    months = weekTicks(report.weeks)
    panel = Panel(
      top: 22, height: 190, x: Scale(from: Double(first.startsAt), to: Double(end)),
      y: heights.scale)
    band = youngBand(panel, report.weeks, report)
    lines = [
      line("fully loaded", "other") { $0.fullyLoaded }, line("attributed", "ai") { $0.attributed },
    ].compactMap(\.self)
  }

  /// From zero; in logarithms where the first weeks would press all others onto the axis.
  private static func heights(upTo highest: Double, lowest: Double) -> (scale: Scale, ticks: [Tick])
  {
    guard highest > 20 * lowest else {
      let numbers = roundTicks(upTo: highest, about: 4)
      return (Scale(from: 0, to: numbers.last ?? 1), numbers.map(tick))
    }
    let numbers = logarithmicTicks(from: lowest, to: highest, atMost: 6)
    return (
      Scale(from: numbers.first ?? lowest, to: numbers.last ?? highest, isLogarithmic: true),
      numbers.map(tick)
    )
  }

  private static func tick(_ number: Double) -> Tick {
    guard let whole = Int(exactly: number) else {
      return Tick(
        number: number, label: "$" + fixed(number, decimals: number >= 0.01 ? 2 : 4))
    }
    return Tick(number: number, label: "$" + (whole < 10_000 ? count(whole) : tokens(whole)))
  }

  /// One line through the ends of the weeks that have a number; `nil` without any.
  private func line(
    _ name: String, _ style: String, _ cost: (CostPoint) -> Double?
  ) -> Line? {
    var line = Line(name: name, style: style)
    for (point, week) in zip(points, report.weeks) {
      guard let micros = cost(point), let y = panel.y(micros / 1_000_000),
        let x = panel.x.place(Double(point.startsAt + 604_800))
      else { continue }
      if line.lastMicros == nil {
        line.path.move(x * Panel.width, y)
      } else if !report.isYoung(week) {
        line.path.line(x * Panel.width, y)
      } else {
        if line.young.isEmpty { line.young.move(line.lastX * Panel.width, line.lastY) }
        line.young.line(x * Panel.width, y)
      }
      (line.lastX, line.lastY, line.lastMicros) = (x, y, Int(exactly: micros.rounded()))
    }
    guard line.lastMicros != nil else { return nil }
    line.end.dot(line.lastX * Panel.width, line.lastY)
    return line
  }

  /// The report's own figures.
  var lesson: String {
    guard let spend = report.spend else { return "" }
    let attributed = dollars(micros: spend.attributedCostPerDceUsdMicros)
    let full = dollars(micros: spend.fullyLoadedCostPerDceUsdMicros)
    return "One typical change that went live and stayed has cost \(attributed) in its own spend, "
      + "and \(full) with all spend of the window."
  }

  /// Why the lines end before the last week, and what their dotted ends are, where it is so.
  var note: String? {
    let sentences = [
      lines.contains { $0.lastX < 1 }
        ? "A line ends before a week of which the spend or the lines are unknown or withheld."
        : nil,
      lines.contains { !$0.young.isEmpty }
        ? "Dotted: the spend of these weeks counts, and most of their lines are too young to."
        : nil,
    ].compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  var numbers: NumbersTable {
    NumbersTable(
      summary: "Cost per deployed change equivalent, by week",
      headings: ["By the end of the week from", "all spend", "DCE", "fully loaded", "attributed"],
      rows: zip(points, report.weeks).map { point, week in
        [
          Timestamp.day(point.startsAt) + (report.isYoung(week) ? " (too young)" : ""),
          dollars(micros: point.spent), decimal(point.dce),
          dollars(micros: point.fullyLoaded.flatMap { Int(exactly: $0.rounded()) }),
          dollars(micros: point.attributed.flatMap { Int(exactly: $0.rounded()) }),
        ]
      },
      notes: [
        "Sums since the window's start; without a cost before the first lines stayed."
      ])
  }
}

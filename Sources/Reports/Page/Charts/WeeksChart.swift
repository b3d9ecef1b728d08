import Metrics
import Timestamps

extension Markup {
  /// Writes the normalized deployments of each ISO week: bars with AI, marks without.
  mutating func weeksChart(_ report: Report) {
    guard let weeks = WeeksDrawing(report), weeks.hasNumbers else { return }
    let caption = Caption(
      name: "weeks", title: "Normalized deployments per week",
      said: lesson(report, young: weeks.young),
      description: "Bars for AI-assisted work and marks for unassisted work, for each of "
        + "\(counted(report.weeks.count, "week")), on a scale from 0 to "
        + "\(weeks.ticks.last?.label ?? unknown).")
    figure(caption, height: weeks.height, key: weeks.key, numbers: weekNumbers(report)) { drawing in
      drawing.draw(weeks)
    }
  }

  private mutating func draw(_ weeks: WeeksDrawing) {
    let panel = weeks.panel
    curves(panel) { curves in
      curves.path("young", weeks.band)
      curves.gridLines(panel, weeks.ticks)
      curves.path("gap", weeks.gaps)
      curves.path("bar ai", weeks.bars)
      curves.path("bar pending", weeks.early)
      curves.path("line other mark-of-week", weeks.marks)
      curves.widthMarks(panel, weeks.months)
    }
    heightLabels(panel, weeks.ticks)
    widthLabels(panel, weeks.months)
    youngLabel(panel, isThere: !weeks.band.isEmpty)
  }
}

/// The weeks as paths.
private struct WeeksDrawing {
  static let week: Int64 = 604_800

  var panel: Panel
  var ticks: [Tick]
  var months: [Tick]
  var bars = PathText()
  /// What young weeks have so far.
  var early = PathText()
  var band = PathText()
  /// How many weeks are too young to tell.
  var young = 0
  var marks = PathText()
  var gaps = PathText()
  var hasNumbers = false

  var height: Double { panel.top + panel.height + 30 }

  init?(_ report: Report) {
    let weeks = report.weeks
    guard let first = weeks.first, let last = weeks.last else { return nil }
    let numbers = weeks.flatMap { [$0.nd, $0.unassisted.nd] }.compactMap(\.self)
      .filter(\.isFinite)
    let start = first.startsAt
    let end = last.startsAt + Self.week
    ticks = numberTicks(upTo: numbers.max() ?? 0, about: 4)
    months = weekTicks(weeks)
    panel = Panel(
      top: 22, height: 192, x: Scale(from: Double(start), to: Double(end)),
      y: Scale(from: 0, to: ticks.last?.number ?? 1))
    hasNumbers = numbers.contains { $0 > 0 }
    for week in weeks { add(week, of: weeks.count, isYoung: report.isYoung(week)) }
    young = weeks.count { report.isYoung($0) }
    band = youngBand(panel, weeks, report)
  }

  /// A bar is narrower than its week, and one alone does not fill the drawing.
  private mutating func add(_ week: WeekRow, of count: Int, isYoung: Bool) {
    guard let middle = panel.x(Double(week.startsAt + Self.week / 2)) else { return }
    let slot = Panel.width / Double(count)
    let width = min(slot * (count > 60 ? 0.9 : 0.66), 90)
    if let number = week.nd, let top = panel.y(number) {
      if number > 0 {
        let (left, height) = (middle - width / 2, panel.height - top)
        if isYoung {
          early.rectangle(left, top, width: width, height: height)
        } else {
          bars.rectangle(left, top, width: width, height: height)
        }
      }
    } else {
      gaps.rectangle(
        middle - width / 2, panel.height - 12, width: width, height: 12)
    }
    if let number = week.unassisted.nd, let y = panel.y(number), !isYoung || number > 0 {
      let half = min(slot * 0.46, 60)
      marks.move(middle - half, y)
      marks.across(to: middle + half)
    }
  }

  var key: [KeyEntry] {
    var entries = [KeyEntry(style: "bar ai", words: "AI-assisted")]
    if !early.isEmpty { entries.append(KeyEntry(style: "bar pending", words: "so far")) }
    if !marks.isEmpty {
      entries.append(
        KeyEntry(style: "line other mark-of-week", words: "unassisted", shape: .line))
    }
    if !gaps.isEmpty {
      entries.append(KeyEntry(style: "gap", words: "unknown or withheld", shape: .gap))
    }
    return entries
  }
}

private func lesson(_ report: Report, young: Int) -> String {
  let weeks = counted(report.weeks.count, "week")
  guard let nd = report.totals.nd else {
    return "What AI-assisted work brought to production in \(weeks), as far as it is known."
  }
  var sentence = "AI-assisted work made \(decimal(nd)) normalized deployments in \(weeks)"
  if let other = report.totals.unassisted.nd { sentence += ", unassisted work \(decimal(other))" }
  guard young > 0 else { return sentence + "." }
  return sentence + (young == 1 ? "; the last week is" : "; the last \(count(young)) weeks are")
    + " too young to tell what stays."
}

private func weekNumbers(_ report: Report) -> NumbersTable {
  NumbersTable(
    summary: "Normalized deployments of each week",
    headings: ["Week from", "AI-assisted", "unassisted"],
    rows: report.weeks.map { week in
      [Timestamp.day(week.startsAt)]
        + [week.nd, week.unassisted.nd].map { soFar($0, isYoung: report.isYoung(week)) }
    },
    notes: ["A week's number is the sum over its developers; – is unknown or withheld."])
}

/// A young week's number, which is too low as yet, and never a zero.
private func soFar(_ number: Double?, isYoung: Bool) -> String {
  guard isYoung, let number else { return decimal(number) }
  return number > 0 ? decimal(number) + " so far" : "too young"
}

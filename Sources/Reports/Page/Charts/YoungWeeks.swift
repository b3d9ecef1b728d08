import Metrics

/// The part of a panel of weeks whose lines are too young to tell whether they stay.
func youngBand(_ panel: Panel, _ weeks: [WeekRow], _ report: Report) -> PathText {
  var band = PathText()
  guard let first = weeks.first(where: report.isYoung), let x = panel.x(Double(first.startsAt))
  else { return band }
  band.rectangle(x, 0, width: Panel.width - x, height: panel.height)
  return band
}

extension Markup {
  /// Writes above a panel what the band at its end is.
  mutating func youngLabel(_ panel: Panel, isThere: Bool) {
    guard isThere else { return }
    label(
      "too young to tell", "label tick", at: LabelPlace(x: 1, y: panel.top - 12, anchor: .end))
  }
}

import Metrics

extension Markup {
  /// Writes how long lines stayed: Kaplan–Meier curves with 95 % bands, AI-assisted and not.
  mutating func survivalChart(_ report: Report) {
    guard let survival = report.survival else { return }
    let horizon = report.parameters.horizonDays
    guard let drawing = SurvivalDrawing(survival, horizon: horizon) else { return }
    let caption = Caption(
      name: "survival", title: "How long lines stay", said: lesson(survival, horizon),
      description: "Two falling step curves of the share of lines that are still live, from 0 to "
        + "\(counted(drawing.lastDay, "day")) after they went live, each with its 95 % band.")
    figure(
      caption, height: drawing.height, numbers: drawing.numbers(survival, horizon)
    ) { $0.draw(drawing) }
  }

  private mutating func draw(_ drawing: SurvivalDrawing) {
    let panel = drawing.panel
    curves(panel) { curves in
      curves.gridLines(panel, shareTicks)
      curves.path("mark", drawing.horizonLine)
      for curve in drawing.curves.reversed() {
        curves.path("band \(curve.style)", curve.band)
        curves.path("line \(curve.style)", curve.line)
        curves.path("line \(curve.style) thin", curve.thin)
        curves.path("point \(curve.style)", curve.atHorizon)
      }
      curves.widthMarks(panel, drawing.days)
    }
    heightLabels(panel, shareTicks)
    widthLabels(panel, drawing.days)
    for text in drawing.texts { label(text.words, text.style, at: text.place) }
  }
}

/// The share that is live at the horizon, for both kinds of lines.
private func lesson(_ survival: Survival, _ horizon: Int) -> String {
  let days = counted(horizon, "day")
  let shares = [survival.assisted, survival.unassisted].compactMap { $0.share(for: horizon) }
  guard !shares.isEmpty else { return "No line has been observed for \(days) yet." }
  func part(_ curve: SurvivalCurve, _ words: String) -> String {
    guard curve.lines > 0 else { return "there are no \(words)" }
    guard let share = curve.share(for: horizon) else {
      return "no \(words) have been observed for so long"
    }
    let interval = curve.points.last { $0.day <= horizon }?.interval
    return "\(percent(share)) of the \(words) are live"
      + (interval.map { " (95 % interval \(percent($0.low)) to \(percent($0.high)))" } ?? "")
  }
  return "After \(days), \(part(survival.assisted, "AI-assisted lines")), and "
    + "\(part(survival.unassisted, "unassisted lines"))."
}

import Metrics

extension Markup {
  /// Writes what one deployed change equivalent had cost by the end of each week.
  mutating func costChart(_ report: Report) {
    guard let drawing = CostDrawing(report) else { return }
    let caption = Caption(
      name: "cost", title: "Cost per deployed change equivalent", said: drawing.lesson,
      description: "Two lines by week, in dollars for each deployed change equivalent since the "
        + "window's start: with all spend, and with the spend of deployed commits only"
        + (drawing.isLogarithmic ? ", on a logarithmic scale." : ", on a scale from 0."))
    figure(caption, height: drawing.height, numbers: drawing.numbers, note: drawing.note) {
      $0.draw(drawing)
    }
  }

  private mutating func draw(_ drawing: CostDrawing) {
    let panel = drawing.panel
    curves(panel) { curves in
      curves.path("young", drawing.band)
      curves.gridLines(panel, drawing.ticks)
      for line in drawing.lines {
        curves.path("line \(line.style)", line.path)
        curves.path("line \(line.style) thin", line.young)
        curves.path("point \(line.style)", line.end)
      }
      curves.widthMarks(panel, drawing.months)
    }
    heightLabels(panel, drawing.ticks)
    widthLabels(panel, drawing.months)
    youngLabel(panel, isThere: !drawing.band.isEmpty)
    if drawing.isLogarithmic {
      label("logarithmic scale", "label tick", at: LabelPlace(x: 0, y: panel.top - 12))
    }
    for (line, y) in zip(drawing.lines, drawing.labelHeights) {
      for (index, words) in [line.name, dollars(micros: line.lastMicros)].enumerated() {
        label(
          words, "label strong \(line.style)",
          at: LabelPlace(x: line.lastX, y: panel.top + y + Double(index) * 15 - 7, shift: 9))
      }
    }
  }
}

/// A round number of an axis and what stands beside it.
struct Tick: Equatable {
  var number: Double
  var label: String
}

extension Markup {
  /// Writes hairlines across a panel at round numbers; the lowest is the axis itself.
  mutating func gridLines(_ panel: Panel, _ ticks: [Tick]) {
    var grid = PathText()
    var axis = PathText()
    for (index, tick) in ticks.enumerated() {
      guard let y = panel.y(tick.number) else { continue }
      if index == 0 {
        axis.move(0, y)
        axis.across(to: Panel.width)
      } else {
        grid.move(0, y)
        grid.across(to: Panel.width)
      }
    }
    path("grid", grid)
    path("axis", axis)
  }

  /// Writes the numbers of the hairlines, to the left of the panel.
  mutating func heightLabels(_ panel: Panel, _ ticks: [Tick]) {
    for tick in ticks {
      guard let y = panel.y(tick.number) else { continue }
      label(
        tick.label, "label tick",
        at: LabelPlace(x: 0, y: panel.top + y, anchor: .end, shift: -8))
    }
  }

  /// Writes the words below a panel, each below its place, but for those at an edge, which stay
  /// inside.
  mutating func widthLabels(_ panel: Panel, _ ticks: [Tick]) {
    for tick in ticks {
      guard let x = panel.x.place(tick.number) else { continue }
      let isCut = x > 0.93 || (x > 0.85 && tick.label.count > 8)
      label(
        tick.label, "label tick",
        at: LabelPlace(
          x: x, y: panel.top + panel.height + 14,
          anchor: isCut ? .end : x < 0.02 ? .start : .middle))
    }
  }

  /// Writes short strokes below a panel where its words stand.
  mutating func widthMarks(_ panel: Panel, _ ticks: [Tick]) {
    var marks = PathText()
    for tick in ticks {
      guard let x = panel.x(tick.number) else { continue }
      marks.move(x, panel.height)
      marks.upright(to: panel.height + 4)
    }
    path("axis", marks)
  }
}

/// Shares in whole per cent, for the heights of a panel.
let shareTicks = [0, 0.25, 0.5, 0.75, 1].map { Tick(number: $0, label: percent($0)) }

/// Round numbers for the heights of a panel, with as many decimals as their steps have.
func numberTicks(upTo maximum: Double, about count: Int) -> [Tick] {
  let numbers = roundTicks(upTo: maximum, about: count)
  let step = numbers.count > 1 ? numbers[1] : 1
  let decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : 2
  return numbers.map { number in
    guard let whole = Int(exactly: number) else {
      return Tick(number: number, label: fixed(number, decimals: decimals))
    }
    // Five digits and more would not find room at the side.
    return Tick(
      number: number, label: whole < 10_000 ? Reports.count(whole) : tokens(whole))
  }
}

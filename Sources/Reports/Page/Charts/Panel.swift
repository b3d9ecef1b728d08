/// A part of a drawing with its own heights: the whole width of it, from `top` on.
///
/// Curves are in a nested drawing that is stretched to the width there is, `Panel.width` units of
/// it; heights are pixels. Texts stand outside of that one, so that they keep their size.
struct Panel {
  /// How many units the whole width has.
  static let width: Double = 1000

  var top: Double
  var height: Double
  var x: Scale
  var y: Scale

  /// The place of a number along the width, in units.
  func x(_ number: Double) -> Double? { x.place(number).map { $0 * Self.width } }

  /// The place of a number in the height, in pixels from the panel's top.
  func y(_ number: Double) -> Double? { y.place(number).map { (1 - $0) * height } }
}

/// What a label hangs on, and at which of its ends.
struct LabelPlace {
  enum Anchor: String {
    case start, middle, end
  }

  /// Between 0 and 1 of the whole width.
  var x: Double
  /// The text's middle, in pixels from the drawing's top.
  var y: Double
  var anchor = Anchor.start
  /// How far to the right of the place, in pixels.
  var shift: Double = 0
}

extension Markup {
  /// Writes the curves of a panel.
  mutating func curves(_ panel: Panel, _ content: (inout Markup) -> Void) {
    let height = coordinate(panel.height)
    element(
      "svg",
      [
        "y": coordinate(panel.top), "width": "100%", "height": height,
        "viewBox": "0 0 \(coordinate(Panel.width)) \(height)", "preserveAspectRatio": "none",
        "overflow": "visible",
      ], content)
  }

  /// Writes a path whose strokes keep their width however the drawing is stretched.
  mutating func path(_ style: String, _ path: PathText) {
    guard !path.isEmpty else { return }
    element("path", ["class": style, "d": path.text, "vector-effect": "non-scaling-stroke"])
  }

  /// Writes a text of the drawing.
  mutating func label(_ text: String, _ style: String, at place: LabelPlace) {
    let x = coordinate(place.x * 100)
    element(
      "text",
      [
        "class": style, "x": x == "0" ? nil : "\(x)%", "y": coordinate(place.y),
        "dx": place.shift == 0 ? nil : coordinate(place.shift), "dy": ".35em",
        "text-anchor": place.anchor == .start ? nil : place.anchor.rawValue,
      ], text: text)
  }
}

/// What a path of a drawing goes through, in as few letters as it takes.
///
/// Coordinates have one decimal at most: a tenth of a pixel is finer than any screen.
struct PathText {
  private(set) var text = ""

  var isEmpty: Bool { text.isEmpty }

  mutating func move(_ x: Double, _ y: Double) { text += "M\(coordinate(x)) \(coordinate(y))" }

  mutating func line(_ x: Double, _ y: Double) { text += "L\(coordinate(x)) \(coordinate(y))" }

  mutating func across(to x: Double) { text += "H\(coordinate(x))" }

  mutating func upright(to y: Double) { text += "V\(coordinate(y))" }

  mutating func close() { text += "Z" }

  /// A stroke without a length: its round ends make a dot of any path.
  mutating func dot(_ x: Double, _ y: Double) {
    move(x, y)
    text += "h0"
  }

  mutating func rectangle(_ x: Double, _ y: Double, width: Double, height: Double) {
    move(x, y)
    text += "h\(coordinate(width))v\(coordinate(height))h\(coordinate(-width))Z"
  }

  /// A band between two heights on the left and two on the right, bent like an S.
  mutating func ribbon(
    from left: (x: Double, top: Double, bottom: Double),
    to right: (x: Double, top: Double, bottom: Double)
  ) {
    let middle = coordinate((left.x + right.x) / 2)
    move(left.x, left.top)
    text += "C\(middle) \(coordinate(left.top)) \(middle) \(coordinate(right.top)) "
    text += "\(coordinate(right.x)) \(coordinate(right.top))V\(coordinate(right.bottom))"
    text += "C\(middle) \(coordinate(right.bottom)) \(middle) \(coordinate(left.bottom)) "
    text += "\(coordinate(left.x)) \(coordinate(left.bottom))Z"
  }
}

/// A length with one decimal at most; what is no number stands at zero.
func coordinate(_ number: Double) -> String {
  guard number.isFinite else { return "0" }
  let text = fixed(number, decimals: 1)
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

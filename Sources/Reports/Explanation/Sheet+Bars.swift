extension Sheet {
  /// A part of a whole, drawn as a bar.
  struct Bar {
    var label: String
    /// How much it is, in words or digits.
    var amount: String
    /// Of the whole; `nil` where it is not known.
    var share: Double?
    var colour: Ink.Colour
  }

  /// Bars below one another, each with its amount and its share.
  func bars(_ bars: [Bar]) -> [String] {
    let labels = (bars.map { displayWidth($0.label) }.max() ?? 0) + 2
    let digits = bars.map { displayWidth($0.amount) }.max() ?? 1
    let room = min(50, width - labels - digits - 10)
    return bars.map { part in
      let numbers =
        padded(part.amount, to: digits, right: true)
        + padded(percent(part.share), to: 7, right: true)
      let bar = bar(part.share, width: room)
      return padded(part.label, to: labels) + numbers
        + (bar.isEmpty ? "" : "  " + ink(bar, part.colour))
    }
  }
}

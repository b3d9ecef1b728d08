/// A cell of a CSV file: ours, or somebody else's.
enum CSVCell {
  case number(String)
  case text(String)

  static func count(_ number: Int?) -> CSVCell { .number(number.map { String($0) } ?? "") }

  static func real(_ number: Double?) -> CSVCell {
    guard let number, number.isFinite else { return .number("") }
    return .number(fixed(number, decimals: 6))
  }

  /// Dollars with all decimals that are counted.
  static func dollars(micros: Int?) -> CSVCell {
    guard let micros else { return .number("") }
    let rest = String(micros.magnitude % 1_000_000)
    return .number(
      (micros < 0 ? "-" : "") + String(micros.magnitude / 1_000_000) + "."
        + String(repeating: "0", count: 6 - rest.count) + rest)
  }

  var literal: String {
    switch self {
    case .number(let number): number
    case .text(let text): Self.quoted(Self.disarmed(text))
    }
  }

  private static func quoted(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return text
    }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// The text, never a formula, not even in the wide letters that some spreadsheets also read.
  private static func disarmed(_ text: String) -> String {
    let armed = "=+-@\t\r\n＝＋－＠".unicodeScalars
    let first = text.unicodeScalars.first { $0 != " " }
    let isArmed = first.map { armed.contains($0) } ?? false
    return (isArmed ? "'" : "") + visible(text)
  }
}

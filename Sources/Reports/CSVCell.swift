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

  /// What stands between two commas.
  var literal: String {
    switch self {
    case .number(let number): number
    case .text(let text): Self.quoted(Self.disarmed(truncated(visible(text), to: 1000)))
    }
  }

  private static func quoted(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { ",;\"\r\n".unicodeScalars.contains($0) }) else {
      return text
    }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// The text, never a formula.
  ///
  /// An apostrophe goes before what a spreadsheet would calculate, as OWASP asks
  /// (https://owasp.org/www-community/attacks/CSV_Injection), and also where a program that splits
  /// at semicolons, or ignores quotes, would begin a cell inside this one. Spaces and signs in front
  /// do not hide it, and the wide, small and mathematical forms that some spreadsheets also read
  /// count. Tabs and line ends are spelt out by then.
  private static func disarmed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var blanks = 0
    var isStart = true
    for scalar in text.unicodeScalars {
      if isStart, armed.contains(scalar) {
        result.insert("'", at: result.index(result.endIndex, offsetBy: -blanks))
      }
      let isBlank = scalar.properties.isWhitespace
      blanks = isBlank ? blanks + 1 : 0
      isStart = separators.contains(scalar) || isStart && (isBlank || scalar == "\"")
      result.append(scalar)
    }
    return String(result)
  }

  private static let armed = Set("=+-@＝＋－＠﹦﹢﹣﹫−".unicodeScalars)
  private static let separators = Set(",;".unicodeScalars)
}

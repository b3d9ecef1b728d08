/// Colour on a terminal that has it, nothing elsewhere.
///
/// Text is measured before it is coloured, and no meaning is in the colour alone. Only the basic
/// colours are used, which every terminal lets its user choose: text that matters is bold,
/// underlined or plain, so that it reads on light and on dark; colour is for bars and marks, and
/// yellow, which is not seen on white, is not for what a report shows.
struct Ink {
  enum Colour: String {
    case bold = "1"
    case dim = "2"
    case underline = "4"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case magenta = "35"
    case cyan = "36"
  }

  var isOn: Bool

  func callAsFunction(_ text: String, _ colour: Colour?) -> String {
    guard isOn, !text.isEmpty, let colour else { return text }
    return "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
  }
}

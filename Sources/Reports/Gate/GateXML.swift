/// An element of an XML document.
///
/// Whatever it holds is written so that nothing of it is markup: see ``xmlText(_:)``.
struct XMLTag {
  let name: String
  let attributes: [(key: String, value: String)]
  let content: Content

  enum Content {
    case tags([XMLTag])
    /// Lines of text; none for an empty element.
    case lines([String])
  }

  init(_ name: String, _ attributes: [(String, String)] = [], _ content: Content = .lines([])) {
    self.name = name
    self.attributes = attributes.map { (key: $0.0, value: $0.1) }
    self.content = content
  }

  /// The element, its inner ones on lines of their own.
  func text(indentation: String = "") -> String {
    let pairs = attributes.map { key, value in " \(key)=\"\(xmlText(value))\"" }.joined()
    let start = "\(indentation)<\(name)\(pairs)"
    switch content {
    case .tags(let tags) where !tags.isEmpty:
      let inner = tags.map { $0.text(indentation: indentation + "  ") }
      return ([start + ">"] + inner + ["\(indentation)</\(name)>"]).joined(separator: "\n")
    case .lines(let lines) where !lines.isEmpty:
      return "\(start)>\(lines.map(xmlText).joined(separator: "\n"))</\(name)>"
    default:
      return start + "/>"
    }
  }
}

/// A text without line breaks as XML 1.0 has it between tags and in attributes.
///
/// What is hidden comes out as ``visible(_:)`` spells it, among it all controls, which XML cannot
/// have even escaped; so do U+FFFE and U+FFFF, which it cannot have either. `>` is escaped
/// because of `]]>`.
func xmlText(_ text: String) -> String {
  escaped(visible(text)) { scalar in
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "\u{FFFE}": "&lt;FFFE&gt;"
    case "\u{FFFF}": "&lt;FFFF&gt;"
    default: nil
    }
  }
}

/// The text with some of its scalars written in another way.
///
/// By scalars, as readers of XML and runners do: to Swift, `<` with a stroke painted over it is
/// another character than `<`.
///
/// - Parameters:
///   - text: any text.
///   - escape: what stands for a scalar; `nil` for itself.
/// - Returns: the text, escaped.
func escaped(_ text: String, _ escape: (Unicode.Scalar) -> String?) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    guard let escape = escape(scalar) else {
      result.append(scalar)
      continue
    }
    for scalar in escape.unicodeScalars { result.append(scalar) }
  }
  return String(result)
}

/// HTML and SVG while they are written: tags are the program's own, texts are anybody's.
///
/// Names of elements and attributes are literals, so that nothing of a repository can become markup;
/// texts and values are made visible and escaped here and nowhere else.
struct Markup {
  /// In UTF-8: a page has a hundred thousand pieces, and strings would check each.
  private var bytes: [UInt8] = []

  var html: String { String(decoding: bytes, as: UTF8.self) }

  var isEmpty: Bool { bytes.isEmpty }

  /// In bytes.
  var size: Int { bytes.count }

  /// Writes a text; everything in it is shown, nothing of it is obeyed.
  mutating func text(_ text: String) {
    if Self.isPlain(text) { bytes += text.utf8 } else { escape(bound(visible(text))) }
  }

  /// Writes an element with its content.
  ///
  /// An attribute whose value is `nil` is left out, and one whose value is empty stands alone.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    _ content: (inout Markup) -> Void = { _ in }
  ) {
    open(name, attributes)
    content(&self)
    guard !Self.endsByItself(name) else { return }
    write("</")
    write(name)
    write(">")
  }

  /// Writes an element that holds only a text.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: String
  ) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes an element that has no content and no end, such as `<meta>`.
  mutating func void(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]
  ) {
    open(name, attributes)
  }

  /// Writes what is markup already and comes from the program itself: a style, a script.
  mutating func asset(_ text: String) { bytes += text.utf8 }

  /// Writes what was written elsewhere.
  mutating func append(_ other: Markup) { bytes += other.bytes }

  private mutating func open(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>
  ) {
    // Rows and links are thousands: what HTML allows to leave out of them is left out.
    let isTerse = Self.endsByItself(name) || name.description == "a"
    write("<")
    write(name)
    for (name, value) in attributes {
      guard let value else { continue }
      write(" ")
      write(name)
      guard !value.isEmpty else { continue }
      let quote: StaticString = isTerse && Self.isWord(value) ? "" : "\""
      write("=")
      write(quote)
      text(value)
      write(quote)
    }
    write(">")
  }

  private mutating func write(_ text: StaticString) {
    text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Whether HTML needs no end tag (HTML, "Optional tags"): a sixth of a table would be such.
  private static func endsByItself(_ name: StaticString) -> Bool {
    switch name.description {
    case "td", "th", "tr", "tbody", "thead", "tfoot": true
    default: false
    }
  }

  /// Whether an attribute's value needs no quotes.
  private static func isWord(_ value: String) -> Bool {
    value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "#"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  /// Whether nothing in the text needs a look: most cells of a table are such.
  ///
  /// Printable ASCII without the characters below, and without what begins a command in a log.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "#"), UInt8(ascii: "%"):
        false
      default: (0x20...0x7E).contains(byte)
      }
    }
  }

  /// The text with its half-widths bound to their numbers, so that no line breaks between them.
  private func bound(_ text: String) -> String {
    text.contains("±") ? text.replacing(" ± ", with: "\u{A0}±\u{A0}") : text
  }

  /// Writes the five characters that mean something in HTML as references, and a number's space
  /// before its percent sign as one that no line breaks at.
  private mutating func escape(_ text: String) {
    let start = bytes.count
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "%"):
        if bytes.count > start + 1, bytes.last == UInt8(ascii: " "),
          (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[bytes.count - 2])
        {
          bytes.removeLast()
          bytes += "\u{A0}".utf8
        }
        bytes.append(byte)
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "<"): write("&lt;")
      case UInt8(ascii: ">"): write("&gt;")
      case UInt8(ascii: "\""): write("&quot;")
      case UInt8(ascii: "'"): write("&#39;")
      default: bytes.append(byte)
      }
    }
  }
}

/// A JSON value that keeps its keys in the order they were written in.
///
/// The contract lists the keys in an order that people read, and an absent number is a `null`
/// that stands there; Foundation's encoder knows neither. `indirect`, because the compiler finds a
/// circular reference otherwise, in some orders of its files.
indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])
  /// An array of very many values, each made when it is written, on a line of its own.
  case rows(count: Int, @Sendable (_ index: Int) -> JSONValue)

  init(_ integer: Int?) { self = integer.map(Self.integer) ?? .null }
  init(_ number: Double?) { self = number.map(Self.number) ?? .null }
  init(_ string: String?) { self = string.map(Self.string) ?? .null }
  init(_ strings: [String]) { self = .array(strings.map(Self.string)) }

  /// The value over several lines, two spaces per level.
  func text() -> String {
    var text = ""
    write(to: &text, indentation: "")
    return text
  }

  private func write(to text: inout String, indentation: String) {
    switch self {
    case .null, .bool, .integer, .number, .string: writeLine(to: &text)
    case .array(let values):
      Self.enclose(values.count, "[", "]", indentation, in: &text) { index, inner, text in
        values[index].write(to: &text, indentation: inner)
      }
    case .object(let members):
      Self.enclose(members.count, "{", "}", indentation, in: &text) { index, inner, text in
        text += Self.literal(members[index].key) + ": "
        members[index].value.write(to: &text, indentation: inner)
      }
    case .rows(let count, let row):
      Self.enclose(count, "[", "]", indentation, in: &text) { index, _, text in
        row(index).writeLine(to: &text)
      }
    }
  }

  private static func enclose(
    _ count: Int, _ open: String, _ close: String, _ indentation: String, in text: inout String,
    write: (_ index: Int, _ inner: String, _ text: inout String) -> Void
  ) {
    text += open
    for index in 0..<count {
      text += (index == 0 ? "\n" : ",\n") + indentation + "  "
      write(index, indentation + "  ", &text)
    }
    text += (count == 0 ? "" : "\n" + indentation) + close
  }

  /// Writes the value in one line.
  private func writeLine(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .integer(let integer): text += String(integer)
    case .number(let number): text += Self.literal(number)
    case .string(let string): text += Self.literal(string)
    case .array(let values):
      Self.enclose(values.count, "[", "]", in: &text) { values[$0].writeLine(to: &$1) }
    case .object(let members):
      Self.enclose(members.count, "{", "}", in: &text) { index, text in
        text += Self.literal(members[index].key) + ": "
        members[index].value.writeLine(to: &text)
      }
    case .rows(let count, let row):
      Self.enclose(count, "[", "]", in: &text) { row($0).writeLine(to: &$1) }
    }
  }

  private static func enclose(
    _ count: Int, _ open: String, _ close: String, in text: inout String,
    write: (_ index: Int, _ text: inout String) -> Void
  ) {
    text += open
    for index in 0..<count {
      if index > 0 { text += ", " }
      write(index, &text)
    }
    text += close
  }

  /// Six decimals at most, one at least; JSON has no word for an infinity.
  private static func literal(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    var text = fixed(number, decimals: 6)
    while text.hasSuffix("0"), !text.hasSuffix(".0"), text.contains(".") { text.removeLast() }
    return text
  }

  /// Escapes what JSON demands, and whatever a terminal or a runner would obey or hide.
  private static func literal(_ string: String) -> String {
    // Most texts need no escape, and there may be a million of them.
    guard !string.utf8.allSatisfy(isPlain) else {
      return withoutCommands("\"\(string)\"", sign: "\\u0023")
    }
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.isHidden: result += escaped(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return withoutCommands(result + "\"", sign: "\\u0023")
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// `\uXXXX` for each UTF-16 unit of the scalar.
  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    UTF16.encode(scalar).map { units in
      units.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    } ?? ""
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }
}

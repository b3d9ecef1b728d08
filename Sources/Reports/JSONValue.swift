/// A JSON value that keeps its keys in the order they were written in.
///
/// The contract lists the keys in an order that people read, and an absent number is a `null`
/// that stands there; Foundation's encoder knows neither. `indirect`, because the compiler finds a
/// circular reference otherwise, in some orders of its files.
indirect enum JSONValue {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  init(_ integer: Int?) { self = integer.map(Self.integer) ?? .null }
  init(_ number: Double?) { self = number.map(Self.number) ?? .null }
  init(_ string: String?) { self = string.map(Self.string) ?? .null }
  init(_ strings: [String]) { self = .array(strings.map(Self.string)) }

  /// The value over several lines, two spaces per level.
  func text(indentation: String = "") -> String {
    let inner = indentation + "  "
    switch self {
    case .null: return "null"
    case .bool(let bool): return bool ? "true" : "false"
    case .integer(let integer): return String(integer)
    case .number(let number): return Self.literal(number)
    case .string(let string): return Self.literal(string)
    case .array(let values):
      let lines = values.map { inner + $0.text(indentation: inner) }
      return Self.enclosed(lines, "[", "]", indentation)
    case .object(let members):
      let lines = members.map { key, value in
        inner + Self.literal(key) + ": " + value.text(indentation: inner)
      }
      return Self.enclosed(lines, "{", "}", indentation)
    }
  }

  private static func enclosed(
    _ lines: [String], _ open: String, _ close: String, _ indentation: String
  ) -> String {
    if lines.isEmpty { return open + close }
    return open + "\n" + lines.joined(separator: ",\n") + "\n" + indentation + close
  }

  /// Six decimals at most, one at least; JSON has no word for an infinity.
  private static func literal(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    var text = fixed(number, decimals: 6)
    while text.hasSuffix("0"), !text.hasSuffix(".0"), text.contains(".") { text.removeLast() }
    return text
  }

  /// Escapes what JSON demands, and whatever a terminal would obey or hide.
  private static func literal(_ string: String) -> String {
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
    return result + "\""
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

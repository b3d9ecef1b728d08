package import Foundation

/// Any JSON document, as a value.
///
/// `value["totals"]["nd"].number` reads a path; what is not there is `.missing`, so that a test
/// says what it looks for in one line and fails on it, rather than crashing on the way.
package enum JSONValue: Equatable, Sendable {
  case missing
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue {
  /// Parses a document.
  ///
  /// - Parameter data: the whole document in UTF-8.
  /// - Throws: `DecodingError` where it is not JSON.
  package init(parsing data: Data) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: data)
  }

  package init(contentsOf file: URL) throws {
    try self.init(parsing: Data(contentsOf: file))
  }

  package subscript(key: String) -> JSONValue {
    guard case .object(let members) = self else { return .missing }
    return members[key] ?? .missing
  }

  package subscript(index: Int) -> JSONValue {
    guard case .array(let items) = self, items.indices.contains(index) else { return .missing }
    return items[index]
  }

  /// The items of an array; none for anything else.
  package var items: [JSONValue] {
    guard case .array(let items) = self else { return [] }
    return items
  }

  /// The members of an object; none for anything else.
  package var members: [String: JSONValue] {
    guard case .object(let members) = self else { return [:] }
    return members
  }

  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  package var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  package var integer: Int? {
    guard case .integer(let value) = self else { return nil }
    return value
  }

  package var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}

extension JSONValue: Decodable {
  // Foundation's decoder keeps booleans and numbers apart, which `NSNumber` does not.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }
}

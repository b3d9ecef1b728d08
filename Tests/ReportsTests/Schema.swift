import Foundation

/// As much of JSON Schema as the schema that ships with the project uses.
struct Schema {
  private let root: [String: Any]

  init(contentsOf file: URL) throws {
    let value = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    root = value as? [String: Any] ?? [:]
  }

  /// What is wrong with the value, each with its place; empty where nothing is.
  func problems(in text: String) throws -> [String] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return problems(value, root, "$")
  }

  private func problems(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = reference.replacing("#/$defs/", with: "")
      let definitions = root["$defs"] as? [String: [String: Any]]
      guard let target = definitions?[name] else { return ["\(place): no definition of \(name)"] }
      return problems(value, target, place)
    }
    if let choices = schema["anyOf"] as? [[String: Any]] {
      let found = choices.map { problems(value, $0, place) }
      return found.contains(where: \.isEmpty) ? [] : found.flatMap(\.self)
    }
    return typeProblems(value, schema, place) + textProblems(value, schema, place)
      + memberProblems(value, schema, place) + itemProblems(value, schema, place)
  }

  private func typeProblems(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
    guard types.isEmpty || types.contains(where: { isA($0, value) }) else {
      return ["\(place): expected \(types)"]
    }
    guard let number = value as? NSNumber, !isA("boolean", value) else { return [] }
    let isLow = (schema["minimum"] as? NSNumber).map { number.doubleValue < $0.doubleValue }
    let isHigh = (schema["maximum"] as? NSNumber).map { number.doubleValue > $0.doubleValue }
    return isLow == true || isHigh == true ? ["\(place): \(number) is out of range"] : []
  }

  private func isA(_ type: String, _ value: Any) -> Bool {
    let number = value as? NSNumber
    let isBool = number.map { $0 === kTrue || $0 === kFalse } ?? false
    return switch type {
    case "null": value is NSNull
    case "boolean": isBool
    case "string": value is String
    case "array": value is [Any]
    case "object": value is [String: Any]
    case "number": number != nil && !isBool
    case "integer":
      number.map { !isBool && $0.doubleValue == $0.doubleValue.rounded() } ?? false
    default: false
    }
  }

  private func textProblems(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    guard let text = value as? String else { return [] }
    if let constant = schema["const"] as? String, constant != text { return ["\(place): \(text)"] }
    if let words = schema["enum"] as? [String], !words.contains(text) {
      return ["\(place): \(text)"]
    }
    guard let pattern = schema["pattern"] as? String else { return [] }
    return text.range(of: pattern, options: .regularExpression) == nil
      ? ["\(place): \(text) does not match"] : []
  }

  private func memberProblems(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    guard let members = value as? [String: Any] else { return [] }
    let required = schema["required"] as? [String] ?? []
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let missing = required.filter { members[$0] == nil }.map { "\(place): no \($0)" }
    return missing
      + members.sorted { $0.key < $1.key }.flatMap { key, member -> [String] in
        let inner = "\(place).\(key)"
        if let property = properties[key] { return problems(member, property, inner) }
        if let additional = schema["additionalProperties"] as? [String: Any] {
          return problems(member, additional, inner)
        }
        return (schema["additionalProperties"] as? Bool) == false ? ["\(inner): unknown"] : []
      }
  }

  private func itemProblems(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    guard let items = value as? [Any], let schema = schema["items"] as? [String: Any] else {
      return []
    }
    return items.enumerated().flatMap { problems($1, schema, "\(place)[\($0)]") }
  }
}

private let kTrue = NSNumber(value: true)
private let kFalse = NSNumber(value: false)

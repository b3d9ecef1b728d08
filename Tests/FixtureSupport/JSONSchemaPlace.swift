extension JSONSchema {
  /// A value of the document and where it stands.
  struct Place {
    let value: JSONValue
    let pointer: String
  }
}

extension JSONSchema.Place {
  typealias Violation = JSONSchema.Violation

  var items: [Self] {
    value.items.enumerated().map { Self(value: $1, pointer: "\(pointer)/\($0)") }
  }

  /// The members that `properties` has schemas for, each with its schema.
  func members(in properties: JSONValue) -> [(JSONValue, Self)] {
    members.compactMap { key, place in
      properties.members[key].map { ($0, place) }
    }
  }

  func members(besides properties: JSONValue) -> [Self] {
    members.filter { properties.members[$0.0] == nil }.map(\.1)
  }

  private var members: [(String, Self)] {
    value.members.sorted { $0.key < $1.key }.map { key, value in
      (key, Self(value: value, pointer: "\(pointer)/\(escaped(key))"))
    }
  }

  /// RFC 6901: `~` and `/` are escaped in a pointer.
  private func escaped(_ key: String) -> String {
    String(key.flatMap { $0 == "~" ? Array("~0") : $0 == "/" ? Array("~1") : [$0] })
  }

  func breaks(_ rule: String) -> Violation { Violation(pointer: pointer, rule: rule) }

  /// The rules that look at one value and need no other schema.
  func violations(of keyword: String, _ rule: JSONValue) -> [Violation] {
    switch keyword {
    case "$schema", "$id", "$defs", "$comment", "title", "description": []
    case "type": typeViolations(rule)
    case "enum": rule.items.contains(value) ? [] : [breaks("not one of the allowed values")]
    case "const": value == rule ? [] : [breaks("not the constant")]
    case "required":
      rule.items.compactMap(\.string).filter { isObject && value[$0] == .missing }
        .map { breaks("required member '\($0)' is missing") }
    case "minimum", "maximum": boundViolations(keyword, rule)
    case "minItems", "maxItems": countViolations(keyword, rule)
    case "pattern": patternViolations(rule)
    default: [breaks("the schema's keyword '\(keyword)' is not supported")]
    }
  }

  private var isObject: Bool {
    guard case .object = value else { return false }
    return true
  }

  private func typeViolations(_ rule: JSONValue) -> [Violation] {
    let allowed = rule.string.map { [$0] } ?? rule.items.compactMap(\.string)
    guard !allowed.contains(where: types.contains) else { return [] }
    return [breaks("not of type \(allowed.joined(separator: " or "))")]
  }

  /// The names of the value's types: an integer is a number too, and 20.0 is an integer.
  private var types: [String] {
    switch value {
    case .missing: []
    case .null: ["null"]
    case .bool: ["boolean"]
    case .integer: ["integer", "number"]
    case .number(let value): value.rounded() == value ? ["integer", "number"] : ["number"]
    case .string: ["string"]
    case .array: ["array"]
    case .object: ["object"]
    }
  }

  private func boundViolations(_ keyword: String, _ rule: JSONValue) -> [Violation] {
    guard let number = value.number, let bound = rule.number else { return [] }
    let holds = keyword == "minimum" ? number >= bound : number <= bound
    return holds ? [] : [breaks("\(number) breaks the \(keyword) \(bound)")]
  }

  private func countViolations(_ keyword: String, _ rule: JSONValue) -> [Violation] {
    guard case .array(let items) = value, let bound = rule.integer else { return [] }
    let holds = keyword == "minItems" ? items.count >= bound : items.count <= bound
    return holds ? [] : [breaks("\(items.count) items break \(keyword) \(bound)")]
  }

  private func patternViolations(_ rule: JSONValue) -> [Violation] {
    guard let text = value.string else { return [] }
    guard let pattern = rule.string, let regex = try? Regex(pattern) else {
      return [breaks("the schema's pattern cannot be read")]
    }
    return text.contains(regex) ? [] : [breaks("does not match \(pattern)")]
  }
}

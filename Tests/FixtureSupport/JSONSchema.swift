/// The part of JSON Schema (draft 2020-12) that the schemas of this project use.
///
///     let schema = JSONSchema(try JSONValue(contentsOf: file))
///     schema.violations(in: report)   // [] where it holds
///
/// A keyword outside the part is a violation too: a rule that nobody checks is worse than none.
package struct JSONSchema: Sendable {
  private let root: JSONValue

  package init(_ root: JSONValue) {
    self.root = root
  }

  /// One place of a document that breaks a rule of its schema.
  package struct Violation: Equatable, Sendable, CustomStringConvertible {
    /// The JSON pointer of the place; empty for the whole document.
    package let pointer: String
    package let rule: String

    package var description: String { "\(pointer.isEmpty ? "/" : pointer): \(rule)" }
  }

  package func violations(in document: JSONValue) -> [Violation] {
    violations(of: root, in: Place(value: document, pointer: ""))
  }

  private func violations(of schema: JSONValue, in place: Place) -> [Violation] {
    guard case .object(let keywords) = schema else {
      return schema == .bool(true) ? [] : [place.breaks("nothing is allowed here")]
    }
    return keywords.sorted { $0.key < $1.key }.flatMap { keyword, rule in
      violations(of: keyword, rule, beside: keywords, in: place)
    }
  }

  private func violations(
    of keyword: String, _ rule: JSONValue, beside keywords: [String: JSONValue], in place: Place
  ) -> [Violation] {
    switch keyword {
    case "$ref": violations(of: definition(rule), in: place)
    case "anyOf": unlessAny(of: rule.items, in: place)
    case "properties": place.members(in: rule).flatMap { violations(of: $0, in: $1) }
    case "additionalProperties":
      place.members(besides: keywords["properties"] ?? .missing)
        .flatMap { violations(of: rule, in: $0) }
    case "prefixItems": zip(rule.items, place.items).flatMap { violations(of: $0, in: $1) }
    case "items":
      place.items.dropFirst(keywords["prefixItems"]?.items.count ?? 0)
        .flatMap { violations(of: rule, in: $0) }
    default: place.violations(of: keyword, rule)
    }
  }

  private func unlessAny(of choices: [JSONValue], in place: Place) -> [Violation] {
    let found = choices.map { violations(of: $0, in: place) }
    guard found.allSatisfy({ !$0.isEmpty }) else { return [] }
    // The branch that fails deepest is the one that was meant.
    let meant = found.max { depth(of: $0) < depth(of: $1) } ?? []
    return [place.breaks("matches no branch of anyOf")] + meant
  }

  private func depth(of violations: [Violation]) -> Int {
    violations.map { $0.pointer.utf8.count }.max() ?? 0
  }

  /// The schema that a reference such as `#/$defs/lines` names; one that fails where there is none.
  private func definition(_ reference: JSONValue) -> JSONValue {
    let prefix = "#/$defs/"
    guard let name = reference.string, name.hasPrefix(prefix) else { return .missing }
    return root["$defs"][String(name.dropFirst(prefix.count))]
  }
}

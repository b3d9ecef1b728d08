import FixtureSupport
import Foundation
import Testing

@Suite("JSON Schema validator")
struct JSONSchemaTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let schema: String
    let good: String
    let bad: String
    /// Where the bad document breaks the schema.
    var pointer = ""

    var testDescription: String { "\(schema) allows \(good), not \(bad)" }
  }

  static let cases = [
    Case(schema: #"{"type": "integer"}"#, good: "20.0", bad: "20.5"),
    Case(schema: #"{"type": "integer"}"#, good: "1", bad: "true"),
    Case(schema: #"{"type": "boolean"}"#, good: "true", bad: "1"),
    Case(schema: #"{"type": ["integer", "null"]}"#, good: "null", bad: #""1""#),
    Case(schema: #"{"type": "number"}"#, good: "3", bad: "null"),
    Case(schema: #"{"minimum": 0}"#, good: "0", bad: "-1"),
    Case(schema: #"{"maximum": 1}"#, good: "1", bad: "1.01"),
    Case(schema: #"{"enum": ["a", null]}"#, good: "null", bad: #""b""#),
    Case(schema: #"{"const": "v1"}"#, good: #""v1""#, bad: #""v2""#),
    Case(schema: #"{"pattern": "^[0-9a-f]{4}$"}"#, good: #""09af""#, bad: #""09AF""#),
    Case(schema: #"{"required": ["a"]}"#, good: #"{"a": null}"#, bad: #"{"b": 1}"#),
    Case(
      schema: #"{"properties": {"a": {"type": "string"}}}"#,
      good: #"{"b": 1}"#, bad: #"{"a": 1}"#, pointer: "/a"),
    Case(
      schema: #"{"properties": {"a": {}}, "additionalProperties": false}"#,
      good: #"{"a": 1}"#, bad: #"{"a": 1, "x/y": 2}"#, pointer: "/x~1y"),
    Case(
      schema: #"{"additionalProperties": {"type": "number"}}"#,
      good: #"{"a": 1}"#, bad: #"{"a": "1"}"#, pointer: "/a"),
    Case(
      schema: #"{"items": {"type": "string"}}"#,
      good: #"["a"]"#, bad: #"["a", 1]"#, pointer: "/1"),
    Case(
      schema: #"{"prefixItems": [{"type": "number"}], "items": {"type": "string"}}"#,
      good: #"[1, "a"]"#, bad: #"["a", "a"]"#, pointer: "/0"),
    Case(schema: #"{"minItems": 2}"#, good: "[1, 2]", bad: "[1]"),
    Case(schema: #"{"maxItems": 2}"#, good: "[1, 2]", bad: "[1, 2, 3]"),
    Case(
      schema: ##"{"$ref": "#/$defs/n", "$defs": {"n": {"type": "null"}}}"##,
      good: "null", bad: "0"),
    Case(
      schema: #"{"anyOf": [{"type": "null"}, {"type": "integer"}]}"#, good: "4", bad: #""4""#),
  ]

  @Test("each keyword lets good documents through and no bad ones", arguments: cases)
  func keyword(_ example: Case) throws {
    let schema = JSONSchema(try parse(example.schema))
    #expect(schema.violations(in: try parse(example.good)) == [])
    let violations = schema.violations(in: try parse(example.bad))
    #expect(violations.map(\.pointer).first == example.pointer)
  }

  @Test("a broken branch of anyOf says where it breaks")
  func anyOf() throws {
    let schema = JSONSchema(
      try parse(#"{"anyOf": [{"type": "null"}, {"items": {"type": "string"}, "type": "array"}]}"#))
    #expect(schema.violations(in: try parse(#"["a", 1]"#)).map(\.pointer) == ["", "/1"])
  }

  @Test(
    "a reference to nothing and an unknown keyword are violations",
    arguments: [
      ##"{"$ref": "#/$defs/gone"}"##, #"{"multipleOf": 2}"#, #"{"pattern": "("}"#, "false",
    ])
  func brokenSchema(_ text: String) throws {
    let violations = JSONSchema(try parse(text)).violations(in: .string("a"))
    #expect(!violations.isEmpty)
  }

  private func parse(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Data(text.utf8))
  }
}

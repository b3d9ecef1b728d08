import FixtureSupport
import Foundation
import Testing

@Suite("Comparison of JSON documents")
struct JSONComparisonTests {
  @Test("an expected document may leave members out")
  func subset() throws {
    let found = try parse(#"{"a": 1, "b": [{"c": 0.1, "d": null}]}"#)
    #expect(found.differences(from: try parse(#"{"b": [{"c": 0.1000004}]}"#)) == [])
  }

  @Test(
    "anything else is a difference",
    arguments: [
      (#"{"a": 2}"#, #"{"a": 1}"#, "/a: expected 1, found 2"),
      (#"{"a": true}"#, #"{"a": 1}"#, "/a: expected 1, found true"),
      (#"{}"#, #"{"a": null}"#, "/a: expected null, found nothing"),
      (#"[[1, 2]]"#, #"[[1]]"#, "/0: expected an array of 1, found an array of 2"),
      (#"{"a": null}"#, #"{"a": 0}"#, "/a: expected 0, found null"),
      (#"{"a": 1.001}"#, #"{"a": 1}"#, "/a: expected 1, found 1.001"),
    ])
  func difference(found: String, expected: String, message: String) throws {
    #expect(try parse(found).differences(from: try parse(expected)) == [message])
  }

  private func parse(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Data(text.utf8))
  }
}

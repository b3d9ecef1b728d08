import FixtureSupport
import Foundation

/// `action.yml`, of which tests run what the runner would.
///
/// It is read by its indentation: it is plain enough, and a runner that reads it otherwise would
/// find other names.
struct GateCIActionFile {
  /// The inputs' defaults by their names.
  private(set) var inputs: [String: String] = [:]
  /// The expressions of the step's environment by their names.
  private(set) var environment: [String: String] = [:]
  /// What the step's shell is given.
  private(set) var command = ""
  let text: String

  init() throws {
    text = try String(
      contentsOf: Checkout.root.appendingPathComponent("action.yml"), encoding: .utf8)
    var section = ""
    var name = ""
    for line in text.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }.count
      let entry = line.dropFirst(indent).split(separator: ":", maxSplits: 1).map(String.init)
      let key = entry.first ?? ""
      let value = entry.dropFirst().first?.trimmingCharacters(in: .whitespaces) ?? ""
      if indent == 0 { section = key }
      switch (section, indent, key) {
      case ("inputs", 2, _): name = key
      case ("inputs", 4, "default"): inputs[name] = value.trimmingCharacters(in: ["\""])
      case ("runs", 6, "run"): command = value
      case ("runs", 8, _): environment[key] = value
      default: break
      }
    }
  }

  /// The step's environment.
  ///
  /// - Parameters:
  ///   - given: the inputs that a workflow gives.
  ///   - event: what happened.
  /// - Returns: the variables' values.
  /// - Throws: `FixtureError` where an expression is of another form than alternatives of inputs and
  ///   the event's members, or an input is unknown.
  func environment(given: [String: String], event: JSONValue) throws -> [String: String] {
    for name in given.keys where inputs[name] == nil { throw FixtureError("no input '\(name)'") }
    let all = inputs.merging(given) { $1 }
    return try environment.mapValues { expression in
      guard expression.hasPrefix("${{ "), expression.hasSuffix(" }}") else {
        throw FixtureError("no expression: \(expression)")
      }
      let values = try expression.dropFirst(4).dropLast(3).components(separatedBy: " || ").map {
        try value($0, inputs: all, event: event)
      }
      return values.first { !$0.isEmpty } ?? ""
    }
  }

  private func value(
    _ name: String, inputs: [String: String], event: JSONValue
  ) throws -> String {
    let path = name.split(separator: ".").map(String.init)
    if path.count == 2, path[0] == "inputs", let value = inputs[path[1]] { return value }
    guard path.count > 2, path[0] == "github", path[1] == "event" else {
      throw FixtureError("neither an input nor of the event: \(name)")
    }
    return path.dropFirst(2).reduce(event) { $0[$1] }.string ?? ""
  }
}

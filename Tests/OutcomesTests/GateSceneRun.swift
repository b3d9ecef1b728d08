import FixtureSupport
import Foundation

/// One run of `outcomes gate --format json`.
struct GateRun: Sendable {
  let completed: Completed
  /// `.missing` where nothing was printed.
  let report: JSONValue

  init(_ completed: Completed) throws {
    self.completed = completed
    report = completed.stdout.isEmpty ? .missing : try JSONValue(parsing: completed.stdout)
  }

  var exitCode: Int32 { completed.exitCode }
  var errors: String { completed.errors }
  /// The only range, or the first.
  var range: JSONValue { report["ranges"][0] }
  var findings: [JSONValue] { report["ranges"].items.flatMap { $0["findings"].items } }
  var notices: [String] { range["notices"].items.compactMap(\.string) }

  /// The ids of the commits that were judged, parents before children.
  var commits: [String] { range["commit_results"].items.compactMap { $0["commit"].string } }

  /// What came of a rule for a commit; `nil` where the rule was not asked for.
  func result(_ rule: String, of commit: String) -> String? { range.result(rule, of: commit) }

  /// The words that are to help who reads standard error.
  var hints: [String] {
    errors.split(separator: "\n").map(String.init).filter { $0.hasPrefix("hint: ") }
  }

  // MARK: - What holds for each run

  private static let schema = Result {
    JSONSchema(
      try JSONValue(
        contentsOf: Checkout.schemas.appendingPathComponent("outcomes.gate.v1.schema.json")))
  }

  /// What of the verdict contradicts the schema, the exit code, or what a finding has to say.
  func violations() throws -> [String] {
    guard report != .missing else {
      return exitCode == 0 || exitCode == 1 ? ["nothing was printed"] : []
    }
    var violations = try Self.schema.get().violations(in: report).map(\.description)
    if report["exit_code"].integer != Int(exitCode) { violations.append("exit code \(exitCode)") }
    return violations + findings.flatMap(Self.lacks)
  }

  /// Every finding says what, where, why, and how to mend it, with a command.
  private static func lacks(_ finding: JSONValue) -> [String] {
    let name = "\(finding["rule"].string ?? "") on \(finding["subject"]["title"].string ?? "all")"
    var lacks: [String] = []
    for key in ["what", "why"] where finding[key].string?.isEmpty != false {
      lacks.append("\(name): no \(key)")
    }
    if finding["subject"]["kind"].string == "commit", finding["subject"]["commit"].string == nil {
      lacks.append("\(name): no commit")
    }
    let mends = finding["mend"].items
    if !mends.contains(where: { $0["command"].string != nil }) {
      lacks.append("\(name): no command mends it")
    }
    if mends.contains(where: { $0["text"].string?.isEmpty != false }) {
      lacks.append("\(name): a step without words")
    }
    return lacks
  }
}

extension JSONValue {
  /// What came of a rule for a commit of a range.
  func result(_ rule: String, of commit: String) -> String? {
    self["commit_results"].items.first { $0["commit"].string == commit }?["results"][rule].string
  }

  /// The counts of a rule of a range; `.missing` where it was not asked for.
  func rule(_ name: String) -> JSONValue {
    self["rules"].items.first { $0["rule"].string == name } ?? .missing
  }
}

import Configuration
import Gate
import Timestamps

/// The findings as SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), one run.
///
/// What GitHub's code scanning refuses a file for is heeded too: each result has a place in a
/// file. Findings are told up to `Verdict.mostFindings` of each range; the run's invocation says
/// how many more there are, and whatever else somebody should know.
package func gateSARIF(_ report: GateReport) -> String {
  let rules = sarifRules(report)
  let places = Dictionary(
    rules.enumerated().map { ($1.rule, $0) }, uniquingKeysWith: { first, _ in first })
  let log: JSONValue = [
    "$schema": .string(schema),
    "version": .string("2.1.0"),
    "runs": .array([
      [
        "tool": [
          "driver": ["name": .string("outcomes"), "rules": .array(rules.map(sarifRule))]
        ],
        "invocations": .array([invocation(report)]),
        "results": .array(
          report.distinctFindings.compactMap { finding in
            places[finding.finding.rule].map { sarifResult(finding, ruleIndex: $0) }
          }),
        "properties": ["outcome": .string(report.outcome.rawValue)],
      ]
    ]),
  ]
  return log.text() + "\n"
}

private let schema =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

/// A refusal is a success of the tool; that it could not decide is none.
private func invocation(_ report: GateReport) -> JSONValue {
  [
    "executionSuccessful": .bool(report.outcome != .undecided),
    "exitCode": .integer(report.outcome.exitCode),
    "exitCodeDescription": .string(report.outcome.rawValue),
    "endTimeUtc": .string(Timestamp.format(report.generatedAt)),
    "toolExecutionNotifications": .array(
      report.verdicts.flatMap(\.remarks).map { lines in
        ["level": .string("note"), "message": sarifMessage(lines)]
      }),
  ]
}

/// The rules of all ranges in the order of their names, each once and at its strictest.
private func sarifRules(_ report: GateReport) -> [RuleVerdict] {
  let all = Dictionary(grouping: report.verdicts.flatMap(\.rules), by: \.rule)
  return GatePolicy.Rule.allCases.compactMap { rule in
    all[rule]?.first { $0.level == .fail } ?? all[rule]?.first
  }
}

/// A message as `text`: lines that hold nothing that a viewer would fill in or make a link of.
///
/// Braces are doubled (§3.11.5), and where a link's text would end and its target begin (§3.11.6)
/// there is a space.
func sarifMessage(_ lines: [String]) -> JSONValue {
  var last: Unicode.Scalar?
  let text = escaped(lines.map(visible).joined(separator: "\n")) { scalar in
    defer { last = scalar }
    return switch scalar {
    case "{": "{{"
    case "}": "}}"
    case "(" where last == "]": " ("
    default: nil
    }
  }
  return ["text": .string(text)]
}

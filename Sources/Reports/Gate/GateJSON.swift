import Configuration
import Gate
import Timestamps

/// The gate's report as JSON, `outcomes.gate.v1`.
///
/// Keys are snake_case, times RFC 3339 in UTC, absent knowledge `null`. Of a text that a commit
/// brings, such as its title, the first 1,000 characters are here; commands are whole.
package func json(_ report: GateReport) -> String {
  let value: JSONValue = [
    "schema": .string("outcomes.gate.v1"),
    "generated_at": .string(Timestamp.format(report.generatedAt)),
    "verdict": .string(report.outcome.rawValue),
    "exit_code": .integer(report.outcome.exitCode),
    "ranges": .array(report.verdicts.map(range)),
  ]
  return value.text() + "\n"
}

private func range(_ verdict: Verdict) -> JSONValue {
  let range = verdict.range
  return .object([
    ("reference", excerpt(range.reference)),
    ("base", ["name": excerpt(range.baseName), "commit": JSONValue(range.base)]),
    ("head", ["name": excerpt(range.headName), "commit": .string(range.head)]),
    ("commits", .integer(range.commits)),
    ("merges", .integer(range.merges)),
    ("policy", policy(verdict.policy)),
    ("verdict", .string(verdict.outcome.rawValue)),
    ("warnings", .integer(verdict.warnings)),
    ("rules", .array(verdict.rules.map(rule))),
    ("findings", .array(verdict.findings.map(value))),
    ("findings_without_details", .integer(verdict.untoldFindings)),
    ("waivers", .array(verdict.waivers.map(value))),
    ("squash", verdict.squash.map(value) ?? .null),
    ("notices", .array(verdict.notices.map { excerpt($0) })),
    ("commit_results", commitResults(verdict)),
  ])
}

private func policy(_ origin: PolicyOrigin) -> JSONValue {
  [
    "file": excerpt(origin.file), "commit": JSONValue(origin.commit),
    "blob": JSONValue(origin.blob),
  ]
}

private func rule(_ rule: RuleVerdict) -> JSONValue {
  [
    "rule": .string(rule.rule.rawValue),
    "level": .string(rule.level.rawValue),
    "demand": excerpt(rule.demand),
    "satisfied": .integer(rule.count(of: .satisfied)),
    "unsatisfied": .integer(rule.count(of: .unsatisfied)),
    "overridden": .integer(rule.count(of: .overridden)),
    "not_applicable": .integer(rule.count(of: .notApplicable)),
    "errors": .integer(rule.count(of: .error)),
  ]
}

/// Each commit in a line: a range may have 100,000, of which a tree of values would fill 256 MB.
private func commitResults(_ verdict: Verdict) -> JSONValue {
  let (rules, commits) = (verdict.rules.map(\.rule.rawValue), verdict.commits)
  return .rows(count: commits.count) { index in
    let results = zip(rules, commits[index].results).map { rule, result in
      (key: rule, value: JSONValue.string(result.rawValue))
    }
    return ["commit": .string(commits[index].id), "results": .object(results)]
  }
}

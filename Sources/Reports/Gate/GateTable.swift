import Configuration
import Gate

/// The rules of a verdict with their results in counts; the terminal and Markdown share it.
///
/// Errors, waivers and commits that a rule says nothing of have columns only where there are any.
func rulesTable(_ verdict: Verdict) -> Table {
  let shown = results.filter { kind in
    kind.isAlways || verdict.rules.contains { $0.count(of: kind.result) > 0 }
  }
  return Table(
    title: "Rules",
    columns: [.init(heading: "Rule", kind: .text), .init(heading: "level", kind: .text)]
      + shown.map { .init(heading: $0.heading, kind: .number, expendable: $0.expendable) },
    rows: verdict.rules.map { rule in
      [rule.rule.rawValue, rule.level.rawValue] + shown.map { count(rule.count(of: $0.result)) }
    })
}

private struct Kind {
  var result: RuleResult
  var heading: String
  var isAlways = false
  var expendable = 0
}

private let results = [
  Kind(result: .unsatisfied, heading: "unsatisfied", isAlways: true),
  Kind(result: .error, heading: "errors"),
  Kind(result: .overridden, heading: "overridden", expendable: 1),
  Kind(result: .satisfied, heading: "satisfied", isAlways: true, expendable: 2),
  Kind(result: .notApplicable, heading: "not\napplicable", expendable: 3),
]

import Configuration
import Gate

/// One rule over one range, as JUnit sees it.
struct JUnitSuite {
  var name: String
  var properties: [(key: String, value: String)]
  var cases: [JUnitCase]
  /// What only warns: to JUnit that has passed.
  var output: [String] = []

  /// Ranges of more commits have test cases for what was found, and one for all the rest.
  static let mostCommits = 1_000

  /// Tells what came of a rule.
  ///
  /// - Parameters:
  ///   - index: the rule's place in `Verdict.rules`.
  ///   - verdict: the verdict.
  ///   - namesItsRange: whether the name says which range it is, because there are several.
  init(ruleAt index: Int, of verdict: Verdict, namesItsRange: Bool) {
    let rule = verdict.rules[index]
    let range = verdict.range
    let place = clipped(range.reference ?? range.words, to: 100)
    name = rule.rule.rawValue + (namesItsRange ? " (\(place))" : "")
    properties = [
      ("demand", clipped(rule.demand, to: 300)), ("level", rule.level.rawValue),
      ("range", range.words),
      ("policy", clipped(verdict.policy.words, to: 300)),
    ]
    cases = []
    let judged = JUnitCases(rule: rule, index: index, verdict: verdict)
    for (result, test) in judged.told + judged.rest { add(test, result, level: rule.level) }
  }

  /// A rule that only warns has nothing but passed tests: a warning never fails.
  private mutating func add(_ test: JUnitCase, _ result: RuleResult, level: GatePolicy.Level) {
    var test = test
    switch result {
    case .satisfied, .notApplicable: test.outcome = .passed
    case .overridden: test.outcome = .waived
    case .unsatisfied: test.outcome = level == .fail ? .failed : .passed
    case .error: test.outcome = level == .fail ? .unknown : .passed
    }
    if test.outcome == .passed, !test.message.isEmpty {
      output += ["warning: \(test.name): \(test.message)"] + test.lines
    }
    cases.append(test)
  }
}

/// One commit, or several that have no words of their own.
struct JUnitCase {
  enum Outcome { case passed, failed, unknown, waived }

  var name: String
  /// What is wrong; empty where nothing is.
  var message = ""
  var lines: [String] = []
  var outcome = Outcome.passed
}

import Configuration
import Gate

/// The findings as workflow commands, of which GitHub makes annotations, and the verdict after them.
///
/// Without a `file` an annotation belongs to the run: a commit has no line. A runner keeps ten of
/// each kind per step and 4,096 characters of each
/// (actions/runner, `ExecutionContext.cs`), so the tenth says how many more there are.
package func gitHubAnnotations(_ report: GateReport) -> String {
  let kinds = RangeFinding.Gravity.allCases.flatMap { annotations($0, report) }
  return (kinds + ["outcomes gate: " + report.headline]).joined(separator: "\n") + "\n"
}

private let mostOfAKind = 10

private func annotations(_ gravity: RangeFinding.Gravity, _ report: GateReport) -> [String] {
  let findings = report.verdicts.flatMap { verdict in
    verdict.findings.lazy.map { RangeFinding(finding: $0, verdict: verdict) }
      .filter { $0.gravity == gravity }.prefix(mostOfAKind)
      .map { ("\($0.finding.rule.rawValue): \($0.what)", [$0.headline] + $0.details) }
  }
  let remarks = report.verdicts.flatMap(\.remarks).map { ("outcomes gate", $0) }
  let told = gravity == .waived ? findings + remarks : findings
  let all = report.count(of: gravity) + (gravity == .waived ? remarks.count : 0)
  let shown = told.prefix(all > mostOfAKind ? mostOfAKind - 1 : mostOfAKind)
  let commands = shown.map { command(gravity.command, title: $0.0, $0.1) }
  guard all > shown.count else { return commands }
  let more = "\(counted(all - shown.count, "more \(gravity.command)")): see the job's summary"
  return commands + [command(gravity.command, title: "outcomes gate", [more])]
}

extension RangeFinding.Gravity {
  fileprivate var command: String {
    switch self {
    case .failure: "error"
    case .warning: "warning"
    case .waived: "notice"
    }
  }
}

extension GateReport {
  /// How many findings are so grave, also those without words of their own.
  fileprivate func count(of gravity: RangeFinding.Gravity) -> Int {
    verdicts.flatMap(\.rules).reduce(0) { sum, rule in
      if gravity == .waived { return sum + rule.count(of: .overridden) }
      guard (rule.level == .fail) == (gravity == .failure) else { return sum }
      return sum + rule.count(of: .unsatisfied) + rule.count(of: .error)
    }
  }
}

/// A workflow command, escaped as `@actions/core` does (actions/toolkit, `command.ts`).
///
/// There are no line breaks left in what ``visible(_:)`` returns.
private func command(_ name: String, title: String, _ lines: [String]) -> String {
  let title = escaped(clipped(title, to: 150)) { properties[$0] }
  let data = lines.map { escaped(visible($0)) { $0 == "%" ? "%25" : nil } }
  return "::\(name) title=\(title)::\(data.joined(separator: "%0A"))"
}

private let properties: [Unicode.Scalar: String] = ["%": "%25", ":": "%3A", ",": "%2C"]

/// Why there is no verdict, as a workflow command: the log alone is read by few.
///
/// - Parameters:
///   - message: what failed.
///   - hint: what to do.
/// - Returns: one line.
package func gitHubFailure(_ message: String, _ hint: String?) -> String {
  command("error", title: "outcomes gate", [message] + (hint.map { [$0] } ?? [])) + "\n"
}

import Configuration
import Gate

/// What a rule says of a range, one test case after the other.
struct JUnitCases {
  /// What has a name: commits in their order, then the message and the range.
  let told: [(RuleResult, JUnitCase)]
  /// The rest of what `RuleVerdict.counts` counts, by result.
  let rest: [(RuleResult, JUnitCase)]

  init(rule: RuleVerdict, index: Int, verdict: Verdict) {
    let findings = verdict.findings.filter { $0.rule == rule.rule }
      .map { RangeFinding(finding: $0, verdict: verdict) }
    let isShort = verdict.commits.count <= JUnitSuite.mostCommits
    let commits = isShort ? Set(verdict.commits.map(\.id)) : []
    told =
      (isShort ? Self.commits(verdict, index, findings) : [])
      + findings.filter { $0.finding.subject.commit.map { !commits.contains($0) } ?? true }
      .map { ($0.finding.result, JUnitCase($0)) }
    let judgesCommits = verdict.commits.contains {
      $0.results.indices.contains(index) && $0.results[index] != .notApplicable
    }
    let counts = Dictionary(grouping: told, by: \.0).mapValues(\.count)
    let others = told.isEmpty ? "commits" : "more"
    rest = RuleResult.allCases.filter { $0 != .notApplicable }.compactMap { result in
      let number = rule.count(of: result) - (counts[result] ?? 0)
      guard number > 0 else { return nil }
      let name = judgesCommits ? "\(count(number)) \(others): \(result.words)" : "the whole range"
      return (result, JUnitCase(name: name, untold: result, demand: rule.demand))
    }
  }

  private static func commits(
    _ verdict: Verdict, _ index: Int, _ findings: [RangeFinding]
  ) -> [(RuleResult, JUnitCase)] {
    let names = Dictionary(
      verdict.findings.compactMap { finding in
        finding.subject.commit.map { ($0, finding.subject.name) }
      }, uniquingKeysWith: { first, _ in first })
    let found = Dictionary(
      findings.compactMap { finding in finding.finding.subject.commit.map { ($0, finding) } },
      uniquingKeysWith: { first, _ in first })
    return verdict.commits.compactMap { commit in
      if let finding = found[commit.id] { return (finding.finding.result, JUnitCase(finding)) }
      guard commit.results.indices.contains(index) else { return nil }
      let result = commit.results[index]
      if result == .notApplicable { return nil }
      let name = names[commit.id] ?? visible(commit.id)
      return (result, JUnitCase(name: name, untold: result, demand: verdict.rules[index].demand))
    }
  }
}

extension JUnitCase {
  fileprivate init(_ finding: RangeFinding) {
    name = finding.finding.subject.name
    message = finding.what
    lines = finding.details.isEmpty ? [message] : finding.details
    // A skipped test shows its message, and little else.
    if finding.gravity == .waived { message += ", " + finding.waiverLine }
  }

  /// A case that no finding tells of.
  fileprivate init(name: String, untold result: RuleResult, demand: String) {
    self.name = name
    guard result != .satisfied else { return }
    message = "\(result.words); demanded: \(clipped(demand, to: 300))"
    lines = ["why: not told one by one, as there are too many findings"]
  }
}

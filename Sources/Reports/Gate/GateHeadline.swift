import Configuration
import Gate

extension GateReport {
  /// The report in one sentence, of words and numbers of ours only.
  var headline: String {
    if verdicts.isEmpty { return "passed: nothing to judge" }
    guard verdicts.count > 1 else { return verdicts[0].headline }
    let refused = verdicts.count { $0.outcome == .refused }
    let undecided = verdicts.count { $0.outcome == .undecided }
    let all = counted(verdicts.count, "range")
    let open = "\(count(undecided)) cannot be decided"
    return switch outcome {
    case .passed: "passed: \(all)" + asides(warnings: verdicts.map(\.warnings).reduce(0, +))
    case .undecided: "undecided: of \(all), \(open)"
    case .refused:
      "refused: \(count(refused)) of \(all)" + (undecided == 0 ? "" : ", and \(open)")
    }
  }
}

extension Verdict {
  /// The verdict in one sentence: `refused: 2 of 12 commits break 'attribution'`.
  var headline: String {
    switch outcome {
    case .refused: "refused: " + sentences(.unsatisfied, "breaks", "break")
    case .undecided: "undecided: " + sentences(.error, "cannot be judged by", "cannot be judged by")
    case .passed: "passed: " + passing
    }
  }

  private var passing: String {
    if rules.isEmpty { return "no rule is asked for" }
    let waived = rules.reduce(0) { $0 + $1.count(of: .overridden) }
    let aside = asides(warnings: warnings, waived: waived)
    let commits = range.commits == 0 ? "no commits" : counted(range.commits, "commit")
    let rules = counted(rules.count, "rule")
    if aside.isEmpty, range.commits == 0 { return "there is no commit to judge" }
    guard aside.isEmpty else { return "\(commits), \(rules)" + aside }
    return "\(commits) \(range.commits == 1 ? "keeps" : "keep") \(rules)"
  }

  /// What has the result under a failing rule: commits, the squash message, the range.
  private func sentences(_ result: RuleResult, _ one: String, _ several: String) -> String {
    let broken = rules.indices.filter {
      rules[$0].level == .fail && rules[$0].count(of: result) > 0
    }
    let commits = commits.filter { commit in
      broken.contains { $0 < commit.results.count && commit.results[$0] == result }
    }
    let byCommits = broken.filter { index in
      commits.contains { index < $0.results.count && $0.results[index] == result }
    }
    var parts: [String] = []
    if !commits.isEmpty {
      let whole = range.commits == 1 ? "the commit" : "\(count(commits.count)) of \(all)"
      parts = [
        "\(whole) \(commits.count == 1 ? one : several) \(names(byCommits.map { rules[$0] }))"
      ]
    }
    let told = findings.filter { $0.result == result && $0.level == .fail }
    let messages = broken.filter { index in
      told.contains { $0.rule == rules[index].rule && $0.subject == .message }
    }
    let ranges = broken.filter { !byCommits.contains($0) && !messages.contains($0) }
    for (subject, indices) in [("the squash message", messages), ("the whole range", ranges)]
    where !indices.isEmpty {
      parts.append("\(subject) \(one) \(names(indices.map { rules[$0] }))")
    }
    return parts.joined(separator: "; ")
  }

  private var all: String { counted(range.commits, "commit") }
}

/// `'attribution' or 'evidence.minimum'`.
private func names(_ rules: [RuleVerdict]) -> String {
  let names = rules.map { "'\($0.rule.rawValue)'" }
  guard let last = names.last, names.count > 1 else { return names.joined() }
  return names.dropLast().joined(separator: ", ") + " or " + last
}

/// What a passing gate says besides, beginning with a comma; nothing where there is nothing.
private func asides(warnings: Int, waived: Int = 0) -> String {
  [
    warnings == 0 ? nil : ", " + counted(warnings, "warning"),
    waived == 0 ? nil : ", \(count(waived)) waived",
  ].compactMap(\.self).joined()
}

import Configuration
import Gate
import Reports

/// What a commit can put where it may write.
let gatePoison = [
  "\u{1B}[2J\u{1B}]8;;http://evil.example\u{7}\u{9B}31m", "\u{202E}txe\u{2066}\u{200B}\u{2028}",
  "\r\n::error::x\n::set-output name=a::b\n##[error]x ##vso[task.setvariable]x ##teamcity[x]",
  "<script>x</script><img src=x onerror=x>", "@all #1 GH-1 https://evil.example www.evil.example",
  "[a](http://evil.example) ![b](c) `c` ``` | $x$ </details> ~~~", "#\u{FE0F}#[add-mask]x \0",
].joined(separator: " ")

private let long = String(repeating: "long 長い話 ::error::x ", count: 600) + gatePoison

extension GateReport {
  /// A pull request in which every text wants to be something else.
  static var hostileGate: GateReport {
    var verdict = Verdict.refused
    (verdict.range.baseName, verdict.range.headName) = (gatePoison, "::error::x")
    verdict.range.reference = "::add-mask::x"
    verdict.policy.file = "::warning::" + gatePoison
    for index in verdict.rules.indices { verdict.rules[index].demand = gatePoison }
    for index in verdict.findings.indices {
      let text = [gatePoison, long, "::error::x"][index % 3]
      verdict.findings[index].what = text
      verdict.findings[index].why = text
      verdict.findings[index].mends = [
        Finding.Mend(text), Finding.Mend(text, command: "git log --grep '\(gatePoison)'"),
      ]
      if verdict.findings[index].subject.isCommit {
        verdict.findings[index].subject = .commit(id: gateID(index), title: text, author: text)
      }
    }
    verdict.waivers = [gatePoison, long, "::error::x"].map { text in
      Waiver(rule: text, reason: text, person: text, commit: nil, refusal: text)
    }
    verdict.squash = SquashVerdict(
      survives: false, trailers: [gatePoison], missing: [gatePoison, long],
      block: "::error::x\n```\n\(gatePoison)\n", caution: long)
    verdict.notices = [gatePoison, long, "::error::x"]
    return GateReport(verdicts: [verdict, .passed], generatedAt: .max)
  }

  /// A range of so many commits, none of which is as it should be.
  static func large(_ commits: Int) -> GateReport {
    var verdict = Verdict(range: .usual, policy: .tree)
    verdict.range.commits = commits
    verdict.rules = GatePolicy.Rule.allCases.map { RuleVerdict($0, .fail, [.unsatisfied: commits]) }
    verdict.commits = (0..<commits).map { index in
      JudgedCommit(
        id: gateID(index),
        results: Array(repeating: .unsatisfied, count: GatePolicy.Rule.allCases.count))
    }
    verdict.findings = (0..<Verdict.mostFindings).map { .untagged($0 + 12) }
    return GateReport(verdicts: [verdict], generatedAt: 1_782_086_399)
  }
}

extension Finding.Subject {
  fileprivate var isCommit: Bool { if case .commit = self { true } else { false } }
}

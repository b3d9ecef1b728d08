import Configuration
import Gate
import Reports

/// The reports that every form is tested with.
let gateReports: [(name: String, report: GateReport)] = [
  ("refused", .refused), ("passed", .passed), ("warned", .warned), ("undecided", .undecided),
  ("push", .push), ("nothing", .nothing), ("hostile", .hostileGate),
]

extension GateReport {
  static let refused = GateReport(.refused)
  static let passed = GateReport(.passed)
  static let warned = GateReport(.warned)
  static let undecided = GateReport(.undecided)
  /// A push without commits to judge.
  static let nothing = GateReport(verdicts: [], generatedAt: 1_782_086_399)
  /// A push that updates several references.
  static var push: GateReport {
    var (refused, undecided) = (Verdict.refused, Verdict.undecided)
    refused.range.reference = "refs/heads/topic"
    undecided.range.reference = "refs/heads/other"
    var new = Verdict.passed
    new.range.reference = "refs/heads/new"
    (new.range.base, new.range.baseName) = (nil, String(repeating: "0", count: 40))
    return GateReport(verdicts: [refused, undecided, new], generatedAt: 1_782_086_399)
  }

  private init(_ verdict: Verdict) { self.init(verdicts: [verdict], generatedAt: 1_782_086_399) }
}

extension Verdict {
  /// Of 12 commits, two without a tag; one is waived, one waiver does not count; a squash that
  /// loses a tag.
  static var refused: Verdict {
    var verdict = Verdict(range: .usual, policy: .tree)
    verdict.rules = [
      RuleVerdict(
        .attribution, .fail, [.unsatisfied: 3, .overridden: 1, .satisfied: 7, .notApplicable: 2]),
      RuleVerdict(.evidenceMinimum, .warn, [.unsatisfied: 1, .satisfied: 7, .notApplicable: 4]),
      RuleVerdict(.signoffHuman, .fail, [.unsatisfied: 1, .satisfied: 11]),
      RuleVerdict(.spendBudget, .fail, [.unsatisfied: 1]),
    ]
    verdict.commits = (0..<12).map { index in
      JudgedCommit(
        id: gateID(index),
        results: [
          [
            2: .unsatisfied, 11: .unsatisfied, 5: .overridden, 0: .notApplicable, 1: .notApplicable,
          ][
            index] ?? .satisfied,
          index == 3 ? .unsatisfied : index < 4 ? .notApplicable : .satisfied,
          index == 11 ? .unsatisfied : .satisfied, .notApplicable,
        ])
    }
    verdict.findings = [
      .untagged(2), .waived(5), .untagged(11), .lost, .weak(3), .signed(11), .dear,
    ]
    verdict.waivers = [
      Waiver(
        rule: "attribution", reason: "generated file, no agent at work",
        person: "Lead <lead@example.org>", commit: gateID(9), refusal: nil),
      Waiver(
        rule: "signoff.human", reason: "", person: "Author <author@example.org>",
        commit: gateID(11), refusal: "author@example.org is not in gate.waivers"),
    ]
    verdict.waivers[0].overrides = 1
    verdict.squash = SquashVerdict(
      survives: false, trailers: ["Assisted-by: claude-code:claude-opus-5", "Assisted-by: codex"],
      missing: ["Assisted-by: codex"],
      block: """
        Assisted-by: claude-code:claude-opus-5
        Assisted-by: codex
        Signed-off-by: Author <author@example.org>

        """,
      caution: "GitHub adds its own Co-authored-by trailers in a paragraph below")
    verdict.notices = ["the base moved: 3 commits of main are not in the range"]
    return verdict
  }

  static var passed: Verdict {
    var verdict = Verdict(range: .usual, policy: .tree)
    verdict.rules = [
      RuleVerdict(.attribution, .fail, [.satisfied: 8, .notApplicable: 4]),
      RuleVerdict(.signoffHuman, .fail, [.satisfied: 12]),
    ]
    verdict.commits = (0..<12).map { index in
      JudgedCommit(
        id: gateID(index), results: [index < 4 ? .notApplicable : .satisfied, .satisfied])
    }
    return verdict
  }

  /// The defaults over one commit, which only warn.
  static var warned: Verdict {
    var verdict = Verdict(range: .usual, policy: PolicyOrigin())
    (verdict.range.commits, verdict.range.merges) = (1, 0)
    verdict.rules = [
      RuleVerdict(.attribution, .warn, [.unsatisfied: 1]),
      RuleVerdict(.trailersWellformed, .warn, [.satisfied: 1]),
    ]
    verdict.commits = [JudgedCommit(id: gateID(11), results: [.unsatisfied, .satisfied])]
    var finding = Finding.untagged(11)
    finding.level = .warn
    verdict.findings = [finding]
    verdict.squash = SquashVerdict(
      survives: true, trailers: ["Assisted-by: codex"], missing: [], block: "Assisted-by: codex\n",
      caution: nil)
    return verdict
  }

  /// Two commits whose spend cannot be read; the policy is a file of the organisation.
  static var undecided: Verdict {
    var verdict = Verdict(range: .usual, policy: PolicyOrigin(file: "/etc/outcomes/policy.toml"))
    verdict.rules = [RuleVerdict(.spendRecorded, .fail, [.error: 2, .satisfied: 10])]
    verdict.commits = (0..<12).map { index in
      JudgedCommit(id: gateID(index), results: [index < 2 ? .error : .satisfied])
    }
    verdict.findings = [.unread(0), .unread(1)]
    return verdict
  }
}

extension RuleVerdict {
  init(_ rule: GatePolicy.Rule, _ level: GatePolicy.Level, _ counts: [RuleResult: Int]) {
    let demand =
      switch rule {
      case .attribution: "every commit with a sign of an agent carries Assisted-by"
      case .spendBudget: "the range costs 25.00 USD at most"
      case .signoffHuman: "no agent signs off"
      default: "what \(rule.rawValue) asks for"
      }
    self.init(rule: rule, level: level, demand: demand)
    self.counts = counts
  }
}

extension JudgedRange {
  static var usual: JudgedRange {
    var range = JudgedRange(
      reference: nil, baseName: "main", headName: "topic", base: gateID(100), head: gateID(11))
    (range.commits, range.merges) = (12, 1)
    return range
  }
}

extension PolicyOrigin {
  static let tree = PolicyOrigin(file: ".outcomes.toml", commit: gateID(100), blob: gateID(200))
}

/// An id that looks like one.
func gateID(_ number: Int) -> String {
  let digits = String(UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15, radix: 16)
  let word = String(repeating: "0", count: 16 - digits.count) + digits
  return String((word + word + word).prefix(40))
}

package import Configuration

/// What a gate says of one range of commits.
package struct Verdict: Hashable, Sendable {
  package var range: JudgedRange
  package var policy: PolicyOrigin
  /// The rules that were asked for, in the order of `GatePolicy.Rule`.
  package var rules: [RuleVerdict]
  /// The commits of the range, parents before children.
  package var commits: [JudgedCommit]
  /// What is not kept, by rule and then in the order of the commits: at most `mostFindings`.
  ///
  /// `rules` counts all of them.
  package var findings: [Finding]
  package var waivers: [Waiver]
  /// What becomes of the tags if the range is squashed; `nil` where no message was given.
  package var squash: SquashVerdict?
  /// What somebody should know and what changes nothing.
  package var notices: [String]

  /// More findings have no words of their own: a range of 100,000 commits would fill the memory.
  package static let mostFindings = 1_000

  package init(range: JudgedRange, policy: PolicyOrigin) {
    self.range = range
    self.policy = policy
    (rules, commits, findings, waivers, notices) = ([], [], [], [], [])
  }

  /// What a gate does.
  package enum Outcome: String, CaseIterable, Comparable, Sendable {
    case passed
    /// It cannot be decided, because something that a failing rule needs could not be read.
    case undecided
    case refused

    package static func < (left: Self, right: Self) -> Bool {
      let order = Self.allCases
      return order.firstIndex(of: left) ?? 0 < order.firstIndex(of: right) ?? 0
    }
  }

  /// A warning never fails; a refusal is certain even where something else could not be read.
  package var outcome: Outcome {
    let failing = rules.filter { $0.level == .fail }
    if failing.contains(where: { $0.count(of: .unsatisfied) > 0 }) { return .refused }
    return failing.contains { $0.count(of: .error) > 0 } ? .undecided : .passed
  }

  /// How many findings only warn, also those without words of their own.
  package var warnings: Int {
    rules.filter { $0.level == .warn }
      .reduce(0) { $0 + $1.count(of: .unsatisfied) + $1.count(of: .error) }
  }
}

/// One rule over the whole range.
package struct RuleVerdict: Hashable, Sendable {
  package var rule: GatePolicy.Rule
  /// `warn` or `fail`.
  package var level: GatePolicy.Level
  /// What it demands, in words: "every commit with a sign of an agent carries Assisted-by".
  package var demand: String
  /// How many commits, messages and ranges have each result.
  package var counts: [RuleResult: Int] = [:]

  package init(rule: GatePolicy.Rule, level: GatePolicy.Level, demand: String) {
    (self.rule, self.level, self.demand) = (rule, level, demand)
  }

  package func count(of result: RuleResult) -> Int { counts[result] ?? 0 }
}

/// Which commits were judged.
package struct JudgedRange: Hashable, Sendable {
  /// The reference that is pushed; `nil` where revisions were named.
  package var reference: String?
  /// As it was named: untrusted text.
  package var baseName: String
  package var headName: String
  /// In hexadecimal; `nil` where a new branch has no base.
  package var base: String?
  package var head: String
  /// Commits of the range, and how many of them are merges: commits with two parents and more.
  package var commits = 0
  package var merges = 0

  package init(reference: String?, baseName: String, headName: String, base: String?, head: String)
  {
    (self.reference, self.baseName, self.headName) = (reference, baseName, headName)
    (self.base, self.head) = (base, head)
  }
}

/// Where the policy stands by which a range was judged.
package struct PolicyOrigin: Hashable, Sendable {
  /// The file, such as `.outcomes.toml`; `nil` for the built-in defaults.
  package var file: String?
  /// The commit that holds the file, in hexadecimal; `nil` for a file that `--policy` names.
  package var commit: String?
  /// The file's object id, by which it can be looked at: `git show ID`.
  package var blob: String?

  package init(file: String? = nil, commit: String? = nil, blob: String? = nil) {
    (self.file, self.commit, self.blob) = (file, commit, blob)
  }
}

/// A waiver that somebody wrote, whether it counts or not.
package struct Waiver: Hashable, Sendable {
  /// As written: untrusted text.
  package var rule: String
  package var reason: String
  /// Who wrote it: `Name <mail>` or the pusher's name, untrusted text.
  package var person: String
  /// The commit whose message has it, in hexadecimal; `nil` for a push option.
  package var commit: String?
  /// Why it does not count; `nil` where it does.
  package var refusal: String?
  /// How many findings it overrides.
  package var overrides = 0

  package init(rule: String, reason: String, person: String, commit: String?, refusal: String?) {
    (self.rule, self.reason, self.person) = (rule, reason, person)
    (self.commit, self.refusal) = (commit, refusal)
  }
}

/// What becomes of the range's tags in a squash with the message that was given.
package struct SquashVerdict: Hashable, Sendable {
  /// Whether git will see all of `trailers` in it.
  package var survives: Bool
  /// The trailers that the range's tags come to, such as `Assisted-by: claude-code:claude-opus-5`.
  package var trailers: [String]
  /// Those that the message lacks, or hides from git.
  package var missing: [String]
  /// The message's last paragraph as it should be: what to paste.
  package var block: String
  /// What the forge may do to it; empty where there is nothing to fear.
  package var caution: String?

  package init(
    survives: Bool, trailers: [String], missing: [String], block: String, caution: String?
  ) {
    (self.survives, self.trailers, self.missing) = (survives, trailers, missing)
    (self.block, self.caution) = (block, caution)
  }
}

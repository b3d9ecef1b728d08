import Configuration
import Git
import Provenance

/// The rules that a policy asks for.
struct Rules {
  private let policy: GatePolicy
  private let commitRules: [any CommitRule]
  private var rangeRules: [any RangeRule]

  /// - Parameters:
  ///   - setup: the policy, and what else commits are judged by.
  ///   - survey: the range as a whole.
  ///   - detector: what knows agents.
  ///   - before: commits that the range stands on.
  ///   - approvals: who approves a commit, in small letters.
  init(
    _ setup: Judge.Setup, _ survey: Survey, detector: Detector, before: [CommitFacts],
    approvals: @escaping @Sendable (ObjectID) -> [String]
  ) {
    let policy = setup.policy
    self.policy = policy
    let (book, reuse) = (survey.sessions, survey.reuse)
    let minimum = EvidenceLevel(rawValue: policy.minimumEvidence) ?? .trailer
    let all: [any CommitRule] = [
      Attribution(
        policy: policy.attribution, acceptedTrailers: policy.acceptedTrailers, detector: detector),
      EvidenceMinimum(minimum: minimum, taggedFrom: setup.taggedFrom, book: book),
      TrailersWellformed(detector: detector) { reuse.ruling(on: $0, in: book) },
      HumanAccountable(),
      SignoffHuman(detector: detector),
      SpendRecorded(taggedFrom: setup.taggedFrom, book: book),
      DeploymentsConfig(approvers: policy.approvers, changes: setup.changes, approvals: approvals),
      IdentityKnown(
        domains: policy.domains, mailmap: setup.mailmap, isMergeQueue: setup.isMergeQueue),
    ]
    commitRules = all.filter { policy.level(of: type(of: $0).name) != .off }
    rangeRules = []
    if let budget = policy.budgetNanos, let prices = setup.prices,
      policy.level(of: .spendBudget) != .off
    {
      rangeRules.append(
        SpendBudget(most: budget, book: book, before: before, catalog: prices))
    }
  }

  /// No results yet, of the commits' rules and then of the range's.
  var verdicts: [RuleVerdict] {
    commitRules.map { verdict(type(of: $0).name, $0.demand) }
      + rangeRules.map { verdict(type(of: $0).name, $0.demand) }
  }

  /// What each rule says of a commit, in the order of `verdicts`.
  mutating func rulings(of commit: CommitFacts) -> [Ruling] {
    for index in rangeRules.indices { rangeRules[index].take(commit) }
    return commitRules.map { $0.judge(commit) }
  }

  /// Judges what is no single commit: the range, and the message of its squash.
  func judgeWhole(
    _ commits: [ObjectID], _ survey: Survey, _ tally: inout Tally, _ statements: inout Statements
  ) {
    for (offset, rule) in rangeRules.enumerated() {
      let waiver = statements.waiver(of: type(of: rule).name, forAllOf: commits)
      tally.note(
        rule.ruling, of: .range, rule: commitRules.count + offset, waiver: waiver, &statements)
    }
    let place = commitRules.firstIndex { type(of: $0).name == .attribution }
    guard let place, let ruling = survey.squash?.ruling(policy) else { return }
    let waiver = statements.waiver(of: .attribution, forAllOf: commits)
    tally.note(ruling, of: .message, rule: place, waiver: waiver, &statements)
  }

  private func verdict(_ rule: GatePolicy.Rule, _ demand: String) -> RuleVerdict {
    RuleVerdict(rule: rule, level: policy.level(of: rule), demand: demand)
  }
}

import Configuration
import Gate

/// A rule as a `reportingDescriptor` (§3.49), with all that GitHub shows of it.
///
/// It depends on the policy alone: one that changed from run to run would be a new one each time.
func sarifRule(_ rule: RuleVerdict) -> JSONValue {
  let name = rule.rule.rawValue
  let help = [
    "The policy's table [gate] asks for it: \(name), at the level \(rule.level.rawValue).",
    "Somebody whom the policy lists under waivers can waive it by a trailer"
      + " 'Outcomes-Waiver: \(name) REASON'.",
  ]
  return [
    "id": .string(name),
    "shortDescription": sarifMessage([rule.rule.title]),
    "fullDescription": sarifMessage([clipped(rule.demand, to: 500)]),
    "help": sarifMessage(help),
    "defaultConfiguration": ["level": .string(rule.level == .fail ? "error" : "warning")],
  ]
}

extension GatePolicy.Rule {
  /// What the rule looks at, in a few words.
  fileprivate var title: String {
    switch self {
    case .attribution: "What commits say of agents"
    case .evidenceMinimum: "How sure it is that a tagged commit is an agent's"
    case .trailersWellformed: "Trailers that git sees and that are true"
    case .humanAccountable: "A human stands behind an agent's commit"
    case .signoffHuman: "No agent signs off"
    case .spendRecorded: "What a tagged commit cost is on record"
    case .spendBudget: "What all commits cost together"
    case .deploymentsConfig: "Changes of what is measured are approved"
    case .identityKnown: "It is known who the author is"
    }
  }
}

import Configuration

extension CommentedTOML {
  /// What the merge gate demands, with the levels and lists of a new policy.
  ///
  /// `services` are the services of CI that are set up here.
  mutating func writeGate(services: [String]) {
    let policy = GatePolicy()
    begin(
      services.isEmpty ? "#[gate]" : "[gate]",
      saying: "What 'outcomes gate' demands of a range before it is merged.")
    say(
      services.isEmpty
        ? "Found: no service of CI; the gate also runs as a server's hook, with --pre-receive."
        : "Found: \(services.joined(separator: ", ")); a job there runs 'outcomes gate'.")
    say("The values: off; warn, which only says it; fail, which refuses.")
    for rule in GatePolicy.Rule.allCases {
      say(rule.demand)
      propose(rule.rawValue, policy.value(of: rule))
    }
    say("Trailers that disclose an agent.")
    propose("trailers.accepted", TOMLText.list(policy.acceptedTrailers))
    say("Agents that are known here beside the built-in ones.")
    propose("trailers.agents", TOMLText.list(policy.agents))
    say("Domains whose addresses are known; \"*.example.org\" for all below one.")
    propose("identity.domains", TOMLText.list(policy.domains))
    say("Who may approve a change of what is measured, by e-mail address.")
    propose("approvers", TOMLText.list(policy.approvers))
    say("Who may waive a rule, by e-mail address or name of a pusher.")
    propose("waivers", TOMLText.list(policy.waivers))
  }
}

extension GatePolicy {
  /// How a rule of this policy is written.
  fileprivate func value(of rule: Rule) -> String {
    let level = level(of: rule)
    guard level != .off else { return TOMLText.quoted(level.rawValue) }
    let levelText = TOMLText.quoted(level.rawValue)
    switch rule {
    case .attribution:
      return "{ policy = \(TOMLText.quoted(attribution.rawValue)), level = \(levelText) }"
    case .evidenceMinimum:
      return "{ evidence = \(TOMLText.quoted(minimumEvidence)), level = \(levelText) }"
    case .spendBudget, .trailersWellformed, .humanAccountable, .signoffHuman, .spendRecorded,
      .deploymentsConfig, .identityKnown:
      return levelText
    }
  }
}

extension GatePolicy.Rule {
  /// What it asks, in one line.
  fileprivate var demand: String {
    switch self {
    case .attribution:
      "An agent's commit has the tag (require), any such trailer (disclose), or none (forbid)."
    case .evidenceMinimum:
      "How sure it is that a tagged commit is an agent's: \"session\" or weaker."
    case .trailersWellformed: "Trailers that git sees, of agents that are known."
    case .humanAccountable: "A human stands behind an agent's commit."
    case .signoffHuman: "No agent signs off."
    case .spendRecorded: "What a tagged commit cost is on record."
    case .spendBudget: "The most that a range may cost, such as { usd = 25.0, level = \"fail\" }."
    case .deploymentsConfig: "Somebody else approved a change of what is measured."
    case .identityKnown: "The author's address is known."
    }
  }
}

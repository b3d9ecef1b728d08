/// What the environment says of agents.
extension Detection {
  /// The agents that the environment names; a mark counts as one of them.
  static func agents(namedIn surroundings: Surroundings) -> [KnownAgent] {
    var agents: [KnownAgent] = []
    for agent in KnownAgent.table where agent.isNamed(in: surroundings) { agents.append(agent) }
    if let agent = declared(in: surroundings) { agents.add(agent) }
    if agents.count > 1 {
      let covered = agents.compactMap(\.isAlso)
      agents.removeAll { covered.contains($0.slug) }
    }
    if agents.isEmpty, let agent = generic(surroundings) { agents = [agent] }
    guard !agents.isEmpty, let mark = surroundings.mark else { return agents }
    if let agent = KnownAgent.named(mark.tag.agent) { agents.add(agent) }
    return agents
  }

  /// The agent that `AI_AGENT` names, with a version or parts behind its name or not, as
  /// `claude-code_2-1-202_agent` or `crush@0.31`.
  static func declared(in surroundings: Surroundings) -> KnownAgent? {
    guard let value = surroundings.variable("AI_AGENT"), value.utf8.count <= 200 else { return nil }
    let name = value.split(separator: "@", omittingEmptySubsequences: false).first ?? ""
    var words = name.split { $0 == "-" || $0 == "_" || $0 == " " }
    while !words.isEmpty {
      if let agent = KnownAgent.named(words.joined(separator: "-")) { return agent }
      words.removeLast()
    }
    return nil
  }

  /// The agent that `AGENT` names: so many things are called so that only these count.
  private static func generic(_ surroundings: Surroundings) -> KnownAgent? {
    guard let name = surroundings.variable("AGENT"),
      ["goose", "amp", "crush", "codex"].contains(name)
    else { return nil }
    return KnownAgent.named(name)
  }

  /// The variables that name the agent.
  static func variables(
    naming agent: KnownAgent, _ surroundings: Surroundings
  ) -> [String] {
    var variables = agent.signs.filter { $0.isGiven(by: surroundings) }.map(\.variable)
    if declared(in: surroundings)?.slug == agent.slug { variables.append("AI_AGENT") }
    if generic(surroundings)?.slug == agent.slug { variables.append("AGENT") }
    return variables
  }

  /// The session by the agent's own variables: those of others are what it inherited.
  static func session(of agent: KnownAgent, _ surroundings: Surroundings) -> String? {
    agent.sessions.lazy.compactMap { surroundings.variable($0) }.first {
      AssistanceTag.isSession($0)
    }
  }
}

extension KnownAgent {
  fileprivate func isNamed(in surroundings: Surroundings) -> Bool {
    for sign in signs where sign.isGiven(by: surroundings) { return true }
    return false
  }
}

extension EnvironmentSign {
  fileprivate func isGiven(by surroundings: Surroundings) -> Bool {
    guard let value = surroundings.variable(variable) else { return false }
    return matches(value)
  }
}

extension [KnownAgent] {
  fileprivate mutating func add(_ agent: KnownAgent) {
    if !contains(where: { $0.slug == agent.slug }) { append(agent) }
  }
}

/// Which agent is at work, as far as it can be known.
package enum Detection: Hashable, Sendable {
  /// Nothing says that an agent is at work.
  case none
  case agent(AssistanceTag, Source)
  /// Several agents, by name, and nothing tells which of them runs git.
  case ambiguous([String])
  /// The variables of an agent that a terminal was started with: whoever types there has them too.
  case inherited(String)

  /// How the agent is known.
  package enum Source: Sendable {
    case environment
    case processes
    case mark
    case machine
  }

  /// The tag that the commit gets; `nil` where there is none.
  package var tag: AssistanceTag? {
    if case .agent(let tag, _) = self { tag } else { nil }
  }

  /// Looks for the agent.
  ///
  /// The environment comes first: an agent's own variables, then the name in `AI_AGENT`, then the
  /// few names that `AGENT` may have. Where several agents are named, since one started the other or
  /// left its variables behind, the nearest process above decides; then `AI_AGENT`; then nobody.
  /// Where none is named, the processes above are looked at, then the mark.
  package init(_ surroundings: Surroundings) {
    let named = Self.agents(namedIn: surroundings)
    let found =
      switch named.count {
      case 0: Self.unnamed(surroundings)
      case 1: Self.single(named[0], surroundings)
      default: Self.nearest(of: named, surroundings)
      }
    self = Self.completed(found, by: surroundings.mark)
  }

  /// The agents that the environment names; a mark counts as one of them.
  private static func agents(namedIn surroundings: Surroundings) -> [KnownAgent] {
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

  private static func single(_ agent: KnownAgent, _ surroundings: Surroundings) -> Detection {
    let tag = AssistanceTag(agent: agent.slug, session: session(of: agent, surroundings))
    guard isInherited(agent, surroundings) else { return .agent(tag, .environment) }
    return .inherited(agent.slug)
  }

  /// Whether the variables come from above a terminal, and no agent is below it.
  private static func isInherited(_ agent: KnownAgent, _ surroundings: Surroundings) -> Bool {
    var isInherited = false
    surroundings.forEachAncestor { ancestor in
      if ancestor.agent?.slug == agent.slug { return false }
      guard ancestor.isTerminal else { return true }
      let variables = agent.signs.filter { $0.isGiven(by: surroundings) }.map(\.variable)
      // Not every sign need be old: one that the terminal does not have was set below it.
      isInherited = !variables.isEmpty && variables.allSatisfy { ancestor.hasVariable($0) }
      return false
    }
    return isInherited
  }

  private static func nearest(
    of agents: [KnownAgent], _ surroundings: Surroundings
  ) -> Detection {
    let slugs = agents.map(\.slug)
    if let agent = nearest(in: surroundings, where: { slugs.contains($0.slug) }) {
      let tag = AssistanceTag(agent: agent.slug, session: session(of: agent, surroundings))
      return .agent(tag, .processes)
    }
    if let agent = declared(in: surroundings), slugs.contains(agent.slug) {
      return single(agent, surroundings)
    }
    return .ambiguous(slugs.sorted())
  }

  /// The agent of the nearest process above that is one of those wanted, below any terminal.
  private static func nearest(
    in surroundings: Surroundings, where isWanted: (KnownAgent) -> Bool
  ) -> KnownAgent? {
    var found: KnownAgent?
    surroundings.forEachAncestor { ancestor in
      if let agent = ancestor.agent, isWanted(agent) { found = agent }
      return found == nil && !ancestor.isTerminal
    }
    return found
  }

  private static func unnamed(_ surroundings: Surroundings) -> Detection {
    if let agent = nearest(in: surroundings, where: { _ in true }) {
      return .agent(AssistanceTag(agent: agent.slug), .processes)
    }
    if let mark = surroundings.mark { return .agent(mark.tag, .mark) }
    // Machines that belong to one agent.
    if surroundings.fileExists("/opt/.devin") {
      return .agent(AssistanceTag(agent: "devin"), .machine)
    }
    if surroundings.variable("HOME") == "/home/jules", surroundings.variable("USER") == "swebot" {
      return .agent(AssistanceTag(agent: "jules"), .machine)
    }
    return .none
  }

  /// The session by the agent's own variables: those of others are what it inherited.
  private static func session(of agent: KnownAgent, _ surroundings: Surroundings) -> String? {
    agent.sessions.lazy.compactMap { surroundings.variable($0) }.first {
      AssistanceTag.isSession($0)
    }
  }

  /// What the mark of the same agent knows besides.
  private static func completed(_ detection: Detection, by mark: Mark?) -> Detection {
    guard case .agent(let tag, let source) = detection, let mark, mark.tag.agent == tag.agent
    else { return detection }
    return .agent(
      AssistanceTag(
        agent: tag.agent, model: mark.tag.model, session: tag.session ?? mark.tag.session), source)
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

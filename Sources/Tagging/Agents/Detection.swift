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
      default: Self.nearest(of: Self.live(among: named, surroundings), surroundings)
      }
    self = Self.completed(found, by: surroundings.mark)
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
      let variables = variables(naming: agent, surroundings)
      // Not every sign need be old: one that the terminal does not have was set below it.
      isInherited = !variables.isEmpty && variables.allSatisfy { ancestor.hasVariable($0) }
      return false
    }
    return isInherited
  }

  /// Those whose variables are not merely left over; all, where all are.
  private static func live(
    among agents: [KnownAgent], _ surroundings: Surroundings
  ) -> [KnownAgent] {
    let live = agents.filter { !isInherited($0, surroundings) }
    return live.isEmpty ? agents : live
  }

  private static func nearest(
    of agents: [KnownAgent], _ surroundings: Surroundings
  ) -> Detection {
    if agents.count == 1 { return single(agents[0], surroundings) }
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

  /// What the mark of the same agent knows besides.
  private static func completed(_ detection: Detection, by mark: Mark?) -> Detection {
    guard case .agent(let tag, let source) = detection, let mark, mark.tag.agent == tag.agent
    else { return detection }
    return .agent(
      AssistanceTag(
        agent: tag.agent, model: mark.tag.model, session: tag.session ?? mark.tag.session), source)
  }
}

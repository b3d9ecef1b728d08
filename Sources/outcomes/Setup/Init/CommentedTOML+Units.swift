extension CommentedTOML {
  /// The units: those that their tags prove, then proposals.
  mutating func writeUnits(_ units: UnitProposals) {
    space()
    say("What is deployed on its own; by default the whole repository is one unit. Paths that no")
    say("unit has are never deployed.")
    let proved = units.areProved ? units.released : []
    let proposed = (units.areProved ? [] : units.released) + units.unreleased
    for (index, proposal) in proved.enumerated() {
      if index > 0 { space() }
      add("[[unit]]")
      write(proposal, isSet: true, isFirst: index == 0)
    }
    guard !proposed.isEmpty else {
      if proved.isEmpty { write(Self.example) }
      return
    }
    if !proved.isEmpty {
      space()
      say("Directories like these, without release tags of their own:")
    } else if !units.released.isEmpty {
      say("A proposal: these have release tags of their own.")
    } else {
      say("A proposal, from what directories here are called.")
    }
    for (index, proposal) in proposed.prefix(Self.mostProposals).enumerated() {
      if index > 0 { space() }
      proposeTable("[[unit]]")
      write(proposal, isSet: false, isFirst: index == 0 && proved.isEmpty)
    }
    if proposed.count > Self.mostProposals {
      say("… and \(proposed.count - Self.mostProposals) more such directories.")
    }
  }

  private static let mostProposals = 10
  private static let example = UnitProposals.Proposal(
    name: "api", directory: "services/api", tags: "api-v*")

  private mutating func write(_ example: UnitProposals.Proposal) {
    proposeTable("[[unit]]")
    write(example, isSet: false, isFirst: true)
  }

  /// The first one shows every key there is.
  private mutating func write(
    _ proposal: UnitProposals.Proposal, isSet: Bool, isFirst: Bool
  ) {
    if isFirst { say("How reports and records call it.") }
    put("name", TOMLText.quoted(proposal.name), isSet: isSet)
    if isFirst {
      say("The environment that counts, or a pattern such as production-*.")
      propose("environment", TOMLText.quoted("production"))
      say("Its files, from the repository's root.")
    }
    put("paths", TOMLText.list([proposal.directory + "/**"]), isSet: isSet)
    if isFirst {
      say("Its release tags, where it has its own; else those of the repository count.")
    }
    if let tags = proposal.tags {
      put("tags", TOMLText.quoted(tags), isSet: isSet)
    } else if isFirst {
      propose("tags", TOMLText.quoted(proposal.name + "-v*"))
    }
    guard isFirst else { return }
    say("The lines of a typical change of this unit, where it is frozen.")
    propose("reference_change_lines", "20.0")
  }
}

import Provenance
import Tagging
import Testing

@Suite("Agents that the hook knows")
struct KnownAgentTests {
  @Test func areKnownToTheScanByTheSameName() {
    let known = Set(Agent.table.map(\.slug))
    #expect(KnownAgent.table.map(\.slug).filter { !known.contains($0) } == [])
  }

  @Test func haveNamesOfTheirOwn() {
    for agent in KnownAgent.table {
      #expect(KnownAgent.named(agent.slug)?.slug == agent.slug)
    }
    #expect(Set(KnownAgent.table.map(\.slug)).count == KnownAgent.table.count)
  }

  @Test(arguments: [
    ("Claude Code", "claude-code"), ("GitHub Copilot", "copilot"), ("droid", "factory-droid"),
  ])
  func areFoundByOtherNames(_ name: String, _ slug: String) {
    #expect(KnownAgent.named(name)?.slug == slug)
  }

  @Test func peopleAreNoAgents() {
    #expect(
      ["Daniel", "Devina", "", "human", "claudette"].allSatisfy { KnownAgent.named($0) == nil })
  }
}

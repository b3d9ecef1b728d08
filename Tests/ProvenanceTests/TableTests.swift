import Git
import Testing

@testable import Provenance

/// The table of agents is data; this is what holds for every entry.
@Suite struct TableTests {
  @Test func everythingIsUniqueAndInSmallLetters() {
    let table = Agent.table
    let lists: [[String]] = [
      table.map(\.slug), table.flatMap { $0.emails + $0.logins + $0.reviewLogins },
      table.flatMap(\.names), table.flatMap { $0.keys.keys.sorted() }, table.flatMap(\.branches),
      table.flatMap(\.phrases) + table.flatMap(\.products), table.flatMap(\.sessionLinks),
      table.flatMap(\.authorPaths),
    ]
    for list in lists {
      #expect(Set(list).count == list.count, "\(list)")
      #expect(list.allSatisfy { $0 == $0.lowercased() && !$0.isEmpty })
    }
    #expect(Set(table.map(\.name)).count == table.count)
    #expect(
      table.flatMap { $0.keys.keys }.allSatisfy { $0.utf8.allSatisfy { $0.isLetter || $0 == 0x2D } }
    )
  }

  @Test(arguments: Agent.table.map(\.slug))
  func everyMarkerFindsItsAgent(slug: String) throws {
    let agent = try #require(Agent.table.first { $0.slug == slug })
    let addresses =
      agent.emails
      + (agent.logins + agent.reviewLogins).map {
        "\($0.contains("+") ? "" : "1+")\($0)@users.noreply.github.com"
      }
    for address in addresses {
      #expect(agents("s\n\nCo-authored-by: X <\(address)>\n") == [slug], "\(address)")
      #expect(detector.actor(name: "X", email: address) == .agent(slug), "\(address)")
    }
    for name in agent.names { #expect(agents("s\n\nAssisted-by: \(name)\n") == [slug], "\(name)") }
    for name in agent.products { #expect(agents("s\n\nMade with \(name)\n") == [slug], "\(name)") }
    for line in agent.phrases { #expect(agents("s\n\n\(line)\n") == [slug], "\(line)") }
    for link in agent.sessionLinks { #expect(agents("s\n\n\(link)0123\n") == [slug], "\(link)") }
    for name in agent.branches { #expect(agents("Merge branch '\(name)x'\n") == [slug]) }
    for path in agent.authorPaths {
      let name = path.split(separator: "*", omittingEmptySubsequences: false).joined(separator: "x")
      let commit = Commit(author: (name, "ann@example.org"), message: "s\n")
      #expect(detector.evidence(in: commit).map(\.agent) == [slug], "\(path)")
    }
    for (key, meaning) in agent.keys {
      let value = if case .word(let words) = meaning { words[0] } else { "01234567" }
      #expect(agents("s\n\n\(key): \(value)\n") == [slug], "\(key)")
    }
  }

  private func agents(_ message: String) -> [String] {
    detector.evidence(in: Commit(message: message)).map(\.agent)
  }
}

import FixtureSupport
import Foundation
import Testing

@Suite(
  "The page without single persons",
  .enabled(if: Prerequisites.git && Prerequisites.python, "needs git, python3"))
struct PagePrivacyTests {
  /// The large report by teams, its roster, and what its commits are.
  private struct Withheld {
    let text: String
    let people: [[String]]
    let commits: Set<String>
    let subjects: Set<String>
  }

  private static let withheld = Result {
    let scene = try PageScene.large.get()
    let configuration = scene.directory.appendingPathComponent("teams.toml")
    try Data("[privacy]\nrows = \"team\"\n".utf8).write(to: configuration)
    let page = scene.directory.appendingPathComponent("teams.html")
    try PageScene.scan(
      ["--config", configuration.path] + PageScene.largeArguments(scene.directory), to: page,
      at: 1_790_553_600)
    let roster = try String(
      contentsOf: scene.directory.appendingPathComponent("roster.csv"), encoding: .utf8)
    let git = try Program(named: "git")
    let log = try git.run(
      ["log", "--all", "--no-merges", "--format=%H%x09%s"],
      in: scene.directory.appendingPathComponent("repository.git")
    ).output.split(separator: "\n").map { $0.split(separator: "\t") }
    return Withheld(
      text: try String(contentsOf: page, encoding: .utf8),
      people: roster.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",").map(String.init)
      },
      commits: Set(log.map { String($0[0].prefix(7)) }), subjects: Set(log.map { String($0[1]) }))
  }

  @Test("no name and no address of a developer is anywhere in the file")
  func people() throws {
    let withheld = try Self.withheld.get()
    #expect(withheld.people.count == 200)
    for person in withheld.people {
      #expect(!withheld.text.contains(person[1]))
      #expect(!withheld.text.contains(person[0]))
    }
  }

  @Test("nor a commit of theirs, by its id or its subject")
  func commits() throws {
    let withheld = try Self.withheld.get()
    #expect(withheld.commits.count > 6_000)
    let words: [Substring] = withheld.text.split { !$0.isHexDigit }.filter { $0.utf8.count >= 7 }
    // The method names the baseline, in which nothing is anybody's.
    let known = words.filter { withheld.commits.contains(String($0.prefix(7))) }
    #expect(Set(known).count <= 1, "\(Set(known))")
    #expect(
      withheld.subjects.allSatisfy { subject in
        subject == "start" || !withheld.text.contains(subject)
      })
    #expect(!withheld.text.contains("commits-table\""))
  }

  @Test("teams of five and more have rows, the team of four has none")
  func teams() throws {
    let withheld = try Self.withheld.get()
    #expect(withheld.text.contains(">Billing<"))
    #expect(withheld.text.contains(">Stock<"))
    #expect(!withheld.text.contains(">Tax<"))
  }
}

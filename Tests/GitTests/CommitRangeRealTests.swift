import FixtureSupport
import Foundation
import Testing

@testable import Git

/// Ranges of real histories, against git.
@Suite(
  "Ranges of real repositories",
  .enabled(if: Prerequisites.git && !RealRepositories.paths.isEmpty, "needs real repositories"))
struct CommitRangeRealTests {
  @Test("any two commits", arguments: RealRepositories.paths)
  func pairs(path: String) throws {
    let git = try Program(named: "git")
    let directory = URL(fileURLWithPath: path)
    let all = try git.run(["rev-list", "--all"], in: directory).output.split(separator: "\n")
    var random = SeededGenerator(seed: 6)
    let repository = try Repository(at: path)
    for _ in 0..<200 {
      let base = try #require(all.randomElement(using: &random))
      let head = try #require(all.randomElement(using: &random))
      let range = try repository.range(
        from: [try #require(ObjectID(hex: base))], to: try #require(ObjectID(hex: head)))
      let listed = try InstalledGitRange.list(in: directory, from: [String(base)], to: String(head))
      #expect(Set(range.commits) == listed, "\(base)..\(head)")
      #expect(range.gap == nil)
    }
  }
}

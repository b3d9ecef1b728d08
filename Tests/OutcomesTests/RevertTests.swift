import FixtureSupport
import Foundation
import Testing

/// Reverts by their messages: they are named, and the lines decide.
@Suite("Reverts", .enabled(if: Prerequisites.git, "needs git"))
struct RevertTests {
  @Test("a revert and a reapplication are named, with the commit that they mean")
  func named() throws {
    let repository = try SmallRepository(
      at: try TemporaryDirectory.make("reverts").appendingPathComponent("reverts"))
    func author(_ day: Int) -> SmallRepository.Author {
      .init("Ann", email: "ann@example.org", date: "2026-03-0\(day)T10:00:00Z")
    }
    let (without, with) = (["a.swift": "let a = 1\n"], ["a.swift": "let a = 1\nlet b = 2\n"])
    try repository.commit("start\n", by: author(1), files: without)
    try repository.tag("v1.0.0")
    let work = try repository.commit("Add b\n", by: author(2), files: with)
    let revert = try repository.commit(
      "Revert \"Add b\"\n\nThis reverts commit \(work).\n", by: author(3), files: without)
    let again = try repository.commit(
      "Reapply \"Add b\"\n\nThis reverts commit \(revert).\n", by: author(4), files: with)
    try repository.tag("v1.1.0")
    let scan = try Outcomes.scan(["--all"], in: repository.directory)
    let rows = scan.report["repositories"][0]["reverts"].items
    #expect(rows.map { $0["commit"].string } == [revert, again, again])
    #expect(rows.map { $0["kind"].string } == ["revert", "revert", "reapply"])
    #expect(rows.map { $0["of"].string } == [work, revert, nil])
    #expect(rows.map { $0["named"].string } == ["Add b", revert, "Add b"])
    #expect(scan.words.contains("commits of the window that say they revert or reapply others: 2"))
    #expect(scan.report["totals"]["lines"]["novel"].integer == 1)
    let story = try Outcomes.run(
      ["explain", work, "--all", "--format", "json"], in: repository.directory)
    let explanation = try JSONValue(parsing: story.stdout)
    #expect(explanation["reverted_by"].items.map { $0.string } == [revert])
  }
}

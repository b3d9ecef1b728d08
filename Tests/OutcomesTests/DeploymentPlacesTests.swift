import FixtureSupport
import Foundation
import Testing

/// Elsewhere several copies of an environment that are deployed one after the other are not known.
@Suite("Several places that are one", .enabled(if: Prerequisites.git, "needs git"))
struct DeploymentPlacesTests {
  private typealias Told = DeploymentScene.Told

  private let scene: DeploymentScene
  private let commits: [String]

  init() throws {
    scene = try DeploymentScene(
      """

      [[unit]]
      name = "shop"
      environment = "production-*"

      """)
    commits = try (1...3).map { [scene] number in
      try scene.commit(
        "work \(number)", day: number,
        files: ["work\(number).swift": DeploymentScene.lines("work\(number)", 1...20)])
    }
  }

  private func told(_ arrivals: [(place: String, commit: Int, day: Int)]) -> [Told] {
    arrivals.map {
      Told(commit: commits[$0.commit - 1], day: $0.day, environment: "production-\($0.place)")
    }
  }

  @Test("steps through the regions are what one region alone would be")
  func steps() throws {
    let one = told([("us", 1, 4), ("us", 2, 5), ("us", 3, 8)])
    // Europe is two days behind, and Asia leaves one out.
    let others = told([
      ("eu", 1, 5), ("ap", 1, 6), ("eu", 2, 7), ("ap", 2, 9), ("eu", 3, 10), ("ap", 3, 12),
    ])
    let (alone, all) = (try scene.scan(told: one), try scene.scan(told: one + others))
    #expect(alone.lines == [40, 40, 0, 0, 40])
    #expect(all.lines == alone.lines)
    #expect(all.report["totals"].differences(from: alone.report["totals"]) == [])
    #expect(all.report["funnel"].differences(from: alone.report["funnel"]) == [])
    for key in ["new_commits", "tagged_commits", "novel_lines", "surviving_lines"] {
      #expect(all.deployments(key) == alone.deployments(key))
    }
    #expect(all.words.contains("deployments of 'shop' brought one place"))
    #expect(!alone.words.contains("one place"))
  }

  @Test("a rollback is one when the last region is back")
  func rollback() throws {
    let up = told([("us", 1, 2), ("eu", 1, 2), ("us", 3, 4), ("eu", 3, 5)])
    let half = try scene.scan(told: up + told([("us", 1, 6)]))
    #expect(half.lines == [40, 40, 0, 0, 40])
    let whole = try scene.scan(told: up + told([("us", 1, 6), ("eu", 1, 7)]))
    #expect(whole.lines == [40, 0, 0, 40, 0])
  }

  @Test("what is in one region only is live")
  func canary() throws {
    let scan = try scene.scan(told: told([("us", 1, 2), ("eu", 1, 2), ("eu", 2, 4)]))
    #expect(scan.lines == [20, 20, 0, 0, 20])
  }

  @Test("an environment that the pattern does not match is named, and does not count")
  func elsewhere() throws {
    var all = told([("us", 1, 4), ("us", 2, 5)])
    all.append(Told(commit: commits[2], day: 6, environment: "production"))
    all.append(Told(commit: commits[2], day: 6, environment: "staging-eu"))
    let scan = try scene.scan(told: all)
    #expect(scan.lines == [20, 20, 0, 0, 20])
    #expect(scan.words.contains("1 in 'production', 1 in 'staging-eu'"))
  }
}

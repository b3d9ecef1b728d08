import FixtureSupport
import Foundation
import Testing

/// Elsewhere a deployment is compared with the one before it alone.
@Suite("Back and forth", .enabled(if: Prerequisites.git, "needs git"))
struct DeploymentRollbackTests {
  private typealias Told = DeploymentScene.Told

  private let scene: DeploymentScene
  private let first: String
  private let second: String

  init() throws {
    scene = try DeploymentScene()
    first = try scene.commit(
      "start", day: 1, files: ["a.swift": DeploymentScene.lines("a", 1...10)])
    second = try scene.commit(
      "work", day: 2, files: ["b.swift": DeploymentScene.lines("b", 1...20)])
  }

  @Test("a rollback and the way forward again do not count commits twice")
  func commits() throws {
    let scan = try scene.scan(told: [
      Told(commit: first, day: 1), Told(commit: second, day: 3), Told(commit: first, day: 20),
      Told(commit: second, day: 21),
    ])
    #expect(Array(scan.deployments("new_commits").suffix(3)) == [1, 0, 0])
    #expect(Array(scan.deployments("novel_lines").suffix(3)) == [20, 0, 0])
    // Seventeen days are longer than the horizon: credited, and once.
    #expect(scan.lines == [20, 20, 0, 0, 20])
    #expect(scan.report["totals"]["dce"].number == 1)
    #expect(scan.report["funnel"]["deployed"].integer == scan.report["funnel"]["merged"].integer)
  }

  @Test("what is rolled back early was removed; what comes back is new, and nobody's")
  func early() throws {
    let scan = try scene.scan(told: [
      Told(commit: first, day: 1), Told(commit: second, day: 3), Told(commit: first, day: 4),
      Told(commit: second, day: 5),
    ])
    #expect(Array(scan.deployments("new_commits").suffix(3)) == [1, 0, 0])
    #expect(scan.lines == [40, 20, 0, 20, 0])
    #expect(scan.developer("ann@example.org")["lines"]["removed"].integer == 20)
    #expect(scan.report["unattributed"]["lines"]["surviving"].integer == 20)
  }

  @Test("a hotfix that the mainline takes over is not attributed again")
  func hotfix() throws {
    try scene.repository.run(["checkout", "-q", "-b", "hotfix", first])
    let hotfix = try scene.commit(
      "fix", day: 3, files: ["fix.swift": DeploymentScene.lines("fix", 1...10)])
    try scene.repository.run(["checkout", "-q", "main"])
    let last = try scene.pick(hotfix, ["-x"], day: 4)
    let scan = try scene.scan(told: [
      Told(commit: first, day: 1), Told(commit: hotfix, day: 3), Told(commit: last, day: 5),
    ])
    #expect(scan.lines == [30, 30, 0, 0, 30])
    #expect(Array(scan.deployments("novel_lines").suffix(2)) == [10, 20])
    // The work of `second`, and the fix: once.
    #expect(scan.deployments("new_commits").suffix(2).compactMap { $0 }.reduce(0, +) == 2)
    #expect(scan.report["totals"]["dce"].number == 1.5)
    #expect(scan.report["funnel"]["surviving"].integer == 2)
  }

  @Test("the same fix without the line that names the other commit")
  func hotfixWithoutMark() throws {
    try scene.repository.run(["checkout", "-q", "-b", "hotfix", first])
    let hotfix = try scene.commit(
      "fix", day: 3, files: ["fix.swift": DeploymentScene.lines("fix", 1...10)])
    try scene.repository.run(["checkout", "-q", "main"])
    let last = try scene.pick(hotfix, day: 4)
    let scan = try scene.scan(told: [
      Told(commit: first, day: 1), Told(commit: hotfix, day: 3), Told(commit: last, day: 5),
    ])
    #expect(scan.lines == [30, 30, 0, 0, 30])
    #expect(scan.deployments("new_commits").suffix(2).compactMap { $0 }.reduce(0, +) == 2)
    #expect(scan.report["funnel"]["surviving"].integer == 2)
  }

  @Test("a fix that the mainline has, and a release branch takes over and deploys, is deployed")
  func backport() throws {
    let fix = try scene.commit(
      "fix", day: 3, files: ["fix.swift": DeploymentScene.lines("fix", 1...10)])
    try scene.repository.run(["checkout", "-q", "-b", "release", first])
    let release = try scene.pick(fix, ["-x"], day: 4)
    try scene.repository.run(["checkout", "-q", "main"])
    let scan = try scene.scan(told: [Told(commit: first, day: 1), Told(commit: release, day: 5)])
    #expect(scan.lines == [10, 10, 0, 0, 10])
    let funnel = scan.report["funnel"]
    // `second` and the fix are on the mainline; the fix alone is live.
    #expect(funnel["merged"].integer == 2)
    #expect(funnel["deployed"].integer == 1)
    #expect(funnel["surviving"].integer == 1)
  }

  @Test("a deployment without changes, and one that reverts, count for nothing")
  func emptyAndRevert() throws {
    let empty = try scene.commit("nothing", day: 4)
    try scene.repository.run(["rm", "-q", "b.swift"])
    let revert = try scene.commit(
      "Revert \"work\"\n\nThis reverts commit \(second).", day: 5)
    let scan = try scene.scan(told: [
      Told(commit: first, day: 1), Told(commit: second, day: 3), Told(commit: empty, day: 4),
      Told(commit: revert, day: 6),
    ])
    #expect(Array(scan.deployments("novel_lines").suffix(3)) == [20, 0, 0])
    #expect(scan.lines == [20, 0, 0, 20, 0])
    #expect(scan.report["totals"]["dce"].number == 0)
    #expect(scan.report["totals"]["nd"].number == 0)
    let funnel = scan.report["funnel"]
    #expect(funnel["removed"].integer == 1)
    #expect(funnel["without_new_lines"].integer == 2)
  }
}

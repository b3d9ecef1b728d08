import FixtureSupport
import Foundation
import Testing

/// Elsewhere a pull request is deployed where its merge commit is among a deployment's commits.
@Suite("Squashed pull requests", .enabled(if: Prerequisites.git, "needs git"))
struct DeploymentSquashTests {
  /// A pull request of three commits, squashed by a forge, and deployed.
  private func scene(keepingBranch: Bool) throws -> (scene: DeploymentScene, scan: Scan) {
    let scene = try DeploymentScene()
    let first = try scene.commit(
      "start", day: 1, isAgents: false, files: ["a.swift": "let a = 1\n"])
    try scene.repository.run(["checkout", "-q", "-b", "work"])
    for number in 1...3 {
      try scene.commit(
        "part \(number)", day: 2, hour: 8 + number,
        files: ["part\(number).swift": DeploymentScene.lines("part\(number)", 1...10)])
    }
    try scene.repository.run(["update-ref", "refs/pull/12/head", "work"])
    try scene.repository.run(["checkout", "-q", "main"])
    try scene.repository.run(["merge", "-q", "--squash", "work"])
    // The forge keeps no trailer of the branch.
    let squash = try scene.commit("Parts (#12)", day: 3, isAgents: false)
    try scene.repository.run(["branch", "-q", "-D", "work"])
    if !keepingBranch { try scene.repository.run(["update-ref", "-d", "refs/pull/12/head"]) }
    let scan = try scene.scan(told: [
      .init(commit: first, day: 1), .init(commit: squash, day: 4),
    ])
    return (scene, scan)
  }

  @Test("the commits of a squashed pull request are deployed when its squash is")
  func withBranch() throws {
    let (scene, scan) = try scene(keepingBranch: true)
    let funnel = scan.report["funnel"]
    #expect(
      ["tagged", "merged", "deployed", "surviving"].map { funnel[$0].integer } == [3, 3, 3, 3])
    #expect(funnel["landings"]["squash"].integer == 3)
    #expect(scan.lines == [30, 30, 0, 0, 30])
    #expect(scan.report["totals"]["dce"].number == 1.5)
    #expect(scan.deployments("new_commits").last == 3)
    let part = try scene.repository.run(["rev-parse", "refs/pull/12/head"])
      .trimmingCharacters(in: .newlines)
    let story = try Outcomes.run(
      ["explain", part, "--all", "--deployments", "../deployments.jsonl", "--format", "json"],
      in: scene.repository.directory, at: DeploymentScene.settled)
    let explained = try JSONValue(parsing: story.stdout)
    #expect(
      explained["deployments"][0]["finished_at"].string == DeploymentScene.moment(4, 12))
  }

  @Test("where the branch is gone, its squash is the commit that is deployed")
  func withoutBranch() throws {
    let (_, scan) = try scene(keepingBranch: false)
    #expect(scan.lines == [30, 30, 0, 0, 0])
    #expect(scan.report["totals"]["unassisted"]["dce"].number == 1.5)
    #expect(scan.deployments("new_commits").last == 1)
  }
}

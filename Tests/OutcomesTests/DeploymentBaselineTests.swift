import FixtureSupport
import Foundation
import Testing

/// What others made of the first deployment that they knew.
@Suite("The first deployment", .enabled(if: Prerequisites.git, "needs git"))
struct DeploymentBaselineTests {
  @Test("the first deployment does not swallow the years before it")
  func baseline() throws {
    let scene = try DeploymentScene()
    var old = ""
    for day in 1...9 {
      old = try scene.commit(
        "old \(day)", day: day,
        files: ["old\(day).swift": DeploymentScene.lines("old\(day)", 1...50)])
    }
    let work = try scene.commit(
      "work", day: 11, files: ["work.swift": DeploymentScene.lines("work", 1...10)])
    let scan = try scene.scan(told: [.init(commit: old, day: 10), .init(commit: work, day: 12)])
    #expect(scan.lines == [10, 10, 0, 0, 10])
    #expect(scan.report["totals"]["dce"].number == 0.5)
    #expect(scan.deployments("novel_lines").compactMap { $0 }.reduce(0, +) == 10)
    // The baseline's own row is in the window, and nothing in it is new.
    #expect(scan.deployments("novel_lines") == [0, 10])
    #expect(scan.deployments("new_commits") == [0, 1])
  }

  @Test("a repository that was deployed once has delivered nothing new yet")
  func once() throws {
    let scene = try DeploymentScene()
    let only = try scene.commit(
      "all", day: 1, files: ["all.swift": DeploymentScene.lines("all", 1...50)])
    let scan = try scene.scan(told: [.init(commit: only, day: 2)])
    #expect(scan.exitCode == 0)
    #expect(scan.lines == [0, 0, 0, 0, 0])
    #expect(scan.report["totals"]["dce"].number == 0)
  }

  @Test("an earlier deployment that becomes known later makes more new, and takes nothing away")
  func earlier() throws {
    let scene = try DeploymentScene()
    let commits = try (1...3).map { number in
      try scene.commit(
        "work \(number)", day: number * 2,
        files: ["work\(number).swift": DeploymentScene.lines("work\(number)", 1...10)])
    }
    let told = commits.enumerated().map {
      DeploymentScene.Told(commit: $1, day: $0 * 2 + 3)
    }
    #expect(try scene.scan(told: Array(told.dropFirst())).lines == [10, 10, 0, 0, 10])
    #expect(try scene.scan(told: told).lines == [20, 20, 0, 0, 20])
  }

  @Test("a deployment of long ago is in the report, although nobody has committed since")
  func longAgo() throws {
    let scene = try DeploymentScene()
    let commits = try (1...2).map { number in
      try scene.commit(
        "work \(number)", day: number,
        files: ["work\(number).swift": DeploymentScene.lines("work\(number)", 1...10)])
    }
    let file = try scene.tell([
      .init(commit: commits[0], day: 3), .init(commit: commits[1], day: 4),
    ])
    let scan = try Outcomes.scan(
      ["--all", "--deployments", file], in: scene.repository.directory, at: Outcomes.now)
    #expect(scan.deployments("novel_lines") == [0, 10])
    #expect(scan.lines == [10, 10, 0, 0, 10])
  }
}

import FixtureSupport
import Foundation
import Testing

/// Units that the configuration has and nobody deploys, and the other way round.
@Suite("Units and their deployments", .enabled(if: Prerequisites.git, "needs git"))
struct DeploymentUnitsTests {
  private typealias Told = DeploymentScene.Told

  private static let units = """

    [[unit]]
    name = "api"
    paths = ["api/**"]

    [[unit]]
    name = "web"
    paths = ["web/**"]

    """

  /// A repository with three commits of 20 lines in `api` and 10 in `web`.
  private func scene(_ configuration: String) throws -> (DeploymentScene, [String]) {
    let scene = try DeploymentScene(configuration)
    let commits = try (1...3).map { number in
      try scene.commit(
        "work \(number)", day: number,
        files: [
          "api/a\(number).swift": DeploymentScene.lines("a\(number)", 1...20),
          "web/w\(number).swift": DeploymentScene.lines("w\(number)", 1...10),
        ])
    }
    return (scene, commits)
  }

  @Test("a unit without deployments is named, and nothing of it is deployed")
  func silent() throws {
    let (scene, commits) = try scene(Self.units)
    let scan = try scene.scan(told: [
      Told(commit: commits[0], day: 4, unit: "api"), Told(commit: commits[1], day: 5, unit: "api"),
    ])
    #expect(scan.lines == [20, 20, 0, 0, 20])
    #expect(scan.words.contains("such as 'web'"))
    #expect(scan.words.contains("nothing of them counts as deployed"))
    #expect(scan.report["parameters"]["look_back"]["web"] == .missing)
  }

  @Test("a deployment that names no unit is one of every unit")
  func ofAll() throws {
    let (scene, commits) = try scene(Self.units)
    let scan = try scene.scan(told: [
      Told(commit: commits[0], day: 4), Told(commit: commits[1], day: 5),
      Told(commit: commits[2], day: 6, unit: "web"),
    ])
    #expect(scan.lines == [40, 40, 0, 0, 40])
    #expect(scan.report["totals"]["dce"].number == 2)
  }

  @Test("a rollback is one, whether or not it names the unit")
  func rollbackOfAll() throws {
    let (scene, commits) = try scene(Self.units)
    let scan = try scene.scan(told: [
      Told(commit: commits[0], day: 4), Told(commit: commits[1], day: 5, unit: "api"),
      Told(commit: commits[0], day: 6),
    ])
    #expect(scan.lines == [20, 0, 0, 20, 0])
  }

  @Test("a unit that is not configured is named, and counts for no other one")
  func unknown() throws {
    let (scene, commits) = try scene(
      """

      [[unit]]
      name = "api"
      paths = ["api/**"]

      """)
    let scan = try scene.scan(told: [
      Told(commit: commits[0], day: 4, unit: "api"), Told(commit: commits[1], day: 5, unit: "api"),
      Told(commit: commits[2], day: 6, unit: "web"),
    ])
    #expect(scan.lines == [20, 20, 0, 0, 20])
    #expect(scan.words.contains("'web'"))
  }

  @Test("without a configuration the repository is one unit, and its parts do not roll back")
  func undefined() throws {
    let (scene, commits) = try scene("")
    let scan = try scene.scan(told: [
      Told(commit: commits[0], day: 4, unit: "api"), Told(commit: commits[0], day: 4, unit: "web"),
      Told(commit: commits[2], day: 5, unit: "api"), Told(commit: commits[1], day: 6, unit: "web"),
    ])
    #expect(scan.lines == [60, 60, 0, 0, 60])
    #expect(scan.words.contains("[[unit]]"))
  }

  @Test("each unit has an S of its own, and a change across them counts in both by it")
  func sizes() throws {
    let (scene, commits) = try scene(
      "\n"
        + Self.units.replacing(
          "\nname = \"web\"", with: "\nname = \"web\"\nreference_change_lines = 5.0"))
    let scan = try scene.scan(told: [
      Told(commit: commits[0], day: 4), Told(commit: commits[1], day: 5),
    ])
    // 20 lines of 20, and 10 of 5.
    #expect(scan.report["totals"]["dce"].number == 3)
  }
}

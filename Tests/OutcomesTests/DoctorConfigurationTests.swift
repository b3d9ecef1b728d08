import FixtureSupport
import Foundation
import Testing

@Suite("doctor: the configuration", .enabled(if: Prerequisites.git, "needs git"))
struct DoctorConfigurationTests {
  @Test("none is a notice; the one that init writes is well-formed")
  func none() throws {
    let scene = try DoctorScene()
    let before = try scene.examine()
    #expect(before.state("configuration") == "notice")
    #expect(before.remedy("configuration") == "outcomes init")
    #expect(try scene.outcomes(["init"]).exitCode == 0)
    let after = try scene.examine()
    #expect(after.exitCode == 0)
    #expect(after.state("configuration") == "ok")
  }

  @Test("what is wrong with it is told with its line, and the rest is looked at")
  func wrong() throws {
    let scene = try DoctorScene()
    try scene.configure("horizon_days = 14\nhorizon_dys = 3\n")
    let answer = try scene.examine()
    #expect(answer.exitCode == 2)
    #expect(answer.state("configuration") == "problem")
    #expect(answer.message("configuration").contains(".outcomes.toml:2: unknown key"))
    #expect(answer.state("evidence") == "notice")
    #expect(answer.state("hook") == "notice")
  }

  @Test("a link in its place is not followed")
  func link() throws {
    let scene = try DoctorScene()
    try scene.write("mainline = \"main\"\n", to: "elsewhere.toml")
    try FileManager.default.createSymbolicLink(
      atPath: scene.directory.path + "/.outcomes.toml", withDestinationPath: "elsewhere.toml")
    let answer = try scene.examine()
    #expect(answer.exitCode == 2)
    #expect(answer.message("configuration").contains("not a regular file"))
  }

  private struct Case: Sendable {
    let toml: String
    var file: String?
    let exitCode: Int32
  }

  private static let cases = [
    Case(toml: "[deployments]\nfiles = [\"gone.jsonl\"]\n", exitCode: 3),
    Case(toml: "[deployments]\nfiles = [\"f\"]\n", file: "{\"commit\": 3", exitCode: 3),
    Case(toml: "[deployments]\nfiles = [\"../x\"]\n", exitCode: 2),
    Case(toml: "[developers]\nroster = \"gone.csv\"\n", exitCode: 3),
    Case(toml: "[developers]\nroster = \"f\"\n", file: "mail\nann@example.org\n", exitCode: 2),
    Case(toml: "[developers]\nroster = \"f\"\n", file: "email\nann@example.org\n", exitCode: 0),
  ]

  @Test("files that it names have to be there, and to be what they should", arguments: 0..<6)
  func files(_ index: Int) throws {
    let example = Self.cases[index]
    let scene = try DoctorScene()
    try scene.configure(example.toml)
    if let file = example.file { try scene.write(file, to: "f") }
    let answer = try scene.examine()
    #expect(answer.exitCode == example.exitCode)
    #expect(answer.state("files") == (example.exitCode == 0 ? "ok" : "problem"))
  }
}

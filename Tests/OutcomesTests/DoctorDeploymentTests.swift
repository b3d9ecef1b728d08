import FixtureSupport
import Foundation
import Testing

@Suite("doctor: deployments and tags", .enabled(if: Prerequisites.git, "needs git"))
struct DoctorDeploymentTests {
  @Test("release tags are a source")
  func tags() throws {
    let scene = try DoctorScene()
    try scene.repository.tag("v1.1.0-rc1")
    let answer = try scene.examine()
    #expect(answer.state("deployments") == "ok")
    #expect(answer.message("deployments").hasPrefix("one release tag, the newest 'v1.0.0' of"))
    #expect(answer.message("tags") == "1 of 2 tags are no releases, such as 'v1.1.0-rc1'")
  }

  @Test("without any, what is deployed is unknown")
  func none() throws {
    let scene = try DoctorScene()
    try scene.repository.run(["tag", "-d", "v1.0.0"])
    let answer = try scene.examine()
    #expect(answer.exitCode == 0)
    #expect(answer.state("deployments") == "problem")
    #expect(answer.remedy("deployments").hasPrefix("outcomes deploy record"))
    #expect(answer.state("tags") == "notice")
    try scene.configure("[deployments]\ntrunk = true\n")
    let trunk = try scene.examine()
    #expect(trunk.state("deployments") == "ok")
    #expect(trunk.state("tags") == nil)
  }

  @Test("tags that are no versions are named, with a pattern for them")
  func otherTags() throws {
    let scene = try DoctorScene()
    try scene.repository.run(["tag", "-d", "v1.0.0"])
    try scene.repository.tag("release-7")
    let answer = try scene.examine()
    #expect(answer.state("tags") == "problem")
    #expect(answer.remedy("tags") == "outcomes scan --tags 'release-*'")
    try scene.configure("[deployments]\ntags = \"prod-*\"\n")
    let configured = try scene.examine()
    #expect(configured.state("tags") == "problem")
    #expect(configured.message("tags").contains("'prod-*'"))
    #expect(configured.remedy("tags") == #"tags = "release-*" in .outcomes.toml"#)
  }

  @Test("a tag of what is no commit is a notice")
  func unreadable() throws {
    let scene = try DoctorScene()
    try scene.repository.run(["tag", "v2.0.0", "HEAD^{tree}"])
    let answer = try scene.examine()
    #expect(answer.state("tags") == "notice")
    #expect(answer.message("tags").contains("'v2.0.0'"))
  }

  @Test("a mainline that went on for months without a deployment is a notice")
  func old() throws {
    let scene = try DoctorScene()
    var author = DoctorScene.author
    author.date = "2027-04-01T10:00:00Z"
    try scene.repository.commit("later\n", by: author, files: ["a.swift": "2\n"])
    let answer = try scene.examine(at: 1_806_600_000)
    #expect(answer.state("deployments") == "notice")
    #expect(answer.message("deployments").hasSuffix("the mainline went on for 121 days"))
  }

  @Test("files count, by environment and by whether their commits are here")
  func files() throws {
    let scene = try DoctorScene()
    let head = try scene.repository.run(["rev-parse", "HEAD"]).trimmingCharacters(in: .newlines)
    let gone = String(repeating: "a", count: 40)
    try scene.configure("[deployments]\nfiles = [\"d.jsonl\"]\n")
    try scene.write(
      Self.line("1", head, "production") + Self.line("2", gone, "production")
        + Self.line("3", head, "staging"), to: "d.jsonl")
    let answer = try scene.examine()
    #expect(answer.state("files") == "ok")
    #expect(answer.state("deployments") == "ok")
    #expect(answer.message("deployments").contains("in the files"))
    #expect(answer.state("commits") == "notice")
    #expect(answer.remedy("commits") == "git fetch --all --tags")
    #expect(answer.state("environments") == "ok")
    #expect(answer.message("environments").hasSuffix("1 in 'staging'"))
    try scene.write(Self.line("3", head, "staging"), to: "d.jsonl")
    let staging = try scene.examine()
    #expect(staging.state("deployments") == "problem")
    #expect(staging.state("environments") == "problem")
    #expect(staging.remedy("environments").hasPrefix(#"environment = "staging""#))
    #expect(staging.state("commits") == "ok")
  }

  @Test("a unit without deployments is a notice, by tags and by files")
  func units() throws {
    let scene = try DoctorScene()
    try scene.repository.tag("api-v1.0.0")
    let units = ["api", "web"].map { "[[unit]]\nname = \"\($0)\"\ntags = \"\($0)-v*\"\n" }
    try scene.configure(units.joined())
    let byTags = try scene.examine()
    #expect(byTags.state("units") == "notice")
    #expect(byTags.remedy("units") == "outcomes deploy record --unit web, from its job")
    try scene.configure(units[0])
    #expect(try scene.examine().state("units") == "ok")
    let head = try scene.repository.run(["rev-parse", "HEAD"]).trimmingCharacters(in: .newlines)
    try scene.write(Self.line("1", head, "production"), to: "d.jsonl")
    try scene.configure("[deployments]\nfiles = [\"d.jsonl\"]\n" + units[0])
    #expect(try scene.examine().state("units") == "ok")
    let named = Self.line("1", head, "production").replacing("{", with: #"{"unit": "web", "#)
    try scene.write(named, to: "d.jsonl")
    #expect(try scene.examine().state("units") == "notice")
  }

  @Test("what the ledger has comes first")
  func ledger() throws {
    let scene = try DoctorScene()
    let done = try scene.outcomes(["deploy", "record", "--id", "7", "--name", "night"])
    #expect(done.exitCode == 0, "\(done.errors)")
    let answer = try scene.examine()
    #expect(answer.message("deployments").hasPrefix("one deployment in the ledger counts"))
    #expect(answer.message("deployments").contains("'night'"))
    #expect(answer.message("ledger").contains("one deployment"))
  }

  private static func line(_ id: String, _ commit: String, _ environment: String) -> String {
    #"{"id": "\#(id)", "commit": "\#(commit)", "environment": "\#(environment)", "#
      + #""finished_at": "2026-12-02T10:00:00Z", "status": "success"}"# + "\n"
  }
}

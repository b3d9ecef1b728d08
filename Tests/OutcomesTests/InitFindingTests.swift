import FixtureSupport
import Foundation
import Testing

@Suite("init: what is found", .enabled(if: Prerequisites.git, "needs git"))
struct InitFindingTests {
  @Test(
    "tags of their own prove units",
    arguments: [
      (["services/api/a": "1\n", "services/web/b": "1\n"], "api-v1.2.3", "api", "api-v*"),
      (["packages/core/a": "1\n"], "core@1.2.3", "core", "core@*"),
      (["packages/core/a": "1\n"], "@scope/core@1.2.3", "core", "@scope/core@*"),
      (["services/api/a": "1\n"], "services/api/v1.2.3", "api", "services/api/v*"),
      (["crates/one-two/a": "1\n"], "one-two-0.1.0", "one-two", "one-two-*"),
    ])
  func units(_ files: [String: String], _ tag: String, _ name: String, _ glob: String) throws {
    let scene = try InitScene(files: files, tags: [tag])
    try scene.initialise()
    let settings = try scene.settings()
    #expect(settings.contains("[[unit]]"))
    #expect(settings.contains("name = \"\(name)\""))
    #expect(settings.contains("tags = \"\(glob)\""))
    let path = files.keys.sorted()[0].dropLast(2)
    #expect(settings.contains("paths = [\"\(path)/**\"]"))
    let scan = try Outcomes.scan(["--all"], in: scene.directory)
    #expect(scan.exitCode == 0)
    #expect(scan.report["parameters"]["deployment_source"].string == "tags")
    #expect(scan.report["deployments"][0]["unit"].string == name)
  }

  @Test("directories without tags are proposals, and so are units of a repository with releases")
  func proposals() throws {
    let scene = try InitScene(
      files: ["services/api/a": "1\n", "services/web/b": "1\n"], tags: ["api-v1.0.0", "v1.0.0"])
    try scene.initialise()
    #expect(try !scene.settings().contains("[[unit]]"))
    let text = try scene.text()
    #expect(text.contains("#name = \"api\"\n"))
    #expect(text.contains("#tags = \"api-v*\"\n"))
    #expect(text.contains("#paths = [\"services/web/**\"]\n"))
  }

  @Test("dozens of libraries are no units until somebody says so")
  func libraries() throws {
    let names = (0..<21).map { "lib\($0)" }
    let scene = try InitScene(
      files: Dictionary(uniqueKeysWithValues: names.map { ("crates/\($0)/a", "1\n") }),
      tags: names.map { "\($0)-v1.0.0" })
    let done = try scene.initialise()
    #expect(done.output.contains("21 units with release tags of their own, as a proposal"))
    #expect(try !scene.settings().contains("[[unit]]"))
    #expect(try scene.text().contains("# … and 11 more such directories."))
  }

  @Test(
    "tags that are no versions become a pattern where they are all alike",
    arguments: [
      (["release-2026-09-01", "release-2026-09-08"], "tags = \"release-*\""),
      (["tool-1.0", "tool-1.1"], "tags = \"tool-*\""),
      (["tool-1.0", "tool-1.1", "tool-1.2-rc1"], "#tags = \"tool-*\""),
      (["release-1"], "#tags = \"release-*\""), (["release-1", "tool-1.0"], "#tags = \"v*\""),
      (["v1.0.0", "release-1", "release-2"], "#tags = \"v*\""), ([], "#tags = \"v*\""),
    ])
  func tags(_ tags: [String], _ line: String) throws {
    let scene = try InitScene(tags: tags)
    try scene.initialise()
    #expect(try scene.text().contains("\n\(line)\n"))
    #expect(try Outcomes.scan(["--all"], in: scene.directory).exitCode == 0)
  }

  @Test("files of deployments and a roster are set where they can be used")
  func files() throws {
    let scene = try InitScene()
    let head = try scene.repository.run(["rev-parse", "HEAD"]).trimmingCharacters(in: .newlines)
    let record = #"{"commit": "\#(head)", "finished_at": "2026-09-02T10:00:00Z"}"# + "\n"
    for (name, text) in [("deployments.jsonl", record), ("roster.csv", "email\nann@example.org\n")]
    {
      try Data(text.utf8).write(to: scene.directory.appendingPathComponent(name))
    }
    let done = try scene.initialise()
    #expect(done.output.contains("found: deployments in deployments.jsonl\n"))
    let settings = try scene.settings()
    #expect(settings.contains("files = [\"deployments.jsonl\"]"))
    #expect(settings.contains("roster = \"roster.csv\""))
    let scan = try Outcomes.scan(["--all"], in: scene.directory)
    #expect(scan.exitCode == 0)
    #expect(scan.report["parameters"]["deployment_source"].string == "files")
    for name in ["deployments.jsonl", "roster.csv"] {
      try Data("{ nothing".utf8).write(to: scene.directory.appendingPathComponent(name))
    }
    try scene.initialise(["--force"])
    #expect(try !scene.settings().contains { $0.hasPrefix("files") || $0.hasPrefix("roster") })
  }

  @Test("CI, agents without owners, generated directories and the team are told")
  func surroundings() throws {
    let scene = try InitScene(files: [".github/workflows/ci.yml": "x\n", "web/dist/a.js": "1\n"])
    let agent = SmallRepository.Author(
      "Claude", email: "noreply@anthropic.com", date: "2026-09-02T10:00:00Z")
    try scene.repository.commit("alone\n", by: agent, files: ["b": "2\n"])
    let done = try scene.initialise()
    #expect(done.output.contains("found: CI: GitHub Actions\n"))
    #expect(done.output.contains("one developer, 1 with an agent (claude-code 1)"))
    let text = try scene.text()
    #expect(text.contains("\n[gate]\n"))
    #expect(text.contains(#"#owners = { "noreply@anthropic.com" = "human@example.org" }"#))
    #expect(text.contains(#"#exclude = ["web/dist/**"]"#))
    #expect(text.contains("# Found: one developer in the newest 2 commits."))
  }

  @Test("a branch that no rule tells is set, any other one is not")
  func mainline() throws {
    let scene = try InitScene()
    try scene.initialise()
    #expect(try scene.text().contains("\n#mainline = \"main\"\n"))
    try scene.repository.run(["branch", "-m", "trunk"])
    try scene.initialise(["--force"])
    #expect(try scene.text().contains("\nmainline = \"trunk\"\n"))
  }

  @Test("an empty repository gets a file, too")
  func empty() throws {
    let repository = try SmallRepository(
      at: try TemporaryDirectory.make("empty").appendingPathComponent("work"))
    let done = try Outcomes.run(["init"], in: repository.directory)
    #expect(done.exitCode == 0)
    #expect(done.output.contains("found: no commits yet\n"))
  }
}

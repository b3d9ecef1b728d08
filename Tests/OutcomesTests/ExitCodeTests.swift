import FixtureSupport
import Foundation
import Testing

@Suite("Exit codes and messages", .enabled(if: Prerequisites.git, "needs git"))
struct ExitCodeTests {
  @Test("an unknown option is wrong usage")
  func unknownOption() throws {
    let done = try Outcomes.run(["scan", "--no-such-option"])
    #expect(done.exitCode == 64)
    #expect(done.stdout.isEmpty)
    #expect(done.errors.contains("--no-such-option"))
  }

  @Test(
    "a value that cannot be meant is wrong usage",
    arguments: [
      ["--format", "papyrus"], ["--evidence", "rumour"], ["--since", "yesterdayish"],
      ["--horizon", "fortnight"],
    ])
  func badValue(_ option: [String]) throws {
    let done = try Outcomes.run(["scan"] + option + [try Self.repository().path])
    #expect(done.exitCode == 64)
    #expect(done.stdout.isEmpty)
    #expect(option.allSatisfy(done.errors.contains))
  }

  @Test("an unknown key of the configuration is named with its file and line")
  func unknownKey() throws {
    let repository = try Self.repository(
      configuration: """
        mainline = "main"
        horizon_days = 14
        horizon_dyas = 15

        """)
    let done = try Outcomes.run(["scan", repository.path])
    #expect(done.exitCode == 2)
    #expect(done.stdout.isEmpty)
    #expect(done.errors.contains("horizon_dyas"))
    #expect(done.errors.contains(/\.outcomes\.toml(:3\b|.*line 3\b)/))
  }

  @Test("a configuration that is no TOML is named with its file and line")
  func brokenConfiguration() throws {
    let repository = try Self.repository(configuration: "mainline = \"main\"\nhorizon_days = \n")
    let done = try Outcomes.run(["scan", repository.path])
    #expect(done.exitCode == 2)
    #expect(done.errors.contains(/\.outcomes\.toml(:2\b|.*line 2\b)/))
  }

  @Test("a configuration cannot reach out of its repository", arguments: ["/etc/passwd", "../x"])
  func outside(path: String) throws {
    let repository = try Self.repository(configuration: "[developers]\nroster = \"\(path)\"\n")
    let done = try Outcomes.run(["scan", repository.path])
    #expect(done.exitCode == 2)
    #expect(done.errors.contains("outside of the repository"))
  }

  @Test("a configuration that is a link is refused")
  func linkedConfiguration() throws {
    let repository = try Self.repository()
    try FileManager.default.createSymbolicLink(
      atPath: repository.appendingPathComponent(".outcomes.toml").path,
      withDestinationPath: "/etc/passwd")
    let done = try Outcomes.run(["scan", repository.path])
    #expect(done.exitCode == 2)
    #expect(done.errors.contains("not a regular file"))
    #expect(!done.errors.contains("root:"))
  }

  /// libgit2 1.5 reads a cut off object for ever.
  @Test("a repository that cannot be read to its end is given up at the deadline")
  func deadline() throws {
    let repository = try Self.repository()
    let git = try Program(named: "git")
    let head = try git.run(["rev-parse", "HEAD"], in: repository).output.prefix(40)
    let object = repository.appendingPathComponent(
      ".git/objects/\(head.prefix(2))/\(head.dropFirst(2))")
    let whole = try Data(contentsOf: object)
    try FileManager.default.removeItem(at: object)
    try whole.prefix(60).write(to: object)
    let done = try Outcomes.run(["scan", "--all", "--deadline", "1", repository.path])
    #expect(done.exitCode == 3)
    #expect(done.stdout.isEmpty)
    #expect(done.errors.contains("git fsck"))
  }

  @Test("a path where nothing is cannot be read")
  func badPath() throws {
    let done = try Outcomes.run(["scan", "/no/such/repository"])
    #expect(done.exitCode == 3)
    #expect(done.errors.contains("/no/such/repository"))
    #expect(done.errors.hasPrefix("error: "))
  }

  @Test("a mainline that does not exist is named")
  func badMainline() throws {
    let done = try Outcomes.run(["scan", "--mainline", "nowhere", try Self.repository().path])
    #expect([2, 3].contains(done.exitCode))
    #expect(done.errors.contains("nowhere"))
  }

  @Test("a deployments file that does not exist cannot be read")
  func badDeployments() throws {
    let done = try Outcomes.run(
      ["scan", "--deployments", "/no/such/file.jsonl", try Self.repository().path])
    #expect(done.exitCode == 3)
    #expect(done.errors.contains("/no/such/file.jsonl"))
  }

  @Test("without a path, the repository around the current directory is scanned")
  func currentDirectory() throws {
    let scan = try Outcomes.scan(["--all"], in: try Self.repository())
    #expect(scan.exitCode == 0)
    #expect(scan.report["repositories"].items.count == 1)
  }

  @Test("--quiet keeps notices off, --output keeps the report off the standard streams")
  func quietToFile() throws {
    let repository = try Self.repository()
    let file = try TemporaryDirectory.make("output").appendingPathComponent("report.json")
    let printed = try Outcomes.scan(["--all", repository.path])
    let done = try Outcomes.run(
      [
        "scan", "--all", "--format", "json", "--quiet", "--output", file.path, repository.path,
      ])
    #expect(done.exitCode == 0)
    #expect(done.stdout.isEmpty)
    #expect(done.stderr.isEmpty)
    #expect(try Data(contentsOf: file) == printed.completed.stdout)
  }

  private static func repository(configuration: String? = nil) throws -> URL {
    let repository = try SmallRepository(at: try TemporaryDirectory.make("small"))
    var files = ["a.swift": "let a = 1\n"]
    files[".outcomes.toml"] = configuration
    try repository.commit(
      "start\n",
      by: .init("Ann", email: "ann@example.org", date: "2026-09-01T10:00:00Z"), files: files)
    return repository.directory
  }
}

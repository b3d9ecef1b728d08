import FixtureSupport
import Foundation
import Testing

/// `outcomes plumbing patch-id` as `git patch-id`, through the built program.
@Suite("Plumbing: patch-id", .enabled(if: Prerequisites.git, "needs git"))
struct PatchIDPlumbingTests {
  private struct Recorded: Decodable {
    let sub: String
    let argv: [String]
    let stdin: Data
    /// Name, newline, value, NUL, as `git config --list -z` prints them.
    let config: Data
    let stdout: Data
    let rc: Int32
  }

  @Test(
    "what git recorded, to the byte",
    .enabled(if: Vectors.exist, "the recorded answers of git are not beside the package"))
  func recorded() throws {
    let records = try Vectors.read("git-plumbing.jsonl", as: Recorded.self)
      .filter { $0.sub == "patch-id" }
    #expect(records.count == 52)
    let program = try Checkout.built("outcomes")
    for record in records {
      let git = try InstalledGit()
      defer { git.remove() }
      _ = try git.run(["init", "-q"])
      for setting in record.config.split(separator: 0) {
        let parts = String(decoding: setting, as: UTF8.self).split(separator: "\n")
        _ = try git.run(["config"] + parts.map(String.init))
      }
      let done = try program.run(
        ["plumbing"] + record.argv, in: git.directory, input: record.stdin)
      #expect(done.stdout == record.stdout, "\(record.argv)")
      #expect(done.stderr.isEmpty)
      #expect(done.exitCode == record.rc)
    }
  }

  private let patch = """
    diff --git a/x b/x
    --- a/x
    +++ b/x
    @@ -1 +1 @@
    -a b
    +a  c
    diff --git a/y b/y
    --- a/y
    +++ b/y
    @@ -1 +0,0 @@
    -y

    """

  @Test(
    "settings from where git takes them, and options over them",
    arguments: [
      ([:], [], "unstable"),
      (["GIT_CONFIG_GLOBAL": "user"], [], "stable"),
      (["GIT_CONFIG_GLOBAL": "user"], ["--unstable"], "unstable"),
      (["GIT_CONFIG_GLOBAL": "user"], ["--verbatim"], "verbatim"),
      (
        [
          "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "patchid.verbatim",
          "GIT_CONFIG_VALUE_0": "yes",
        ], [], "verbatim"
      ),
    ] as [([String: String], [String], String)])
  func settings(environment: [String: String], options: [String], mode: String) throws {
    let git = try InstalledGit()
    defer { git.remove() }
    try Data("[patchid]\nstable = 1\n".utf8)
      .write(to: git.directory.appendingPathComponent("user"))
    let input = Array(patch.utf8)
    let expected = try git.run(["patch-id", "--\(mode)"], input: input)
    let done = try Checkout.built("outcomes").run(
      ["plumbing", "patch-id"] + options, in: git.directory, environment: environment,
      input: Data(input))
    #expect(Array(done.stdout) == expected)
    #expect(done.exitCode == 0)
  }

  @Test("what is no truth value is refused, as in git")
  func badSetting() throws {
    let done = try Checkout.built("outcomes").run(
      ["plumbing", "patch-id"],
      environment: [
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "patchid.stable",
        "GIT_CONFIG_VALUE_0": "perhaps",
      ], input: Data(patch.utf8))
    #expect(done.errors == "fatal: bad boolean config value 'perhaps' for 'patchid.stable'\n")
    #expect(done.exitCode == 128)
    #expect(done.stdout.isEmpty)
  }

  @Test(
    "3,000 commits of a real history, to the byte", .enabled(if: !RealRepositories.paths.isEmpty),
    arguments: RealRepositories.paths)
  func realHistory(path: String) throws {
    let git = try Program(named: "git")
    let log = try git.run(
      ["log", "-p", "--no-merges", "-n", "3000"], in: URL(fileURLWithPath: path), deadline: 600)
    let expected = try git.run(["patch-id", "--stable"], input: log.stdout)
    let done = try Checkout.built("outcomes").run(
      ["plumbing", "patch-id", "--stable"], input: log.stdout, deadline: 600)
    #expect(done.stdout == expected.stdout)
    #expect(!done.stdout.isEmpty)
  }
}

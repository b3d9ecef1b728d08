import FixtureSupport
import Foundation
import Testing

/// The entry `outcomes-gate` of `.pre-commit-hooks.yaml`, run as pre-commit runs it.
@Suite("the pre-commit entry of the gate", .enabled(if: Prerequisites.git, "needs git"))
struct GateCIPreCommitTests {
  /// The script between the entry's single quotes; YAML folds its lines with spaces.
  private func script() throws -> String {
    let file = Checkout.root.appendingPathComponent(".pre-commit-hooks.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let hook = try #require(text.components(separatedBy: "- id: outcomes-gate\n").last)
    #expect(hook.contains("\n  stages: [pre-push]\n"))
    #expect(hook.contains("\n  pass_filenames: false\n") && hook.contains("\n  always_run: true\n"))
    let entry = try #require(hook.components(separatedBy: "  entry: >-\n").last)
    let folded = entry.split(separator: "\n").prefix { $0.hasPrefix("    ") }
      .map { $0.dropFirst(4) }.joined(separator: " ")
    let parts = folded.components(separatedBy: "'")
    #expect(parts.count == 3 && parts[0] == "sh -c " && parts[2] == " outcomes")
    return parts[1]
  }

  private func run(
    _ arguments: [String], in directory: URL, _ environment: [String: String?]
  ) throws -> Completed {
    try Program(named: "sh").run(
      ["-c", script(), "outcomes"] + arguments, in: directory, environment: environment)
  }

  @Test("what is pushed is judged against what the remote has", arguments: [(1, 0), (2, 1)])
  func judges(number: Int, exitCode: Int) throws {
    let done = try run(
      [], in: GateCIForge.origin(),
      [
        "PATH": "\(GateCIPrograms.built()):\(GateCIPrograms.path(without: []))",
        "PRE_COMMIT_FROM_REF": GateCIForge.commit("main~1"),
        "PRE_COMMIT_TO_REF": GateCIForge.commit("refs/pull/\(number)/head"),
      ])
    #expect(done.exitCode == exitCode, "\(done.output)\(done.errors)")
  }

  @Test(
    "arguments of the configuration are handed on, and without references the gate finds its own")
  func arguments() throws {
    let calls = try TemporaryDirectory.make("calls").appendingPathComponent("calls")
    let path = "\(GateCIPrograms.standIn):\(try GateCIPrograms.path(without: []))"
    let environment: [String: String?] = ["PATH": path, "CALLS": calls.path, "CALLS_EXIT": "1"]
    let references: [String: String?] = ["PRE_COMMIT_FROM_REF": "a", "PRE_COMMIT_TO_REF": "b"]
    let directory = calls.deletingLastPathComponent()
    let first = try run(
      ["--policy", "a file"], in: directory, environment.merging(references) { $1 })
    #expect(first.exitCode == 1)
    #expect(try run([], in: directory, environment).exitCode == 1)
    #expect(
      try String(contentsOf: calls, encoding: .utf8)
        == "gate\n--base=a\n--head=b\n--policy\na file\ngate\n")
  }

  @Test("without the program nothing is pushed, and that is said")
  func missing() throws {
    let directory = try TemporaryDirectory.make("nothing")
    let done = try run([], in: directory, ["PATH": GateCIPrograms.path(without: ["outcomes"])])
    #expect(done.exitCode == 1)
    #expect(done.errors == "error: there is no program outcomes in PATH\n")
  }
}

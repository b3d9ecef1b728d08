import FixtureSupport
import Foundation
import Testing

/// The job of the GitLab template, in clones as GitLab's runner makes them.
@Suite("the GitLab template", .enabled(if: Prerequisites.git, "needs git"))
struct GateCIGitLabTests {
  private static let file = Checkout.root.appendingPathComponent(
    "ci/gitlab/outcomes-gate.gitlab-ci.yml")

  /// The lines of the template's only script, and the value of one of its variables.
  private func template() throws -> (script: String, flags: String) {
    let lines = try String(contentsOf: Self.file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex(of: "    - |"))
    let script = lines[(start + 1)...]
      .prefix { $0.isEmpty || $0.hasPrefix("      ") }.map { $0.dropFirst(6) }
    let key = "    GIT_FETCH_EXTRA_FLAGS: "
    let flags = try #require(lines.first { $0.hasPrefix(key) })
    return (script.joined(separator: "\n") + "\n", String(flags.dropFirst(key.count)))
  }

  /// Runs the job for a merge request: its head, as GitLab does without merged results.
  private func run(
    _ number: Int, in workspace: URL, with variables: [String: String?] = [:],
    programs: String? = nil
  ) throws -> Completed {
    let own: [String: String?] = try [
      "CI": "true", "GITLAB_CI": "true", "CI_PIPELINE_SOURCE": "merge_request_event",
      "CI_MERGE_REQUEST_DIFF_BASE_SHA": GateCIForge.commit("main~1"),
      "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_DEFAULT_BRANCH": "main",
      "CI_COMMIT_SHA": GateCIForge.commit("refs/pull/\(number)/head"),
      "CI_PROJECT_DIR": workspace.path, "OUTCOMES_SQUASH_MESSAGE": "false",
      "PATH": "\(programs ?? GateCIPrograms.built()):\(GateCIPrograms.path(without: []))",
    ]
    // As the runner does where there is bash.
    return try Program(named: "bash").run(
      ["-c", "set -eo pipefail\n" + template().script], in: workspace,
      environment: own.merging(variables) { $1 })
  }

  private func workspace(_ number: Int) throws -> URL {
    let directory = try TemporaryDirectory.make("gitlab").appendingPathComponent("workspace")
    try FixtureScript("gate-ci/runner-checkout.sh").run([
      GateCIForge.origin().path, "refs/pull/\(number)/head", directory.path, template().flags,
    ])
    return directory
  }

  @Test(
    "the verdict is the job's, and its reports are written", arguments: [(1, 0), (2, 1), (3, 1)])
  func verdict(number: Int, exitCode: Int) throws {
    let workspace = try workspace(number)
    let done = try run(number, in: workspace)
    #expect(done.exitCode == exitCode, "\(done.output)\(done.errors)")
    #expect(!done.output.contains("was not written"))
    let quality = try JSONValue(
      contentsOf: workspace.appendingPathComponent("gl-code-quality-report.json"))
    #expect(quality.items.isEmpty == (exitCode == 0))
    let tests = try String(
      contentsOf: workspace.appendingPathComponent("outcomes-gate.junit.xml"), encoding: .utf8)
    #expect(tests.contains("<testsuite"))
    let git = try Program(named: "git")
    let note = try GateCIForge.commit("main~1")
    #expect(
      try git.run(["cat-file", "-e", "refs/notes/outcomes:\(note)"], in: workspace).exitCode == 0)
    // Who changed the policy is seen in the trees, which were fetched.
    _ = try git.run(["remote", "set-url", "origin", "file:///nowhere/at/all"], in: workspace)
    let parent = try git.run(["ls-tree", "HEAD^"], in: workspace)
    #expect((parent.exitCode == 0) == (number != 1))
  }

  @Test("a squash's message is title and description, which are in no command")
  func message() throws {
    let workspace = try workspace(1)
    let calls = try TemporaryDirectory.make("calls").appendingPathComponent("calls")
    let done = try run(
      1, in: workspace,
      with: [
        "OUTCOMES_SQUASH_MESSAGE": "true", "CI_MERGE_REQUEST_TITLE": "$(touch owned) %s",
        "CI_MERGE_REQUEST_DESCRIPTION": "`touch owned`\n-n", "CALLS": calls.path, "CALLS_EXIT": "3",
      ], programs: GateCIPrograms.standIn)
    #expect(done.exitCode == 3, "\(done.errors)")
    let messages = try String(contentsOfFile: calls.path + ".message", encoding: .utf8)
    #expect(messages.hasPrefix("$(touch owned) %s\n\n`touch owned`\n-n\n"))
    let owned = workspace.appendingPathComponent("owned").path
    #expect(!FileManager.default.fileExists(atPath: owned))
  }

  @Test("a missing program fails the job")
  func missing() throws {
    let workspace = try workspace(1)
    let done = try run(
      1, in: workspace, with: ["PATH": GateCIPrograms.path(without: ["outcomes"])])
    #expect(done.exitCode == 127)
  }
}

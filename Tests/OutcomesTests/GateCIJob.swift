import FixtureSupport
import Foundation

/// A job of GitHub's runner that uses the action.
struct GateCIJob {
  let workspace: URL
  /// The runner's own files: outputs, the step's summary, temporary ones.
  let runner: URL
  /// Added to the environment.
  var environment: [String: String?] = [:]
  private let event: URL

  /// A job of an event, in whose workspace one reference was checked out.
  ///
  /// - Parameters:
  ///   - event: the event's file.
  ///   - reference: what was checked out without its history.
  /// - Throws: `FixtureError` where the forge cannot be made.
  init(event: URL, checkout reference: String) throws {
    self.event = event
    workspace = try GateCIForge.checkout(reference)
    runner = try TemporaryDirectory.make("runner")
    for name in ["output", "summary"] { try Data().write(to: file(name)) }
  }

  /// A job of a pull request.
  init(pullRequest number: Int) throws {
    try self.init(
      event: GateCIForge.event(number), checkout: "refs/pull/\(number)/merge")
  }

  func file(_ name: String) -> URL { runner.appendingPathComponent(name) }

  /// What a file of the runner, or one that a step wrote there, says; empty where there is none.
  func text(_ name: String) -> String {
    (try? String(contentsOf: file(name), encoding: .utf8)) ?? ""
  }

  /// Runs the action's step.
  ///
  /// - Parameter inputs: what the workflow gives `with:`; the built program's directory is added.
  /// - Returns: the step's end.
  /// - Throws: `FixtureError` where `action.yml` is not as expected.
  func run(_ inputs: [String: String] = [:]) throws -> Completed {
    let action = try GateCIActionFile()
    // As the runner does for `shell: sh`.
    let script = file("step.sh")
    try Data((action.command + "\n").utf8).write(to: script)
    let all = try ["path": GateCIPrograms.built()].merging(inputs) { $1 }
    let step = try action.environment(given: all, event: JSONValue(contentsOf: event))
    let temporary = file("temporary")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    let own: [String: String?] = [
      "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": event.path,
      "GITHUB_EVENT_NAME": "pull_request", "GITHUB_WORKSPACE": workspace.path,
      "GITHUB_ACTION_PATH": Checkout.root.path, "GITHUB_OUTPUT": file("output").path,
      "GITHUB_STEP_SUMMARY": file("summary").path, "RUNNER_TEMP": temporary.path,
    ]
    return try Program(named: "sh").run(
      ["-e", script.path], in: workspace,
      environment: own.merging(step) { $1 }.merging(environment) { $1 })
  }

  /// The outputs as the runner reads them, in order.
  var outputs: [String] { text("output").split(separator: "\n").map(String.init) }

  /// Whether the clone is still without its history.
  func isShallow() throws -> Bool {
    try git(["rev-parse", "--is-shallow-repository"]).output.hasPrefix("true")
  }

  func git(_ arguments: [String]) throws -> Completed {
    try Program(named: "git").run(arguments, in: workspace)
  }
}

import FixtureSupport
import Foundation
import Testing

@Suite("hook run")
struct HookRunTests {
  /// Beside `outcomes` there may be no `outcomes-hook`, or one that finds no agent.
  @Test(
    "it is quiet and ends well, whatever it is given",
    arguments: [
      [], ["prepare-commit-msg"], ["no-such-hook"], ["--help-me"],
      ["prepare-commit-msg", "/no/such/file", "message"], ["prepare-commit-msg", "{1}", "{2}"],
    ] as [[String]])
  func quiet(arguments: [String]) throws {
    let done = try Checkout.built("outcomes").run(["hook", "run"] + arguments)
    #expect(done.exitCode == 0)
    #expect(done.stdout.isEmpty)
  }

  @Test("it becomes the program beside it, with the arguments that git gave")
  func arguments() throws {
    let place = try TemporaryDirectory.make("programs")
    let own = place.appendingPathComponent("outcomes")
    try FileManager.default.copyItem(at: try Checkout.built("outcomes").executable, to: own)
    let beside = place.appendingPathComponent("outcomes-hook")
    try Data("#!/bin/sh\nprintf '%s|' \"$@\"\nexit 5\n".utf8).write(to: beside)
    func run(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Completed {
      try Program(at: own).run(["hook", "run"] + arguments, environment: environment)
    }
    // Not executable yet.
    #expect(try run(["prepare-commit-msg", "m"]).exitCode == 0)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: beside.path)
    #expect(
      try run(["prepare-commit-msg", "a b", "message"]).output
        == "prepare-commit-msg|a b|message|")
    // As lefthook leaves what git did not give.
    #expect(
      try run(["prepare-commit-msg", "m", "message", "{3}"]).output
        == "prepare-commit-msg|m|message|")
    // As pre-commit hands over what git gave.
    let variables = [
      "PRE_COMMIT_COMMIT_MSG_SOURCE": "commit", "PRE_COMMIT_COMMIT_OBJECT_NAME": "HEAD",
    ]
    #expect(
      try run(["prepare-commit-msg", "m"], variables).output
        == "prepare-commit-msg|m|commit|HEAD|")
  }
}

import FixtureSupport
import Foundation
import Testing

/// Where the hook finds its program, and what it does without.
@Suite("the program of the pre-receive hook", .enabled(if: Prerequisites.git, "needs git"))
struct GateCIPreReceiveProgramTests {
  /// A server without a program, unless the hook names its directory.
  private func server(installed: String = "") throws -> GateCIServer {
    var server = try GateCIServer()
    let nowhere = try TemporaryDirectory.make("nowhere").path
    try server.installHook(replacing: [
      ("installed=''", "installed='\(installed)'"), ("/usr/local/bin", nowhere),
    ])
    server.environment["PATH"] = try GateCIPrograms.path(without: ["outcomes"])
    return server
  }

  @Test("the hook may name its directory")
  func installed() throws {
    let server = try server(installed: GateCIPrograms.built())
    try server.commit(.tagged)
    #expect(try server.push(["main"]).exitCode == 0)
    try server.commit(.untagged)
    #expect(try server.push(["main"]).exitCode != 0)
  }

  @Test("without it a push is refused, unless the server says otherwise")
  func missing() throws {
    let server = try server()
    let tip = try server.commit(.tagged)
    for setting in [nil, "", "yes"] {
      let refused = try server.push(["main"], with: ["OUTCOMES_GATE_ON_MISSING": setting])
      #expect(refused.exitCode != 0)
      #expect(
        refused.errors.contains("remote: error: the push is refused: the server has no program"))
    }
    let passed = try server.push(["main"], with: ["OUTCOMES_GATE_ON_MISSING": "pass"])
    #expect(passed.exitCode == 0)
    #expect(passed.errors.contains("remote: warning: nothing was judged"))
    #expect(try server.tip("refs/heads/main") == tip)
  }

  @Test("the program has git's lines, push options and quarantine", arguments: [0, 1, 3])
  func handsOn(exitCode: Int) throws {
    let server = try server(installed: GateCIPrograms.standIn)
    let calls = server.directory.appendingPathComponent("calls")
    let old = try server.tip("refs/heads/main") ?? ""
    let new = try server.commit(.untagged)
    let done = try server.push(
      ["-o", "one", "main"], with: ["CALLS": calls.path, "CALLS_EXIT": "\(exitCode)"])
    #expect((done.exitCode == 0) == (exitCode == 0))
    #expect(try String(contentsOf: calls, encoding: .utf8) == "gate\n--pre-receive\n")
    let input = try String(contentsOfFile: calls.path + ".input", encoding: .utf8)
    #expect(input == "\(old) \(new) refs/heads/main\n")
  }
}

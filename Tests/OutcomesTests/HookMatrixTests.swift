import FixtureSupport
import Foundation
import Testing

/// Every way in which git makes a commit, under every agent and with every kind of hooks.
@Suite("The hook tags what an agent made, and nothing else")
struct HookMatrixTests {
  /// An agent by its variables, and the trailers that its own commits get.
  struct Agent: Sendable, CustomTestStringConvertible {
    let name: String
    let variables: String
    let trailers: [String]

    var testDescription: String { name }
  }

  static let agents: [Agent] = [
    Agent(name: "no agent", variables: "", trailers: []),
    Agent(
      name: "Claude Code",
      variables: "CLAUDECODE=1 CLAUDE_CODE_SESSION_ID=0b2f3c1e-6a8e CLAUDE_CODE_ENTRYPOINT=cli",
      trailers: ["Assisted-by: claude-code", "AI-Session: claude-code:0b2f3c1e-6a8e"]),
    Agent(
      name: "Codex", variables: "CODEX_THREAD_ID=0199a213-81c0 CODEX_SANDBOX=seatbelt",
      trailers: ["Assisted-by: codex", "AI-Session: codex:0199a213-81c0"]),
    Agent(
      name: "Copilot CLI", variables: "COPILOT_CLI=1 COPILOT_AGENT_SESSION_ID=5d1f77aa",
      trailers: ["Assisted-by: copilot", "AI-Session: copilot:5d1f77aa"]),
    Agent(
      name: "Cursor", variables: "CURSOR_AGENT=1 CURSOR_TRACE_ID=6c1f",
      trailers: ["Assisted-by: cursor"]),
    Agent(name: "Gemini CLI", variables: "GEMINI_CLI=1", trailers: ["Assisted-by: gemini-cli"]),
    // Which of them runs git is not known, and what is not known is not written.
    Agent(
      name: "two agents",
      variables: "CLAUDECODE=1 CLAUDE_CODE_SESSION_ID=0b2f3c1e CODEX_THREAD_ID=0199a213",
      trailers: []),
  ]

  enum Layout: String, CaseIterable { case plain, hookspath, husky, existing }

  /// Every agent with plain hooks, and three with every kind; `OUTCOMES_FULL=1`: every agent.
  static let scenes: [(Agent, Layout)] = agents.flatMap { agent in
    let isEverywhere =
      isFull || ["no agent", "Claude Code", "two agents"].contains(agent.name)
    return (isEverywhere ? Layout.allCases : [.plain]).map { (agent, $0) }
  }

  private static let isFull = ProcessInfo.processInfo.environment["OUTCOMES_FULL"] == "1"

  @Test(arguments: scenes)
  func everyWayOfMakingACommit(_ agent: Agent, _ layout: Layout) throws {
    let work = try TemporaryDirectory.make("hook matrix")
    defer { try? FileManager.default.removeItem(at: work) }
    let printed = try Self.run(agent, layout, in: work)
    let made = Dictionary(
      printed.split(separator: "\n").map { line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        return (fields[0], Array(fields.dropFirst()))
      }, uniquingKeysWith: { first, _ in first })
    #expect(made.keys.sorted() == HookMatrix.cells.map(\.way).sorted())
    for cell in HookMatrix.cells {
      // husky lays its hooks out anew in each work tree, and git finds none before.
      let isRun = layout != .husky || cell.way != "worktree"
      let trailers = cell.trailers(isRun ? agent.trailers : [])
      let expected = [cell.subject, trailers.joined(separator: "|")]
      #expect(made[cell.way] == expected, "\(cell.way): \(agent.name), \(layout)")
    }
    if layout == .existing { try Self.expectEarlierHookRan(in: work) }
  }

  private static func run(_ agent: Agent, _ layout: Layout, in work: URL) throws -> String {
    let outcomes = try Checkout.built("outcomes").executable
    // Hooks that a team shares find the program in PATH.
    let path = outcomes.deletingLastPathComponent().path + ":/usr/bin:/bin"
    let script = Checkout.fixtures.appendingPathComponent("hook-matrix/rows.sh").path
    let done = try OrphanedProgram.run(
      [
        "bash", script, work.appendingPathComponent("repositories").path, layout.rawValue,
        outcomes.path, "hook", "install",
      ], environment: ["AGENT_VARIABLES": agent.variables, "LC_ALL": "C", "PATH": path],
      deadline: 300)
    #expect(done.exitCode == 0)
    #expect(done.errors == "")
    return done.output
  }

  private static func expectEarlierHookRan(in work: URL) throws {
    let log = work.appendingPathComponent("repositories/commit_m/.git/earlier-hook")
    #expect(try String(contentsOf: log, encoding: .utf8) == ".git/COMMIT_EDITMSG message\n")
  }
}

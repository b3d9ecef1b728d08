import FixtureSupport
import Foundation
import Spend
import Testing

@testable import SpendNotes

@Suite("Logs of a session")
struct SessionLogsTests {
  /// Puts a folder of the fixtures into a home directory.
  private static func home(_ fixture: String, at place: String) throws -> SessionLogs {
    let home = try TemporaryDirectory.make("home")
    let target = home.appendingPathComponent(place)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Checkout.fixtures.appendingPathComponent("spend/\(fixture)"), to: target)
    return SessionLogs(["HOME": home.path])
  }

  @Test(
    "each agent's are found by the id",
    arguments: [
      (
        "claude-code/home/.claude", ".claude", "claude-code", "11111111-1111-4111-8111-111111111111"
      ),
      (
        "claude-code/home/.claude", ".config/claude", "claude-code",
        "22222222-2222-4222-8222-222222222222"
      ),
      ("codex", ".codex", "codex", "01a01e66-0e80-700a-8000-00000000000a"),
      ("copilot-cli", ".copilot", "copilot", "11111111-aaaa-4bbb-8ccc-000000000001"),
      ("gemini-cli", ".gemini", "gemini-cli", "5f0c2d1e-1111-4222-8333-444455556666"),
      ("amp", ".local/share/amp", "amp", "T-0198aaaa-0000-4000-8000-000000000001"),
      ("pi", ".pi/agent/sessions", "pi", "22222222-aaaa-4bbb-8ccc-000000000001"),
      ("opencode", ".local/share/opencode", "opencode", "ses_legacy"),
    ] as [(String, String, String, String)])
  func table(_ fixture: String, _ place: String, _ agent: String, _ id: String) throws {
    let logs = try Self.home(fixture, at: place)
    let session = try #require(AgentSession(agent: agent, id: id))
    let calls = logs.calls(of: session)
    #expect(!calls.isEmpty)
    #expect(calls.allSatisfy { $0.origin.session?.lowercased() == id.lowercased() })
    #expect(Set(calls.map(\.grain)).count == 1)
    let other = try #require(AgentSession(agent: agent, id: "0" + id))
    #expect(logs.calls(of: other).isEmpty)
  }

  @Test("subagents count, and files of other sessions are not looked at")
  func subagents() throws {
    let logs = try Self.home("claude-code/home/.claude", at: ".claude")
    let id = "11111111-1111-4111-8111-111111111111"
    let session = try #require(AgentSession(agent: "claude-code", id: id))
    #expect(logs.calls(of: session).contains { $0.usage.isSidechain })
    let ends = logs.paths(of: session).map { $0.split(separator: "/").suffix(2).map(String.init) }
    let expected = [["-w-repo", "\(id).jsonl"], [id, "subagents"]]
    #expect(ends == expected)
  }

  @Test(
    "an id that could lead elsewhere is none",
    arguments: [
      "", ".", "..", ".hidden", "../x", "a/b", "/etc/passwd", "a\0b", "a b", "a\n", "*", "a%2fb",
      "é",
      "~root", "-x", String(repeating: "a", count: 201),
    ])
  func hostile(_ id: String) {
    #expect(AgentSession(agent: "claude-code", id: id) == nil)
    #expect(AgentSession(agent: id, id: "abcd") == nil)
  }

  @Test("without a home directory there are none")
  func homeless() throws {
    let session = try #require(AgentSession(agent: "claude-code", id: "abcd"))
    for environment in [[:], ["HOME": "relative"], ["HOME": ""]] as [[String: String]] {
      #expect(SessionLogs(environment).paths(of: session).isEmpty)
    }
  }
}

import FixtureSupport
import Git
import Testing

@testable import Provenance

@Suite struct AttributionStoresTests {
  private func gitAI(_ tool: String, _ lines: String, session: String = "c-1") -> String {
    """
    a.rs
      s_0123456789abcd::t_1 \(lines)
    ---
    {"prompts": {}, "sessions": {"s_0123456789abcd": {"agent_id": {"tool": "\(tool)", \
    "id": "\(session)", "model": "m"}}}}
    """
  }

  private func stores(of made: StoreRepository, tree: Bool = false) throws -> AttributionStores {
    let repository = try Repository(at: made.path)
    let references = try repository.references()
    let tip = references.object(of: "refs/heads/main")
    let mainline = try tip.map { try repository.tree(of: $0) }
    return AttributionStores(repository, references, mainlineTree: tree ? mainline : nil)
  }

  private func found(
    _ id: ObjectID, _ stores: AttributionStores, in made: StoreRepository
  ) throws -> (attribution: Attribution, problems: [StoreProblem]) {
    let repository = try Repository(at: made.path)
    return stores.attribution(
      of: id, try repository.commit(id), evidence: [], in: repository)
  }

  @Test func noStores() throws {
    #expect(AttributionStores().isEmpty)
    let made = try StoreRepository()
    let id = try made.commit("Subject")
    let stores = try stores(of: made, tree: true)
    #expect(stores.commits.isEmpty && stores.problems.isEmpty)
    let found = try found(id, stores, in: made)
    #expect(found.attribution.isEmpty && found.problems.isEmpty)
  }

  /// A tree of notes may mix all depths, and hold what is no note.
  @Test func notesAtAllDepths() throws {
    let made = try StoreRepository()
    let ids = try (0..<4).map { try made.commit("Commit \($0)") }
    let hex = ids.map { Array($0.hex) }
    func path(_ number: Int, _ cuts: [Int]) -> String {
      var (path, start) = ("", 0)
      for cut in cuts {
        path += String(hex[number][start..<cut]) + "/"
        start = cut
      }
      return path + String(hex[number][start...])
    }
    try made.keep(
      [
        path(0, []): gitAI("claude", "1"), path(1, [2]): gitAI("codex", "2"),
        path(2, [2, 4, 6]): gitAI("cursor", "3"), path(3, [3]): gitAI("claude", "4"),
        "README": "no note", "zz/\(String(repeating: "0", count: 38))": "none either",
      ], on: "refs/notes/ai")
    let stores = try stores(of: made)
    #expect(stores.commits == ids[..<3].sorted())
    #expect(try found(ids[1], stores, in: made).attribution.authors == ["a.rs 2-2 codex"])
    #expect(try found(ids[2], stores, in: made).attribution.authors == ["a.rs 3-3 cursor"])
    #expect(try found(ids[3], stores, in: made).attribution.isEmpty)
  }

  @Test func unionOfStores() throws {
    let made = try StoreRepository()
    let id = try made.commit("Subject")
    let trace = """
      {"tool": {"name": "codex"}, "files": [{"path": "a.rs", "conversations": [{"url": "c-11", \
      "contributor": {"type": "ai", "model_id": "m"}, \
      "ranges": [{"start_line": 1, "end_line": 1}]}]}, {"path": "a.rs", "conversations": \
      [{"contributor": {"type": "human"}, "ranges": [{"start_line": 2, "end_line": 2}]}]}]}
      """
    try made.keep([id.hex: gitAI("claude", "1-2")], on: "refs/notes/ai")
    try made.keep([id.hex: trace + gitAITrace], on: "refs/notes/agent-trace")
    let found = try found(id, try stores(of: made), in: made)
    #expect(found.problems.isEmpty)
    #expect(found.attribution.agents == ["claude-code m c-1", "codex m c-11"])
    #expect(
      found.attribution.authors == [
        "a.rs 1-2 claude-code", "a.rs 1-1 codex", "a.rs 2-2 human", "b.rs 1-1 claude-code",
      ])
  }

  /// A record of the same agent, model and session as the note of git-ai.
  private var gitAITrace: String {
    """
    {"tool": {"name": "Claude Code"}, "metadata": {"session_id": "c-1"}, "files": \
    [{"path": "b.rs", "conversations": [{"contributor": {"type": "ai", "model_id": "x/m"}, \
    "ranges": [{"start_line": 1, "end_line": 1}]}]}]}
    """
  }

  @Test func anInvalidNoteIsNamedAndOthersCount() throws {
    let made = try StoreRepository()
    let ids = try (0..<2).map { try made.commit("Commit \($0)") }
    try made.keep(
      [ids[0].hex: "rubbish", ids[1].hex: gitAI("claude", "1")], on: "refs/notes/ai")
    let stores = try stores(of: made)
    let first = try found(ids[0], stores, in: made)
    #expect(first.attribution.isEmpty)
    #expect(
      first.problems == [
        StoreProblem(store: "git-ai", commit: ids[0], message: "no line '---'")
      ])
    #expect(try found(ids[1], stores, in: made).problems.isEmpty)
  }

  @Test func aStoreThatCannotBeReadIsAProblem() throws {
    let made = try StoreRepository()
    let id = try made.commit("Subject")
    let blob = try made.run(["hash-object", "-w", "--stdin"], input: "x")
    try made.run(["update-ref", "refs/notes/ai", blob])
    try made.keep([id.hex: #"{"attributions": []}"#], on: "refs/notes/agentblame")
    let stores = try stores(of: made)
    #expect(stores.problems.map(\.store) == ["git-ai"])
    #expect(stores.commits == [id])
  }

  /// A tree whose entries all name one tree, again and again, has more paths than atoms there are.
  @Test func aTreeThatRepeatsItself() throws {
    let made = try StoreRepository()
    _ = try made.commit("Subject")
    var tree = try made.run(["mktree"])
    let names = (0..<256).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    for _ in 0..<19 {
      let entries = names.map { "040000 tree \(tree)\t\($0)\n" }.joined()
      tree = try made.run(["mktree"], input: entries)
    }
    try made.run(["update-ref", "refs/notes/ai", tree])
    let stores = try stores(of: made)
    #expect(stores.problems.map(\.store) == ["git-ai"])
  }

  @Test func tracesInAFileOfTheMainline() throws {
    let made = try StoreRepository()
    let id = try made.commit("Subject")
    func record(_ revision: String, _ line: Int) -> String {
      """
      {"vcs": {"revision": "\(revision)"}, "tool": {"name": "cursor"}, "files": [{"path": "a", \
      "conversations": [{"contributor": {"type": "ai"}, \
      "ranges": [{"start_line": \(line), "end_line": \(line)}]}]}]}
      """
    }
    let lines = [
      record(id.hex, 1), "", "rubbish", record("HEAD", 2), record(id.hex, 3),
      record(id.hex, 4) + "}",
    ]
    _ = try made.commit(
      "Traces", files: [".agent-trace/traces.jsonl": lines.joined(separator: "\n")])
    let stores = try stores(of: made, tree: true)
    #expect(stores.commits == [id])
    #expect(
      stores.problems == [
        StoreProblem(
          store: "agent-trace", commit: nil,
          message: "2 malformed lines in '.agent-trace/traces.jsonl'")
      ])
    #expect(
      try found(id, stores, in: made).attribution.authors == ["a 1-1 cursor", "a 3-3 cursor"])
    #expect(try self.stores(of: made).commits.isEmpty)
  }
}

import Git
import Testing

@testable import Provenance

@Suite struct EntireStoreTests {
  private static let branch = "refs/heads/entire/checkpoints/v1"

  private func metadata(
    _ session: String, agent: String = "Claude Code", lines: Int = 0, kind: String = ""
  ) -> String {
    """
    {"checkpoint_id": "a1b2c3d4e5f6", "session_id": "\(session)", "agent": "\(agent)",
     "kind": "\(kind)", "files_touched": ["a"], "summary": {"intent": "secret"},
     "token_usage": {"input_tokens": 10, "cache_creation_tokens": 20, "cache_read_tokens": 30,
       "output_tokens": 40, "subagent_tokens": {"input_tokens": 1, "output_tokens": 2}},
     "initial_attribution": {"agent_lines": \(lines), "total_committed": 3}}
    """
  }

  /// What the stores say of the tip of `main`.
  private func found(
    in made: StoreRepository
  ) throws -> (attribution: Attribution, problems: [StoreProblem]) {
    let repository = try Repository(at: made.path)
    let references = try repository.references()
    let stores = AttributionStores(repository, references, mainlineTree: nil)
    let id = try #require(references.object(of: "refs/heads/main"))
    let commit = try repository.commit(id)
    let evidence = detector.evidence(in: commit)
    return stores.attribution(of: id, commit, evidence: evidence, in: repository)
  }

  @Test func sessionsAndTokensOfACheckpoint() throws {
    let made = try StoreRepository()
    try made.keep(
      [
        "a1/b2c3d4e5f6/metadata.json": #"{"checkpoint_id": "a1b2c3d4e5f6", "agent": "no"}"#,
        "a1/b2c3d4e5f6/0/metadata.json": metadata("one"),
        "a1/b2c3d4e5f6/0/full.jsonl": "{}",
        "a1/b2c3d4e5f6/1/metadata.json": metadata("two", agent: "Gemini CLI", lines: 3),
        "a1/b2c3d4e5f6/2/metadata.json": metadata("three", kind: "agent_review"),
        "a1/ffffffffff/metadata.json": "{}",
        "README.md": "no shard",
      ], on: Self.branch)
    _ = try made.commit("Subject\n\nEntire-Checkpoint: a1b2c3d4e5f6\n")
    let found = try found(in: made)
    #expect(found.problems.isEmpty)
    #expect(found.attribution.agents == ["claude-code - one", "gemini-cli - two"])
    #expect(
      found.attribution.tokens == [
        "claude-code one 11/30/20/42", "gemini-cli two 11/30/20/42",
        "claude-code three 11/30/20/42",
      ])
    #expect(found.attribution.lines.isEmpty)
  }

  /// The branch of a remote, the oldest layout, and one reference for each checkpoint.
  @Test func otherPlaces() throws {
    for reference in [
      "refs/remotes/origin/entire/checkpoints/v1", "refs/entire/checkpoints/v2/main",
    ] {
      let made = try StoreRepository()
      try made.keep(["a1/b2c3d4e5f6/metadata.json": metadata("one")], on: reference)
      _ = try made.commit("Subject\n\nEntire-Checkpoint: a1b2c3d4e5f6\n")
      #expect(try found(in: made).attribution.agents == ["claude-code - one"])
    }
    let made = try StoreRepository()
    try made.keep(
      ["metadata.json": "{}", "0/metadata.json": metadata("one")],
      on: "refs/entire/checkpoints/JV/01M3WE2VX9HQC3NVY9BWYCW6JV")
    _ = try made.commit("Subject\n\nEntire-Checkpoint: 01M3WE2VX9HQC3NVY9BWYCW6JV\n")
    #expect(try found(in: made).attribution.agents == ["claude-code - one"])
  }

  @Test func aTrailerWithoutACheckpointIsNoNote() throws {
    let made = try StoreRepository()
    try made.keep(["a1/b2c3d4e5f6/metadata.json": metadata("one")], on: Self.branch)
    _ = try made.commit("Subject\n\nEntire-Checkpoint: ffffffffffff\n")
    let found = try found(in: made)
    #expect(found.attribution.isEmpty && found.problems.isEmpty)
  }

  @Test func malformedMetadataIsNamed() throws {
    let made = try StoreRepository()
    try made.keep(["a1/b2c3d4e5f6/metadata.json": "{\"agent\""], on: Self.branch)
    let id = try made.commit("Subject\n\nEntire-Checkpoint: a1b2c3d4e5f6\n")
    let found = try found(in: made)
    #expect(found.attribution.isEmpty)
    #expect(found.problems.map(\.commit) == [id])
    #expect(found.problems.map(\.store) == ["entire"])
  }

  @Test func tokensThatDoNotFit() throws {
    let text = #"""
      {"session_id": "s", "agent": "Codex", "token_usage": {"input_tokens": 9223372036854775807,
       "output_tokens": -5, "cache_read_tokens": "x", "subagent_tokens": {"input_tokens": 1}}}
      """#
    let bytes = Array(text.utf8)
    let usage = try EntireSession(bytes.span).usage
    #expect(usage?.input == .max && usage?.output == nil && usage?.cacheRead == nil)
    let deep = Array(
      (#"{"token_usage": "# + String(repeating: #"{"subagent_tokens": "#, count: 10_000)).utf8)
    #expect(throws: (any Error).self) { try EntireSession(deep.span) }
  }
}

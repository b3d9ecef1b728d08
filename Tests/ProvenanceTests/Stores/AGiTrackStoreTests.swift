import Git
import Testing

@testable import Provenance

@Suite struct AGiTrackStoreTests {
  private func block(
    type: String = "agent", model: String = "claude-opus-5", session: String = "11d1",
    heading: String = "# aGiTrack Metadata"
  ) -> String {
    """
    \(heading)
    commit_type: \(type)
    backend: claude
    model: \(model)
    backend_session_id: \(session)
    context_tokens: 9
    tokens_since_last_commit_input: 402707
    tokens_since_last_commit_cache_read: 19998849
    tokens_since_last_commit_cache_write: 402607
    tokens_since_last_commit_output: 30197
    """
  }

  /// What the message says, with no repository to look into.
  private func found(_ message: String) throws -> Attribution {
    let made = try StoreRepository()
    let repository = try Repository(at: made.path)
    let store = try AGiTrackStore.open(
      in: repository, repository.references(), mainlineTree: nil)
    let found = try store?.attribution(
      of: someID, Commit(message: message), evidence: [], in: repository)
    return found ?? Attribution()
  }

  @Test func agentAndTokens() throws {
    let found = try found("Subject\n\n# Interaction Trace\n\nHi\n\n\(block())\n")
    #expect(found.agents == ["claude-code claude-opus-5 11d1"])
    // Input without what it wrote to the cache.
    #expect(found.tokens == ["claude-code 11d1 100/19998849/402607/30197"])
    #expect(
      found.evidence.first?.matched
        == "# aGiTrack Metadata commit_type: agent backend: claude model: claude-opus-5 "
        + "backend_session_id: 11d1")
  }

  @Test func subagentsAndOldCounts() throws {
    let message = """
      Subject

      # aGiT Metadata
      backend: opencode
      model: <synthetic>
      tokens_since_last_commit_input: 5
      tokens_since_last_commit_cache_write: 70
      tokens_since_last_commit_output: unknown
      tokens_since_last_commit_subagent_input: 11
      tokens_since_last_commit_subagent_cache_write: 10
      """
    let found = try found(message)
    #expect(found.agents == ["opencode - -"])
    #expect(found.tokens == ["opencode - 6/-/80/-"])
  }

  /// A squash has the blocks of all its commits, a user's among them; the same block counts once.
  @Test func severalBlocks() throws {
    let user = block(type: "user", session: "u")
    let found = try found(
      "Subject\n\n\(user)\n\n* One\n\n\(block())\n\n* Two\n\n\(block(session: "22e2"))\n\n\(block())"
    )
    #expect(
      found.agents == ["claude-code claude-opus-5 11d1", "claude-code claude-opus-5 22e2"])
    #expect(found.usage.count == 2)
    #expect(try self.found("Subject\n\n\(user)\n").isEmpty)
  }

  @Test func examplesDoNotCount() throws {
    #expect(try found("Subject\n\n```\n\(block())\n```\n").isEmpty)
    #expect(try found("Subject\n\n> # aGiTrack Metadata\n> backend: claude\n").isEmpty)
    #expect(try found("Subject about # aGiTrack Metadata\nbackend: claude\n").isEmpty)
    #expect(try found("Subject\n\n# aGiTrack Metadata\n\nbackend: claude\n").isEmpty)
    // A fence that nobody closes is no fence.
    #expect(try found("Subject\n\n```\n\(block())\n").agents.count == 1)
    #expect(
      try found("a\n\n```\n```\n\n\(block())\n\n~~~\n\(block(session: "2"))\n~~~").usage.count == 1)
  }

  @Test func endsOfLines() throws {
    let message = "Subject\n\n\(block())".split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(try found(message).tokens == ["claude-code 11d1 100/19998849/402607/30197"])
    #expect(try found("# aGiTrack Metadata").isEmpty)
  }

  @Test func countsThatDoNotFit() throws {
    let found = try found(
      """
      # aGiTrack Metadata
      backend: claude
      tokens_since_last_commit_input: 99999999999999999999
      tokens_since_last_commit_cache_read: -5
      tokens_since_last_commit_output: 9223372036854775807
      tokens_since_last_commit_subagent_output: 1
      """)
    #expect(found.tokens == ["claude-code - -/-/-/9223372036854775807"])
  }

  @Test(arguments: ["", "#", "# aGi", "xx# aGiTxx", "# aGiT", "# a# aGiTrack", "aGiT# # aGi"])
  func searching(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(BytePattern("# aGiT").occurs(in: bytes.span) == text.contains("# aGiT"))
  }
}

import Git
import Testing

@testable import Provenance

@Suite struct NoteFormatTests {
  @Test func agentBlameInBothSpellings() throws {
    let new = """
      {"version": 2, "timestamp": "2026-01-01T00:00:00Z", "attributions": [
        {"path": "a.ts", "startLine": 1, "endLine": 5, "category": "ai_generated",
         "provider": "claudeCode", "model": "claude", "confidence": 1, "contentHash": "x"},
        {"path": "a.ts", "startLine": 9, "endLine": 9, "category": "human", "provider": "cursor"}]}
      """
    let found = try read(new, as: AgentBlameNote.self)
    #expect(found.agents == ["claude-code claude -"])
    #expect(found.authors == ["a.ts 1-5 claude-code"])
    let old = """
      {"version": 1, "attributions": [{"path": "b.ts", "start_line": 2, "end_line": 3,
        "category": "ai_generated", "provider": "claude_code"},
        {"path": "b.ts", "start_line": 4, "category": "ai_generated", "provider": "cursor"}]}
      """
    #expect(
      try read(old, as: AgentBlameNote.self).authors == ["b.ts 2-3 claude-code", "b.ts 4-4 cursor"])
  }

  @Test(arguments: [
    #"{"attributions": [{"category": "ai_generated", "path": "a"}]}"#,
    #"{"attributions": [{"category": "ai_generated", "startLine": 1}]}"#,
    #"{"attributions": [{"category": "ai_generated", "path": "a", "startLine": 2, "endLine": 1}]}"#,
    #"{"attributions": ["#, "x",
  ])
  func malformedAgentBlame(_ note: String) {
    #expect(throws: StoreError.self) { try read(note, as: AgentBlameNote.self) }
  }

  @Test func whogititOfBothVersions() throws {
    let lines = """
      {"line_number": 1, "content": "\\"AI\\"", "source": {"type": "AI", "edit_id": "e"}},
      {"line_number": 2, "source": {"type": "AIModified", "edit_id": "e", "similarity": 0.9}},
      {"line_number": 4, "source": "AI"}, {"line_number": 5, "source": {"type": "Human"}},
      {"line_number": 6, "source": {"type": "Original"}}, {"line_number": 7, "source": "Unknown"},
      {"line_number": 0, "source": "AI"}, {"line_number": null, "source": "AI"}
      """
    for version in [2, 3] {
      let note = """
        {"version": \(version), "files": [{"lines": [\(lines)], "path": "a.rs"}],
         "session": {"session_id": "7f3a", "model": {"id": "claude-opus-4-5-20251101"}},
         "prompts": [{"text": "secret"}]}
        """
      let found = try read(note, as: WhogititNote.self)
      #expect(found.agents == ["claude-code claude-opus-4-5-20251101 7f3a"])
      #expect(
        found.authors == ["a.rs 1-2 claude-code", "a.rs 4-4 claude-code", "a.rs 5-5 human"])
    }
  }

  @Test func whogititOfOldLinesOnly() throws {
    let note = """
      {"version": 3, "session": {"session_id": "7f3a", "model": {"id": "m"}},
       "files": [{"path": "a.rs", "lines": [{"line_number": 1, "source": {"type": "Original"}}]}]}
      """
    #expect(try read(note, as: WhogititNote.self).isEmpty)
  }

  @Test func agentTrace() throws {
    let record = """
      {"version": "0.1.0", "files": [{"conversations": [
        {"url": "https://api.example.org/v1/conversations/12345",
         "contributor": {"type": "ai", "model_id": "anthropic/claude-opus-4-5"},
         "ranges": [{"start_line": 1, "end_line": 5},
           {"start_line": 7, "end_line": 7, "contributor": {"type": "human"}}]},
        {"url": "file:///home/a/4f3c.jsonl", "contributor": {"type": "mixed"},
         "ranges": [{"start_line": 10, "end_line": 12}]},
        {"contributor": {"type": "unknown"}, "ranges": [{"start_line": 20, "end_line": 21}]},
        {"ranges": [{"start_line": 30, "end_line": 31}]}], "path": "a.ts"}],
       "tool": {"name": "cursor", "version": "2"}, "metadata": {"conversation_id": "x9x9"}}
      """
    let found = try read(record, as: AgentTraceNote.self)
    #expect(found.agents == ["cursor claude-opus-4-5 12345", "cursor - 4f3c"])
    #expect(
      found.authors == ["a.ts 1-5 cursor", "a.ts 7-7 human", "a.ts 10-12 cursor"])
  }

  /// One record, several on lines of their own, or an array; those of other commits do not count.
  @Test func agentTraceRecordsOfManyShapes() throws {
    func record(_ path: String, _ revision: String) -> String {
      """
      {"vcs": {"type": "git", "revision": "\(revision)"}, "files": [{"path": "\(path)", \
      "conversations": [{"contributor": {"type": "ai", "model_id": "openai/gpt-5.1"}, \
      "ranges": [{"start_line": 1, "end_line": 2}]}]}]}
      """
    }
    let one = record("a", someID.hex)
    let other = record("b", String(repeating: "f", count: 40))
    let lines = try read("\(one)\n\(other)\n\(one)\n", as: AgentTraceNote.self)
    #expect(lines.authors == ["a 1-2 codex", "a 1-2 codex"])
    #expect(lines.agents == ["codex gpt-5.1 -"])
    #expect(try read("[\(other), \(one)]", as: AgentTraceNote.self).authors == ["a 1-2 codex"])
    #expect(throws: StoreError.self) { try read("\(one)\n{", as: AgentTraceNote.self) }
  }

  @Test func agentTraceLedger() throws {
    let note = """
      {"version": "2.0", "trace_ids": ["t"], "ledger_hash": "sha256:0", "stats": {"ai_lines": 3},
       "ledger": {"files": {"a.py": {"line_attributions": [{"start_line": 4, "end_line": 6,
         "type": "ai", "trace_id": "t", "model_id": "anthropic/claude-sonnet-4-5",
         "conversation_url": "file:///home/a/77aa.jsonl"}]}}}}
      """
    let found = try read(note, as: AgentTraceNote.self)
    #expect(found.agents == ["claude-code claude-sonnet-4-5 77aa"])
    #expect(found.authors == ["a.py 4-6 claude-code"])
  }
}

/// Notes that hold nothing, millions of times, must not fill the memory.
@Suite struct HollowNoteTests {
  @Test(arguments: [
    (#"{"attributions": ["#, "]}"), (#"{"files": [{"path": "a", "lines": ["#, "]}]}"),
    (#"{"files": [{"path": "a", "conversations": ["#, "]}]}"), (#"{"files": ["#, "]}"), ("[", "]"),
  ])
  func areEmpty(_ beginning: String, _ end: String) throws {
    let items = String(repeating: "{},", count: 100_000) + "{}"
    let note = beginning + items + end
    #expect(try read(note, as: AgentBlameNote.self).isEmpty)
    #expect(try read(note, as: WhogititNote.self).isEmpty)
    #expect(try read(note, as: AgentTraceNote.self).isEmpty)
    #expect(try read("---\n" + note, as: GitAINote.self).isEmpty)
  }
}

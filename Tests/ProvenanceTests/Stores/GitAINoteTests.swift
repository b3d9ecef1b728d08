import FixtureSupport
import Testing

@testable import Provenance

@Suite struct GitAINoteTests {
  private func metadata(_ sections: String) -> String {
    """
    {"schema_version": "authorship/3.0.0", "base_commit_sha": "0", "prompts": {}, \(sections)}
    """
  }

  private func session(_ key: String, _ tool: String = "claude", _ id: String = "c-1") -> String {
    #""\#(key)": {"agent_id": {"tool": "\#(tool)", "id": "\#(id)", "model": "claude-opus-4-6"}}"#
  }

  @Test func sessionsHumansAndPrompts() throws {
    let note = """
      src/main.rs
        s_0123456789abcd::t_11111111111111 30-40,1,2
        s_0123456789abcd::t_22222222222222 3
        h_0123456789abcd 50
      "a path.rs"
        0123456789abcdef 7
        0123456 8
      ---
      {"schema_version": "authorship/3.0.0", "base_commit_sha": "0",
       "humans": {"h_0123456789abcd": {"author": "Ada <ada@example.org>"}},
       "prompts": {"0123456789abcdef": {"agent_id": {"tool": "cursor", "id": "p", "model": "unknown"},
         "messages": [{"text": "\\"sessions\\": {"}], "total_additions": 5},
         "0123456": {"agent_id": {"tool": "mock_ai", "id": "q"}}},
       "sessions": {\(session("s_0123456789abcd"))}}
      """
    let found = try read(note, as: GitAINote.self)
    #expect(
      found.agents == [
        "claude-code claude-opus-4-6 c-1", "cursor - p", "mock_ai - q",
      ])
    #expect(
      found.authors == [
        "src/main.rs 1-2 claude-code", "src/main.rs 30-40 claude-code",
        "src/main.rs 3-3 claude-code",
        "src/main.rs 50-50 human", "a path.rs 7-7 cursor", "a path.rs 8-8 mock_ai",
      ])
    #expect(
      found.evidence.first?.matched == "refs/notes/ai: s_0123456789abcd claude::c-1")
    #expect(found.evidence.allSatisfy { $0.level == .note })
  }

  @Test func noEntriesNoEvidence() throws {
    let note = "---\n" + metadata(#""sessions": {\#(session("s_0123456789abcd"))}"#)
    #expect(try read(note, as: GitAINote.self).isEmpty)
    #expect(try read("---\n{}", as: GitAINote.self).isEmpty)
  }

  /// A key of another note says nothing, as in git-ai; a note of nothing else is named.
  @Test func keysThatAreNotDescribed() throws {
    let entries = "a\n  s_0123456789abcd::t_1 1\n  s_ffffffffffffff::t_1 2\n---\n"
    let one = try read(
      entries + metadata(#""sessions": {\#(session("s_0123456789abcd"))}"#), as: GitAINote.self)
    #expect(one.authors == ["a 1-1 claude-code"])
    #expect(throws: StoreError.self) {
      try read(entries + metadata(#""sessions": {}"#), as: GitAINote.self)
    }
  }

  /// `notes.rewriteMode=concatenate` puts one note below the other.
  @Test func twoNotesInOne() throws {
    let first =
      "a\n  s_0123456789abcd::t_1 1\n---\n"
      + metadata(#""sessions": {\#(session("s_0123456789abcd"))}"#)
    let second =
      "b\n  s_ffffffffffffff::t_1 2\n---\n"
      + metadata(#""sessions": {\#(session("s_ffffffffffffff", "codex", "c-2"))}"#)
    let found = try read(first + "\n\n" + second + "\n", as: GitAINote.self)
    #expect(found.agents == ["claude-code claude-opus-4-6 c-1", "codex claude-opus-4-6 c-2"])
    #expect(found.authors == ["a 1-1 claude-code", "b 2-2 codex"])
    #expect(throws: StoreError.self) { try read(first + "\nrubbish", as: GitAINote.self) }
  }

  @Test(arguments: [
    "", "a\n", "---\n", "---\n{", "---\n[", "a\n  s_1 1\n---\nnull x", "  s_1 1\n---\n{}",
    "a\n  s_1\n---\n{}", "a\n  s_1 \n---\n{}", "a\n  s_1 0\n---\n{}", "a\n  s_1 3-2\n---\n{}",
    "a\n  s_1 1,\n---\n{}", "a\n  s_1 1;2\n---\n{}", "a\n  s_1 1-\n---\n{}",
    "a\n  s_1 99999999999\n---\n{}", "a\n  s_1 4294967296\n---\n{}", "a\n  h_1 -1\n---\n{}",
  ])
  func malformedNotesAreNamed(_ note: String) {
    #expect(throws: StoreError.self) { try read(note, as: GitAINote.self) }
  }

  /// Any bytes give an answer or an error.
  @Test func survivesDamage() {
    let whole = Array(
      ("a\n  s_0123456789abcd::t_1 1,5-9\n  h_1 2\n---\n"
        + metadata(#""sessions": {\#(session("s_0123456789abcd"))}"#)).utf8)
    var generator = SeededGenerator(seed: 7)
    var read = 0
    for _ in 0..<5_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[index] = UInt8.random(in: 0...255, using: &generator)
      }
      if Bool.random(using: &generator) {
        bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
      }
      if (try? ProvenanceTests.read(bytes, as: GitAINote.self)) != nil { read += 1 }
    }
    #expect(read > 200)
  }

  @Test func moreRangesThanAnyFileHas() {
    let ranges = (0..<AttributionBuilder.mostRanges + 1).map { String($0 * 2 + 1) }
    let note = "a\n  h_1 \(ranges.joined(separator: ","))\n---\n{}"
    #expect(throws: StoreError.self) { try read(note, as: GitAINote.self) }
  }
}

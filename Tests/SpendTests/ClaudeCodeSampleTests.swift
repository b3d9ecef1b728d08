import Spend
import Testing

@Suite("Which files are transcripts of Claude Code")
struct ClaudeCodeSampleTests {
  private static func isTranscript(_ text: String, at path: String = "/x/log") -> Bool {
    ClaudeCodeReader.recognises(FileSample(path: path, head: Array(text.utf8.prefix(4_096))))
  }

  @Test("entries tell, wherever the file lies")
  func recognised() {
    #expect(Self.isTranscript(TranscriptLines.prompt()))
    #expect(Self.isTranscript(TranscriptLines.answer()))
    #expect(Self.isTranscript(#"{"type":"mode","mode":"normal","sessionId":"s"}"#))
    #expect(Self.isTranscript("nonsense\n{\"type\":\"summary\"}\n" + TranscriptLines.prompt()))
    // Longer than what is looked at, with the type behind it.
    let long = String(repeating: "x", count: 9_000)
    #expect(Self.isTranscript(TranscriptLines.answer(usage: "\"\(long)\"")))
    let snapshot = #"{"type":"file-history-snapshot","snapshot":{"a":"\#(long)"}}"#
    #expect(Self.isTranscript(snapshot, at: "/x/s.jsonl"))
  }

  @Test(
    "others are not",
    arguments: [
      "", "\n\n", "nonsense", "[]", "{}", #"{"type":"user","message":{}}"#,
      // Prompts of all sessions; Codex; Gemini CLI; Copilot CLI; Claude's own stream.
      #"{"display":"x","timestamp":1,"project":"/w","sessionId":"s"}"#,
      #"{"timestamp":"2026-11-03T09:00:00Z","type":"session_meta","payload":{"id":"s"}}"#,
      #"{"sessionId":"s","projectHash":"h","startTime":"t","kind":"main"}"#,
      #"{"type":"session.start","data":{"sessionId":"s"},"id":"1"}"#,
      #"{"type":"system","subtype":"init","session_id":"s"}"#,
    ])
  func notRecognised(text: String) {
    #expect(!Self.isTranscript(text, at: "/x/s.jsonl"))
  }

  @Test(
    "nor is what lies beside transcripts",
    arguments: ["/p/s/subagents/workflows/wf_1/journal.jsonl", "/p/s/tool-results/a.jsonl"])
  func beside(path: String) {
    #expect(!Self.isTranscript(TranscriptLines.prompt(), at: path))
  }
}

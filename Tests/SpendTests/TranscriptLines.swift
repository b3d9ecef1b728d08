import FixtureSupport
import Foundation
import Spend

/// Lines as Claude Code writes them, for tests that change one thing.
enum TranscriptLines {
  static func answer(
    id: String = #""msg_01""#, request: String = #""req_01""#, session: String = "s",
    type: String = #""assistant""#, usage: String = #"{"input_tokens":1,"output_tokens":2}"#,
    time: String = #""2026-11-03T09:00:00.000Z""#, branch: String = "main",
    isSidechain: Bool = false, model: String = #""claude-opus-5""#, more: String = ""
  ) -> String {
    #"{"parentUuid":null,"isSidechain":\#(isSidechain),"cwd":"/w/repo","sessionId":"\#(session)","#
      + #""version":"2.1.281","gitBranch":"\#(branch)","message":{"model":\#(model),"id":\#(id),"#
      + #""content":[{"type":"text","text":"x"}],"usage":\#(usage)},"requestId":\#(request),"#
      + #""type":\#(type),"uuid":"u","timestamp":\#(time)\#(more)}"#
  }

  /// A prompt, which starts the file.
  static func prompt(session: String = "s", time: String = "2026-11-03T08:00:00.000Z") -> String {
    #"{"parentUuid":null,"sessionId":"\#(session)","type":"user","message":{"content":"x"},"#
      + #""timestamp":"\#(time)"}"#
  }

  /// Reads files of these lines, named by the sessions.
  static func read(_ files: [String: [String]], workers: Int = 1) throws -> SpendReading {
    let directory = try TemporaryDirectory.make("transcripts")
    for (name, lines) in files {
      let file = directory.appendingPathComponent(name + ".jsonl")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    }
    return SpendReading.read(
      [directory.path], as: .claudeCode, readers: [ClaudeCodeReader.self], workers: workers)
  }

  static func read(_ lines: [String]) throws -> SpendReading { try read(["s": lines]) }
}

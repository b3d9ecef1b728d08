import JSONScanning

/// The transcripts of Claude Code: `~/.claude/projects/<directory>/<session>.jsonl`, and those of its
/// subagents and questions aside below `<session>/subagents/`.
///
/// Every block of an answer has an entry with the whole usage, and a session that is resumed or
/// forked begins with a copy of the other: entries are merged by the id of the answer, in all files.
package enum ClaudeCodeReader: SpendReader {
  package static let format = SpendFormat.claudeCode

  package static func recognises(_ sample: FileSample) -> Bool {
    ClaudeCodeSample(sample).isTranscript
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    var transcript = ClaudeCodeTranscript(file)
    try file.forEachLine(into: &intake) { (intake, bytes, number) throws(JSONError) in
      try transcript.read(bytes, number: number, into: &intake)
    }
  }
}

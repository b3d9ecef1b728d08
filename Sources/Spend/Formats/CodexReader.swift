import JSONScanning

/// Reads the rollouts of Codex (`~/.codex/sessions`, `~/.codex/archived_sessions`), and what
/// `codex exec --json` prints.
///
/// **Two generations.** Since version 0.153.4 each response has a `token_usage_record` of its own;
/// before, only `token_count` events tell what the last response used and all of the thread so far.
/// Both stand in new files. From the first record on, records count and events do not.
///
/// **What makes a call one.** A record is known by the id that the vendor gave to the response, and
/// by its counts, since local servers number their responses from one. An event is known by its
/// thread and the totals that it states, which only grow within a thread. Neither depends on where
/// the file lies or when its lines were written, so copies in an archive fall together.
///
/// **Forks.** A fork or a subagent begins with a copy of its parent's lines under new times, often
/// with the events and without the records. `CodexLineage` tells the copy from the thread's own
/// lines; copied events stand in the parent's file and are passed over. Where nothing tells them
/// apart, as in old files without ids of turns, events are known by the thread at the root of all
/// forks, so that they fall together with the original, in whatever order files are read.
///
/// The shapes: https://github.com/openai/codex, codex-rs/protocol/src/protocol.rs.
package enum CodexReader: SpendReader {
  package static let format = SpendFormat.codex
  static let agent = "codex"

  package static func recognises(_ sample: FileSample) -> Bool {
    if isCompressed(sample) { return true }
    switch sample.firstTexts(of: keys)[.type] {
    case "session_meta", "turn_context", "thread.started": return true
    case .some: return isRollout(sample.name) && sample.name.hasSuffix(".jsonl")
    case nil: return false
    }
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    let sample = try file.sample()
    guard !isCompressed(sample) else {
      intake.skip(.compressed)
      return
    }
    var rollout = CodexRollout(fileName: sample.name)
    defer { rollout.finish(into: &intake) }
    try file.forEachLine(into: &intake) { intake, bytes, number throws(JSONError) in
      guard let line = try CodexLine(bytes) else { return }
      rollout.take(line, number: number, into: &intake)
    }
  }

  /// Codex can compress threads that nobody touched for a week, with Zstandard (RFC 8878).
  private static func isCompressed(_ sample: FileSample) -> Bool {
    sample.name.hasSuffix(".jsonl.zst")
      || isRollout(sample.name) && sample.head.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
  }

  private static func isRollout(_ name: Substring) -> Bool { name.hasPrefix("rollout-") }

  private enum Key: String, CaseIterable { case type }
  private static let keys = JSONKeys<Key>()
}

import JSONScanning

/// The beginning of a file that may be a transcript.
///
/// `CLAUDE_CONFIG_DIR` puts transcripts anywhere: their entries tell, each of which is an object with
/// a type and nearly all of which name their session.
struct ClaudeCodeSample {
  private(set) var isTranscript = false

  init(_ sample: FileSample) {
    guard !sample.isDatabase, !Self.isBeside(sample) else { return }
    isTranscript = sample.head.split(separator: UInt8(ascii: "\n")).contains { line in
      let entry = Entry(Array(line).span)
      return entry.namesSession || (entry.isPlain && sample.name.hasSuffix(".jsonl"))
    }
  }

  /// Results of tools, and the journals of workflows, lie beside transcripts.
  private static func isBeside(_ sample: FileSample) -> Bool {
    sample.name == "journal.jsonl" || sample.path.contains("/tool-results/")
  }

  /// The fields of an entry that tell, as far as they are in the sample.
  private struct Entry {
    private var isCutOff = false
    private var hasSession = false
    private var hasParent = false
    private var type: String?

    /// The type may come later than the sample ends.
    var namesSession: Bool { hasSession && (type != nil || hasParent) }

    /// Whether it is one of those that name no session, and so long that no other can be seen.
    var isPlain: Bool { isCutOff && type.map { Self.plain.contains($0) } == true }

    private static let plain: Set<String> = ["file-history-snapshot", "summary", "last-prompt"]

    private enum Key: String, CaseIterable { case sessionId, type, parentUuid, isSidechain }
    private static let keys = JSONKeys<Key>()

    init(_ bytes: Span<UInt8>) {
      var json = JSONScanner()
      do throws(JSONError) {
        guard try json.enterObject(in: bytes) else { return }
        while let key = try json.nextKey(of: Self.keys, in: bytes) {
          switch key {
          case .sessionId: hasSession = try json.string(in: bytes, limit: 400) != nil
          case .type: type = try json.string(in: bytes, limit: 64)
          case .parentUuid, .isSidechain:
            hasParent = true
            try json.skip(in: bytes)
          }
        }
      } catch {
        // What was found before the sample ended is enough, or is not.
        isCutOff = error.reason == .cutOff
      }
    }
  }
}

import Git

/// The blocks that aGiTrack writes into messages, one for each turn of an agent.
///
/// ```
/// # aGiTrack Metadata
/// commit_type: agent
/// backend: claude
/// model: claude-opus-5
/// backend_session_id: 11d1da10-1732-46b0-9c80-3731cbdab22c
/// tokens_since_last_commit_input: 402707
/// ```
///
/// A squash has one block for each commit that went into it. A block of `commit_type: user` is no
/// evidence. What stands between code fences is an example; a fence that nobody closes is no fence.
struct AGiTrackStore: AttributionStore {
  static let name = "agitrack"

  static func open(
    in repository: borrowing Repository, _ references: References, mainlineTree: ObjectID?
  ) throws(GitError) -> Self? {
    Self()
  }

  func attribution(
    of id: ObjectID, _ commit: Commit, evidence: [Evidence], in repository: borrowing Repository
  ) throws(StoreError) -> Attribution? {
    let message = commit.message.span
    guard Self.beginning.occurs(in: message) else { return nil }
    var builder = AttributionBuilder()
    for block in Self.blocks(in: message) where block.isOfAgent {
      _ = builder.place(of: block.evidence)
      if let usage = block.usage { builder.add(usage) }
    }
    return builder.attribution
  }

  func sources(of id: ObjectID, evidence: [Evidence]) -> [ObjectID?]? { [] }

  private static let beginning = BytePattern("# aGiT")
  /// The heading of a block, now and before version 0.1.
  private static let headings = [
    BytePattern("# aGiTrack Metadata"), BytePattern("# aGiT Metadata"),
  ]
  private static let fences = [Array("```".utf8), Array("~~~".utf8)]

  /// The blocks of a message, each once.
  private static func blocks(in message: Span<UInt8>) -> [AGiTrackBlock] {
    var blocks: [AGiTrackBlock] = []
    /// How many blocks there were before the open fence.
    var fence: Int?
    var isInBlock = false
    var start = 0
    while start < message.count {
      let end = message.lineEnd(from: start)
      let line = start..<message.trimmedEnd(of: start..<end)
      start = end + 1
      if fences.contains(where: { message.startsFolded(with: $0, at: line.lowerBound) }) {
        if let before = fence { blocks.removeLast(blocks.count - before) }
        fence = fence == nil ? blocks.count : nil
        isInBlock = false
      } else if headings.contains(where: { $0.matches(line, of: message) }) {
        blocks.append(AGiTrackBlock())
        isInBlock = true
      } else if isInBlock {
        isInBlock = blocks[blocks.count - 1].read(line, of: message)
      }
    }
    var seen: Set<AGiTrackBlock> = []
    return blocks.filter { seen.insert($0).inserted }
  }
}

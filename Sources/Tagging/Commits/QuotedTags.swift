import Trailers

/// The tags of the commits whose messages a squash quotes, each once, in order.
///
/// `git merge --squash` indents the messages; an interactive rebase puts them one after another, and
/// those of fixups into comments. What stands in the last paragraph as a trailer is there already.
func quotedTags(in message: Span<UInt8>) -> [NewTrailer] {
  var found: [NewTrailer] = []
  var start = 0
  while start < message.count {
    let end = message.lineEnd(from: start)
    if let tag = message.tag(in: start..<end), !found.contains(tag) { found.append(tag) }
    start = end + 1
  }
  let agents = found.filter { $0.key == AssistanceTag.assistedBy }
  return agents + found.filter { $0.key == AssistanceTag.aiSession }
}

extension Span<UInt8> {
  /// No line with a tag is longer, in bytes.
  private static var longestTag: Int { 400 }

  fileprivate func lineEnd(from start: Int) -> Int {
    var end = start
    while end < count, self[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  /// The tag in a line, which may be indented or a comment.
  fileprivate func tag(in line: Range<Int>) -> NewTrailer? {
    guard line.count <= Self.longestTag else { return nil }
    var start = line.lowerBound
    while start < line.upperBound, [0x20, 0x09, UInt8(ascii: "#")].contains(self[start]) {
      start += 1
    }
    for key in [AssistanceTag.assistedBy, AssistanceTag.aiSession] {
      let colon = start + key.utf8.count
      guard colon < line.upperBound, self[colon] == UInt8(ascii: ":"),
        matches(Array(key.utf8), in: start..<colon)
      else { continue }
      let value = text(in: colon + 1..<line.upperBound)
      return isTag(key, value) ? NewTrailer(key, value) : nil
    }
    return nil
  }

  /// Whether a value is one of ours: humans assist too.
  private func isTag(_ key: String, _ value: String) -> Bool {
    let parts = value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, KnownAgent.named(String(name)) != nil else { return false }
    guard parts.count == 2 else { return key == AssistanceTag.assistedBy }
    return key == AssistanceTag.assistedBy || AssistanceTag.isSession(String(parts[1]))
  }

  /// The text without white space at its ends.
  private func text(in range: Range<Int>) -> String {
    var (start, end) = (range.lowerBound, range.upperBound)
    while end > start, self[end - 1] <= 0x20 { end -= 1 }
    while start < end, self[start] <= 0x20 { start += 1 }
    return String(decoding: (start..<end).map { self[$0] }, as: UTF8.self)
  }
}

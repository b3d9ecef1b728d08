/// One block of aGiTrack, as it is read line by line.
struct AGiTrackBlock: Hashable {
  private var values: [String: String] = [:]

  /// Takes a line `key: value`; `false` where it is none, and the block has ended.
  mutating func read(_ line: Range<Int>, of message: Span<UInt8>) -> Bool {
    var colon = line.lowerBound
    while colon < line.upperBound, Self.isKey(message[colon]) { colon += 1 }
    guard colon > line.lowerBound, colon < line.upperBound, message[colon] == UInt8(ascii: ":"),
      line.count <= Self.longest
    else { return false }
    let key = String(decoding: message.array(line.lowerBound..<colon), as: UTF8.self)
    let value = String(decoding: message.array(colon + 1..<line.upperBound), as: UTF8.self)
    if values[key] == nil { values[key] = value.trimmed }
    return true
  }

  /// No line of a block is longer, in bytes, but for lists that nobody reads here.
  private static let longest = 1 << 16

  private static func isKey(_ byte: UInt8) -> Bool {
    (byte.isLetter && byte.lowercased == byte) || byte.isDigit || byte == UInt8(ascii: "_")
  }

  /// Whether an agent did the turn; aGiTrack takes a block without a type for one.
  var isOfAgent: Bool { !values.isEmpty && values["commit_type"] != "user" }

  private var agent: String { ToolNames.shared.agent(values["backend"]) }
  private var model: String? { ToolNames.shared.model(values["model"]) }
  private var session: String? { ToolNames.shared.session(values["backend_session_id"]) }

  var evidence: Evidence {
    let shown = ["commit_type", "backend", "model", "backend_session_id"].compactMap { key in
      values[key].map { "\(key): \($0)" }
    }
    return Evidence(
      level: .note, agent: agent, model: model, session: session,
      matched: Evidence.excerpt(
        of: Array("# aGiTrack Metadata \(shown.joined(separator: " "))".utf8)))
  }

  /// The tokens of the turn, its own agents' among them; `nil` where none were counted.
  var usage: RecordedUsage? {
    var usage = RecordedUsage(agent: agent, model: model, session: session)
    for part in ["", "subagent_"] {
      let cacheWrite = tokens(part + "cache_write")
      usage.input.add(freshInput(tokens(part + "input"), cacheWrite: cacheWrite))
      usage.cacheRead.add(tokens(part + "cache_read"))
      usage.cacheWrite.add(cacheWrite)
      usage.output.add(tokens(part + "output"))
    }
    let counts = [usage.input, usage.cacheRead, usage.cacheWrite, usage.output]
    return counts.contains { ($0 ?? 0) > 0 } ? usage : nil
  }

  /// What was neither read from the cache nor written to it.
  ///
  /// aGiTrack counts what is written to the cache as input too; its blocks before 2026-06-12 do
  /// not, and show it by having less input than that.
  private func freshInput(_ input: Int64?, cacheWrite: Int64?) -> Int64? {
    guard let input, let cacheWrite, input >= cacheWrite else { return input }
    return input - cacheWrite
  }

  private func tokens(_ name: String) -> Int64? {
    values["tokens_since_last_commit_" + name].flatMap { Int64($0) }.flatMap { $0 < 0 ? nil : $0 }
  }
}

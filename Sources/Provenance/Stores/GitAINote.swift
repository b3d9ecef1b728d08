import Git
import JSONScanning

/// A note of git-ai: `authorship/3.0.0`, and what its earlier versions wrote.
///
/// ```
/// src/main.rs
///   s_0123456789abcd::t_0123456789abcd 1,2,19-222
///   h_0123456789abcd 300
/// ---
/// {"sessions": {"s_0123456789abcd": {"agent_id": {"tool": "claude", "id": "…", "model": "…"}}}}
/// ```
///
/// The keys of sessions lead to `sessions`, those of humans begin with `h_`, and all others lead to
/// `prompts`, whose entries may hold whole conversations: they are passed over undecoded. A key
/// that the note does not describe belongs to another note and says nothing here, as in git-ai
/// itself. `git notes` may have put several notes into one (`notes.rewriteMode`): all of them count.
struct GitAINote: NoteFormat {
  static let name = "git-ai"
  static let reference = "refs/notes/ai"

  /// The agents of the note that is read now, by key.
  private var agents: [[UInt8]: Evidence] = [:]
  /// How many sessions and prompts are described.
  private(set) var sessions = 0
  private(set) var prompts = 0
  /// How many entries of sessions and prompts there are, and how many of those are not described.
  private(set) var entries = 0
  private(set) var undescribed = 0

  static func read(
    _ note: Span<UInt8>, of id: ObjectID, into attribution: inout AttributionBuilder
  ) throws(StoreError) {
    _ = try GitAINote(note, into: &attribution)
  }

  /// Reads a note, and adds what it says.
  init(
    _ bytes: Span<UInt8>, into attribution: inout AttributionBuilder
  ) throws(StoreError) {
    var start = 0
    repeat {
      start = try readDocument(from: start, bytes, into: &attribution)
    } while start < bytes.count
    guard undescribed == 0 || undescribed < entries else {
      throw StoreError(message: "it describes none of the sessions that it names")
    }
  }

  /// Reads the document at `start`; where the next one begins.
  private mutating func readDocument(
    from start: Int, _ bytes: Span<UInt8>, into attribution: inout AttributionBuilder
  ) throws(StoreError) -> Int {
    guard let divider = Self.divider(from: start, in: bytes) else {
      throw StoreError(message: "no line '---'")
    }
    var json = JSONScanner(at: bytes.lineEnd(from: divider))
    do throws(JSONError) {
      try readMetadata(&json, bytes)
      _ = json.isAtEnd(of: bytes)
    } catch {
      throw StoreError(error)
    }
    try readEntries(start..<divider, bytes, into: &attribution)
    return json.position
  }

  private static func divider(from start: Int, in bytes: Span<UInt8>) -> Int? {
    var line = start
    while line < bytes.count {
      let end = bytes.lineEnd(from: line)
      if end - line >= 3, bytes[line] == UInt8(ascii: "-"), bytes[line + 1] == UInt8(ascii: "-"),
        bytes[line + 2] == UInt8(ascii: "-"), bytes.trimmedEnd(of: line..<end) == line + 3
      {
        return line
      }
      line = end + 1
    }
    return nil
  }
}

extension GitAINote {
  private enum Section: String, CaseIterable { case sessions, prompts }
  private enum Member: String, CaseIterable { case agent_id }
  private enum Identity: String, CaseIterable { case tool, id, model }
  private static let sections = JSONKeys<Section>()
  private static let members = JSONKeys<Member>()
  private static let identities = JSONKeys<Identity>()

  private mutating func readMetadata(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    agents = [:]
    guard try json.enterObject(in: bytes) else { return }
    while let section = try json.nextKey(of: Self.sections, in: bytes) {
      guard try json.enterObject(in: bytes) else { continue }
      while let key = try json.nextKey(in: bytes) {
        guard let agent = try agent(key, &json, bytes) else { continue }
        agents[key] = agent
        switch section {
        case .sessions: sessions += 1
        case .prompts: prompts += 1
        }
      }
    }
  }

  private func agent(
    _ key: [UInt8], _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) -> Evidence? {
    var (tool, id, model): (String?, String?, String?)
    guard try json.enterObject(in: bytes) else { return nil }
    while try json.nextKey(of: Self.members, in: bytes) != nil {
      guard try json.enterObject(in: bytes) else { continue }
      while let member = try json.nextKey(of: Self.identities, in: bytes) {
        let text = try json.string(in: bytes, limit: ToolNames.longest)
        switch member {
        case .tool: tool = text
        case .id: id = text
        case .model: model = text
        }
      }
    }
    // Nothing is kept of what says nothing: millions of empty entries fit into one note.
    guard tool != nil || id != nil else { return nil }
    let names = ToolNames.shared
    let matched =
      Array("\(Self.reference): ".utf8) + key + Array(" \(tool ?? "")::\(id ?? "")".utf8)
    return Evidence(
      level: .note, agent: names.agent(tool), model: names.model(model), session: names.session(id),
      matched: Evidence.excerpt(of: matched))
  }
}

extension GitAINote {
  /// Reads the lines above the divider: a path, and below it the entries of that file.
  private mutating func readEntries(
    _ section: Range<Int>, _ bytes: Span<UInt8>, into attribution: inout AttributionBuilder
  ) throws(StoreError) {
    var path: [UInt8] = []
    var start = section.lowerBound
    while start < section.upperBound {
      let end = bytes.lineEnd(from: start)
      let line = start..<bytes.trimmedEnd(of: start..<end)
      start = end + 1
      guard !line.isEmpty else { continue }
      if line.count > 2, bytes[line.lowerBound] == 0x20, bytes[line.lowerBound + 1] == 0x20 {
        try readEntry(line.dropFirst(2), of: path, bytes, into: &attribution)
      } else {
        path = Self.path(line, in: bytes)
      }
    }
  }

  /// git-ai puts quotation marks around a path with white space, and escapes nothing in it.
  private static func path(_ line: Range<Int>, in bytes: Span<UInt8>) -> [UInt8] {
    let isQuoted =
      line.count > 2 && bytes[line.lowerBound] == UInt8(ascii: "\"")
      && bytes[line.upperBound - 1] == UInt8(ascii: "\"")
    return bytes.array(isQuoted ? line.lowerBound + 1..<line.upperBound - 1 : line)
  }

  private mutating func readEntry(
    _ entry: Range<Int>, of path: [UInt8], _ bytes: Span<UInt8>,
    into attribution: inout AttributionBuilder
  ) throws(StoreError) {
    guard !path.isEmpty, let space = entry.first(where: { bytes[$0] == 0x20 }),
      let lines = LineRange.list(space + 1..<entry.upperBound, in: bytes)
    else {
      throw StoreError(message: "a malformed entry at byte \(entry.lowerBound)")
    }
    if bytes.startsFolded(with: Self.human, at: entry.lowerBound) {
      try attribution.add(lines, of: path, by: .human)
      return
    }
    entries += 1
    let colon = (entry.lowerBound..<space).first { bytes[$0] == UInt8(ascii: ":") }
    guard let agent = agents[bytes.array(entry.lowerBound..<(colon ?? space))] else {
      undescribed += 1
      return
    }
    try attribution.add(lines, of: path, by: .agent(attribution.place(of: agent)))
  }

  private static let human = Array("h_".utf8)
}

extension Span<UInt8> {
  /// Where the line that begins at `start` ends: at its line feed, or at the end of the text.
  func lineEnd(from start: Int) -> Int {
    var end = start
    while end < count, self[end] != 0x0A { end += 1 }
    return end
  }

  /// Where the line ends without the white space behind it.
  func trimmedEnd(of line: Range<Int>) -> Int {
    var end = line.upperBound
    while end > line.lowerBound, self[end - 1].isSpace { end -= 1 }
    return end
  }
}

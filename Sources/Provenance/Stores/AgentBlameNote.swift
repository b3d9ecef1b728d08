import Git
import JSONScanning

/// A note of agentblame: a list of ranges of lines, in two versions that differ in their spelling.
///
/// ```
/// {"version": 2, "attributions": [{"path": "a.ts", "startLine": 1, "endLine": 5,
///   "category": "ai_generated", "provider": "claudeCode", "model": "claude"}]}
/// ```
enum AgentBlameNote: NoteFormat {
  static let name = "agentblame"
  static let reference = "refs/notes/agentblame"

  private enum Key: String, CaseIterable { case attributions }
  private enum Member: String, CaseIterable {
    case path, startLine, endLine, start_line, end_line, category, provider, model
  }
  private static let keys = JSONKeys<Key>()
  private static let members = JSONKeys<Member>()

  private struct Entry {
    var path: [UInt8] = []
    var (first, last): (Int64?, Int64?)
    var (category, provider, model): (String?, String?, String?)
  }

  static func read(
    _ note: Span<UInt8>, of id: ObjectID, into attribution: inout AttributionBuilder
  ) throws(StoreError) {
    for entry in try entries(of: note) {
      guard let first = entry.first, let lines = LineRange(first, entry.last ?? first),
        !entry.path.isEmpty
      else { throw StoreError(message: "an attribution without a path or its lines") }
      let names = ToolNames.shared
      let evidence = Evidence(
        level: .note, agent: names.agent(entry.provider), model: names.model(entry.model),
        matched: "\(reference): \(entry.provider ?? "") \(entry.model ?? "")".trimmed)
      try attribution.add(
        [lines], of: entry.path, by: .agent(attribution.place(of: evidence)))
    }
  }

  private static func entries(of note: Span<UInt8>) throws(StoreError) -> [Entry] {
    var json = JSONScanner()
    var entries: [Entry] = []
    do throws(JSONError) {
      while !json.isAtEnd(of: note) { try readDocument(&json, note, into: &entries) }
    } catch {
      throw StoreError(error)
    }
    return entries
  }

  private static func readDocument(
    _ json: inout JSONScanner, _ note: Span<UInt8>, into entries: inout [Entry]
  ) throws(JSONError) {
    guard try json.enterObject(in: note) else { return }
    while try json.nextKey(of: keys, in: note) != nil {
      guard try json.enterArray(in: note) else { continue }
      while try json.nextElement(in: note) {
        let entry = try entry(&json, note)
        // Nothing is kept of what says nothing: millions of empty entries fit into one note.
        if let entry, entry.category == "ai_generated" { entries.append(entry) }
      }
    }
  }

  private static func entry(
    _ json: inout JSONScanner, _ note: Span<UInt8>
  ) throws(JSONError) -> Entry? {
    guard try json.enterObject(in: note) else { return nil }
    var entry = Entry()
    while let member = try json.nextKey(of: members, in: note) {
      switch member {
      case .path: entry.path = try json.utf8(in: note) ?? []
      case .startLine, .start_line: entry.first = try json.integer(in: note)
      case .endLine, .end_line: entry.last = try json.integer(in: note)
      case .category: entry.category = try json.string(in: note, limit: ToolNames.longest)
      case .provider: entry.provider = try json.string(in: note, limit: ToolNames.longest)
      case .model: entry.model = try json.string(in: note, limit: ToolNames.longest)
      }
    }
    return entry
  }
}

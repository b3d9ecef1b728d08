import Git
import JSONScanning

/// A note of whogitit, versions 2 and 3: every line of the files that an agent touched.
///
/// ```
/// {"version": 3, "session": {"session_id": "…", "model": {"id": "…", "provider": "anthropic"}},
///  "files": [{"path": "a.rs", "lines": [{"line_number": 1, "source": {"type": "AI"}}]}]}
/// ```
///
/// `Original` lines are older than the commit, `AIModified` ones are the agent's, touched up by a
/// human. The texts of lines and prompts are passed over undecoded. whogitit listens to Claude Code
/// only.
struct WhogititNote: NoteFormat {
  static let name = "whogitit"
  static let reference = "refs/notes/whogitit"

  private struct File {
    var path: [UInt8] = []
    var agent: [LineRange] = []
    var human: [LineRange] = []
  }

  private var session: String?
  private var model: String?
  private var files: [File] = []

  static func read(
    _ note: Span<UInt8>, of id: ObjectID, into attribution: inout AttributionBuilder
  ) throws(StoreError) {
    var json = JSONScanner()
    while !json.isAtEnd(of: note) {
      var document = WhogititNote()
      do throws(JSONError) {
        try document.read(&json, note)
      } catch {
        throw StoreError(error)
      }
      try document.add(to: &attribution)
    }
  }

  private func add(to attribution: inout AttributionBuilder) throws(StoreError) {
    let names = ToolNames.shared
    let evidence = Evidence(
      level: .note, agent: "claude-code", model: names.model(model),
      session: names.session(session),
      matched: "\(Self.reference): \(session ?? "") \(model ?? "")".trimmed)
    for file in files where !file.path.isEmpty {
      let lines = LineRange.merged(file.agent)
      if !lines.isEmpty {
        try attribution.add(lines, of: file.path, by: .agent(attribution.place(of: evidence)))
      }
      try attribution.add(LineRange.merged(file.human), of: file.path, by: .human)
    }
  }
}

extension WhogititNote {
  private enum Key: String, CaseIterable { case session, files }
  private enum SessionKey: String, CaseIterable { case session_id, model }
  private enum ModelKey: String, CaseIterable { case id }
  private enum FileKey: String, CaseIterable { case path, lines }
  private enum LineKey: String, CaseIterable { case line_number, source }
  private enum SourceKey: String, CaseIterable { case type }
  private static let keys = JSONKeys<Key>()
  private static let sessionKeys = JSONKeys<SessionKey>()
  private static let modelKeys = JSONKeys<ModelKey>()
  private static let fileKeys = JSONKeys<FileKey>()
  private static let lineKeys = JSONKeys<LineKey>()
  private static let sourceKeys = JSONKeys<SourceKey>()

  private mutating func read(
    _ json: inout JSONScanner, _ note: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: note) else { return }
    while let key = try json.nextKey(of: Self.keys, in: note) {
      switch key {
      case .session: try readSession(&json, note)
      case .files:
        guard try json.enterArray(in: note) else { continue }
        while try json.nextElement(in: note) { try readFile(&json, note) }
      }
    }
  }

  private mutating func readSession(
    _ json: inout JSONScanner, _ note: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: note) else { return }
    while let key = try json.nextKey(of: Self.sessionKeys, in: note) {
      switch key {
      case .session_id: session = try json.string(in: note, limit: ToolNames.longest)
      case .model:
        guard try json.enterObject(in: note) else { continue }
        while try json.nextKey(of: Self.modelKeys, in: note) != nil {
          model = try json.string(in: note, limit: ToolNames.longest)
        }
      }
    }
  }

  private mutating func readFile(
    _ json: inout JSONScanner, _ note: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: note) else { return }
    var file = File()
    while let key = try json.nextKey(of: Self.fileKeys, in: note) {
      switch key {
      case .path: file.path = try json.utf8(in: note) ?? []
      case .lines:
        guard try json.enterArray(in: note) else { continue }
        while try json.nextElement(in: note) { try Self.readLine(&json, note, into: &file) }
      }
    }
    // Nothing is kept of what says nothing: millions of empty entries fit into one note.
    if !file.agent.isEmpty || !file.human.isEmpty { files.append(file) }
  }

  private static func readLine(
    _ json: inout JSONScanner, _ note: Span<UInt8>, into file: inout File
  ) throws(JSONError) {
    guard try json.enterObject(in: note) else { return }
    var (number, source): (Int64?, String?)
    while let key = try json.nextKey(of: lineKeys, in: note) {
      switch key {
      case .line_number: number = try json.integer(in: note)
      case .source: source = try Self.source(&json, note)
      }
    }
    guard let number, let line = LineRange(number, number) else { return }
    switch source {
    case "AI", "AIModified": file.agent.append(line)
    case "Human": file.human.append(line)
    default: break
    }
  }

  /// The source of a line, which is a word or an object with a `type`.
  private static func source(
    _ json: inout JSONScanner, _ note: Span<UInt8>
  ) throws(JSONError) -> String? {
    guard try json.kind(in: note) == .object else {
      return try json.string(in: note, limit: ToolNames.longest)
    }
    var source: String?
    guard try json.enterObject(in: note) else { return nil }
    while try json.nextKey(of: sourceKeys, in: note) != nil {
      source = try json.string(in: note, limit: ToolNames.longest)
    }
    return source
  }
}

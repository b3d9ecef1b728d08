import Git
import JSONScanning

/// One record of Agent Trace 0.1.0, an open format (`application/vnd.agent-trace.record+json`).
///
/// ```
/// {"version": "0.1.0", "vcs": {"type": "git", "revision": "…"}, "tool": {"name": "cursor"},
///  "files": [{"path": "a.ts", "conversations": [{"url": "…/conversations/7",
///    "contributor": {"type": "ai", "model_id": "anthropic/claude-opus-4-5"},
///    "ranges": [{"start_line": 1, "end_line": 5}]}]}]}
/// ```
///
/// A range may have a contributor of its own. `ai` and `mixed` are the agent's, `human` is a
/// human's, anything else says nothing. `agent-trace-cli` keeps the same facts in another shape,
/// `ledger.files`, an object of lists by path; both are read.
struct AgentTraceRecord: Sendable {
  /// Who wrote some lines.
  struct Contributor {
    var type: String?
    var model: String?
  }

  struct Conversation {
    var path: [UInt8]
    var url: String?
    var contributor = Contributor()
    var ranges: [(lines: LineRange, contributor: Contributor?)] = []
  }

  private(set) var revision: ObjectID?
  private var tool: String?
  private var session: String?
  private var conversations: [Conversation] = []

  /// Whether the record says nothing.
  var isEmpty: Bool { conversations.isEmpty }

  /// Adds what the record says; `place` is where it stands.
  func add(to attribution: inout AttributionBuilder, from place: String) throws(StoreError) {
    for conversation in conversations where !conversation.path.isEmpty {
      for (lines, own) in conversation.ranges {
        let contributor = own ?? conversation.contributor
        switch contributor.type {
        case "ai", "mixed":
          let evidence = evidence(contributor, url: conversation.url, from: place)
          try attribution.add(
            [lines], of: conversation.path, by: .agent(attribution.place(of: evidence)))
        case "human": try attribution.add([lines], of: conversation.path, by: .human)
        default: break
        }
      }
    }
  }

  private func evidence(_ contributor: Contributor, url: String?, from place: String) -> Evidence {
    let names = ToolNames.shared
    // "provider/model", as models.dev writes it.
    let model = contributor.model.map { $0.cut(at: "/")?.after ?? $0 }
    let id = url.flatMap(Self.session) ?? session
    return Evidence(
      level: .note, agent: tool.map { names.agent($0) } ?? names.agent(ofModel: model),
      model: names.model(model), session: names.session(id),
      matched: Evidence.excerpt(
        of: Array("\(place): \(tool ?? "") \(contributor.model ?? "") \(url ?? "")".trimmed.utf8)))
  }

  /// The last part of a conversation's address; of a file, without its ending.
  private static func session(in url: String) -> String? {
    guard var id = Detector.session(in: url)?.split(separator: "/").last.map(String.init) else {
      return nil
    }
    for ending in [".jsonl", ".json", ".txt"] where id.hasSuffix(ending) {
      id.removeLast(ending.count)
    }
    return id
  }
}

extension AgentTraceRecord {
  private enum Key: String, CaseIterable { case vcs, tool, files, ledger, metadata }
  private enum VersionKey: String, CaseIterable { case revision }
  private enum ToolKey: String, CaseIterable { case name }
  private enum SessionKey: String, CaseIterable { case session_id, conversation_id }
  private enum FileKey: String, CaseIterable { case path, conversations }
  private enum ConversationKey: String, CaseIterable { case url, contributor, ranges }
  private enum ContributorKey: String, CaseIterable { case type, model_id }
  private enum LedgerKey: String, CaseIterable { case files }
  private enum LedgerFileKey: String, CaseIterable { case line_attributions }
  private enum RangeKey: String, CaseIterable {
    case start_line, end_line, contributor
    // Of `agent-trace-cli`'s lists.
    case type, model_id, conversation_url
  }
  private static let keys = JSONKeys<Key>()
  private static let versionKeys = JSONKeys<VersionKey>()
  private static let toolKeys = JSONKeys<ToolKey>()
  private static let sessionKeys = JSONKeys<SessionKey>()
  private static let fileKeys = JSONKeys<FileKey>()
  private static let conversationKeys = JSONKeys<ConversationKey>()
  private static let contributorKeys = JSONKeys<ContributorKey>()
  private static let ledgerKeys = JSONKeys<LedgerKey>()
  private static let ledgerFileKeys = JSONKeys<LedgerFileKey>()
  private static let rangeKeys = JSONKeys<RangeKey>()
  /// No address of a conversation is longer, in bytes.
  private static let longestURL = 2_048

  /// Reads the record that comes next.
  init(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .vcs:
        revision = try Self.text(of: Self.versionKeys, &json, bytes).flatMap { ObjectID(hex: $0) }
      case .tool: tool = try Self.text(of: Self.toolKeys, &json, bytes)
      case .metadata: session = try Self.text(of: Self.sessionKeys, &json, bytes)
      case .files:
        guard try json.enterArray(in: bytes) else { continue }
        while try json.nextElement(in: bytes) { try readFile(&json, bytes) }
      case .ledger: try readLedger(&json, bytes)
      }
    }
  }

  /// The last text among the wanted members of the object that comes next.
  private static func text<Wanted>(
    of wanted: JSONKeys<Wanted>, _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) -> String? {
    var text: String?
    guard try json.enterObject(in: bytes) else { return nil }
    while try json.nextKey(of: wanted, in: bytes) != nil {
      text = try json.string(in: bytes, limit: ToolNames.longest) ?? text
    }
    return text
  }

  private mutating func readFile(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    var path: [UInt8] = []
    let first = conversations.count
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.fileKeys, in: bytes) {
      switch key {
      case .path: path = try json.utf8(in: bytes) ?? []
      case .conversations:
        guard try json.enterArray(in: bytes) else { continue }
        while try json.nextElement(in: bytes) {
          let conversation = try Self.conversation(&json, bytes)
          // Nothing is kept of what says nothing: millions of empty entries fit into one note.
          if !conversation.ranges.isEmpty { conversations.append(conversation) }
        }
      }
    }
    for index in first..<conversations.count { conversations[index].path = path }
  }

  private static func conversation(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) -> Conversation {
    var conversation = Conversation(path: [])
    guard try json.enterObject(in: bytes) else { return conversation }
    while let key = try json.nextKey(of: conversationKeys, in: bytes) {
      switch key {
      case .url: conversation.url = try json.string(in: bytes, limit: longestURL)
      case .contributor: conversation.contributor = try contributor(&json, bytes)
      case .ranges:
        guard try json.enterArray(in: bytes) else { continue }
        while try json.nextElement(in: bytes) {
          let found = try range(&json, bytes)
          if let lines = found.lines { conversation.ranges.append((lines, found.contributor)) }
        }
      }
    }
    return conversation
  }

  private static func contributor(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) -> Contributor {
    var contributor = Contributor()
    guard try json.enterObject(in: bytes) else { return contributor }
    while let key = try json.nextKey(of: contributorKeys, in: bytes) {
      let text = try json.string(in: bytes, limit: ToolNames.longest)
      switch key {
      case .type: contributor.type = text
      case .model_id: contributor.model = text
      }
    }
    return contributor
  }

  private static func range(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) -> (lines: LineRange?, contributor: Contributor?, url: String?) {
    var (first, last): (Int64?, Int64?)
    var (contributor, url): (Contributor?, String?)
    guard try json.enterObject(in: bytes) else { return (nil, nil, nil) }
    while let key = try json.nextKey(of: rangeKeys, in: bytes) {
      switch key {
      case .start_line: first = try json.integer(in: bytes)
      case .end_line: last = try json.integer(in: bytes)
      case .contributor: contributor = try Self.contributor(&json, bytes)
      case .type:
        contributor = contributor ?? Contributor()
        contributor?.type = try json.string(in: bytes, limit: ToolNames.longest)
      case .model_id:
        contributor = contributor ?? Contributor()
        contributor?.model = try json.string(in: bytes, limit: ToolNames.longest)
      case .conversation_url: url = try json.string(in: bytes, limit: longestURL)
      }
    }
    let lines = first.flatMap { LineRange($0, last ?? $0) }
    return (lines, contributor, url)
  }

  private mutating func readLedger(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while try json.nextKey(of: Self.ledgerKeys, in: bytes) != nil {
      guard try json.enterObject(in: bytes) else { continue }
      while let path = try json.nextKey(in: bytes) {
        guard try json.enterObject(in: bytes) else { continue }
        while try json.nextKey(of: Self.ledgerFileKeys, in: bytes) != nil {
          guard try json.enterArray(in: bytes) else { continue }
          while try json.nextElement(in: bytes) { try readSegment(of: path, &json, bytes) }
        }
      }
    }
  }

  private mutating func readSegment(
    of path: [UInt8], _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    let found = try Self.range(&json, bytes)
    guard let lines = found.lines, let contributor = found.contributor else { return }
    conversations.append(
      Conversation(
        path: path, url: found.url, contributor: contributor, ranges: [(lines, nil)]))
  }
}

import JSONScanning

/// What a task of Cline, Roo Code or one of their kin showed:
/// `<VS Code>/User/globalStorage/<extension>/tasks/<task>/ui_messages.json`, one array.
///
/// Each call is a message that says `api_req_started`, whose text is JSON of its own. Sums stand in
/// other messages: calls of subagents, and calls whose messages were deleted. The model is that of
/// the message, or of `task_metadata.json` beside it; Roo Code writes the directory to
/// `history_item.json`.
enum ClineReader: SpendReader {
  static let format = SpendFormat.cline

  static func recognises(_ sample: FileSample) -> Bool {
    sample.name == "ui_messages.json"
      && sample.head.first(where: { $0 > 0x20 }) == UInt8(ascii: "[")
  }

  static func read(_ file: SpendFile, into intake: inout SpendIntake) throws(SpendFileError) {
    let content = try file.content()
    let task = ClineTask(of: file)
    do throws(JSONError) {
      let bytes = content.span
      var json = JSONScanner()
      guard try json.enterArray(in: bytes) else {
        throw JSONError(reason: .unexpected, offset: 0)
      }
      while try json.nextElement(in: bytes) {
        try ClineMessage(&json, bytes)?.add(to: &intake, task)
      }
    } catch {
      intake.skip(SkipReason(error))
    }
  }
}

/// A message that stands for a call, or for several.
private struct ClineMessage {
  private var time: Int64?
  private var model: String?
  private var says = Kind.call
  /// `nil` where the text is none, and where it is malformed or too long.
  private var request: ClineRequest?
  private var isTooLong = false

  private enum Kind: String {
    case call = "api_req_started"
    case subagents = "subagent_usage"
    case deleted = "deleted_api_reqs"
    case condensing = "condense_context"
  }
  private enum Key: String, CaseIterable { case ts, say, text, modelInfo, contextCondense }
  private enum ModelKey: String, CaseIterable { case modelId }
  private static let keys = JSONKeys<Key>()
  private static let modelKeys = JSONKeys<ModelKey>()
  private static let longest = 32 << 20

  /// Reads a message; `nil` where it stands for no call.
  init?(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return nil }
    var kind: Kind?
    var text: JSONScanner?
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .ts: time = try json.epochMilliseconds(in: bytes)
      case .say: kind = try json.string(in: bytes, limit: 32).flatMap { Kind(rawValue: $0) }
      case .modelInfo:
        guard try json.enterObject(in: bytes) else { continue }
        while try json.nextKey(of: Self.modelKeys, in: bytes) != nil {
          model = try json.string(in: bytes, limit: 200)
        }
      case .text:
        // What it is, the message says before or after.
        text = json
        try json.skip(in: bytes)
      case .contextCondense: request = try ClineRequest(&json, bytes)
      }
    }
    guard let kind else { return nil }
    says = kind
    if kind != .condensing { try readRequest(text, bytes) }
  }

  /// Reads the numbers in the text that begins where `text` stands.
  private mutating func readRequest(
    _ text: JSONScanner?, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    request = nil
    guard var text, try text.kind(in: bytes) == .string else { return }
    guard let inner = try text.utf8(in: bytes, limit: Self.longest) else {
      isTooLong = true
      return
    }
    var json = JSONScanner()
    request = try? ClineRequest(&json, inner.span)
  }

  func add(to intake: inout SpendIntake, _ task: ClineTask) {
    guard let request else { return intake.skip(isTooLong ? .tooLong : .malformed) }
    guard !request.isMalformed else { return intake.skip(.badNumber) }
    guard request.isSpend else { return intake.passOver() }
    guard let time else { return intake.skip(.badTime) }
    var hasher = RecordKeyHasher("cline-message")
    hasher.add(task.name)
    hasher.add(says.rawValue)
    hasher.add(time)
    // A sum of calls has no model of its own.
    let model = says == .call ? model ?? task.model(at: time) : nil
    intake.add(
      SpendRecord(
        key: hasher.key, format: .cline, agent: task.agent, grain: .request,
        usage: request.usage(
          model: model.map { intake.shared($0) }, isSidechain: says == .subagents),
        origin: Origin(
          time: time, session: task.name.isEmpty ? nil : intake.shared(task.name),
          directory: task.directory.map { intake.shared($0) },
          isSidechain: says == .subagents)))
  }
}

import JSONScanning

/// LiteLLM's spend logs: one row for each call through the gateway.
///
/// The table `LiteLLM_SpendLogs` as JSON: `GET /spend/logs`, `/spend/logs/ui`, or a dump; see
/// `LiteLLMRow`, which its CSV has too. Rows may hold prompts, answers and the request as it came.
package enum LiteLLMReader: SpendReader {
  package static let format = SpendFormat.liteLLM

  private enum List: String, CaseIterable { case data }
  private static let lists = JSONKeys<List>()

  package static func recognises(_ sample: FileSample) -> Bool {
    ["prompt_tokens", "startTime", "call_type"].contains {
      sample.hasRows(with: ["request_id", "spend", $0])
    }
      // Sorted by name, these stand before what may be long.
      || sample.hasRows(with: ["call_type", "completion_tokens", "cache_hit"])
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    try ExportedJSON.forEachRow(in: file, under: lists, into: &intake) {
      (intake, json, bytes, place) throws(JSONError) in
      try LiteLLMRow(&json, bytes).take(line: place.line, into: &intake)
    }
  }
}

extension LiteLLMRow {
  private enum Key: String, CaseIterable {
    case request_id, spend, prompt_tokens, completion_tokens, startTime, model, model_group, user
    case end_user, session_id, status, cache_hit, metadata, request_tags
  }
  private static let keys = JSONKeys<Key>()

  init(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    self.init()
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .request_id: request = try json.label(in: bytes)
      case .spend: spend = try json.nanos(in: bytes, isMalformed: &isMalformed)
      case .prompt_tokens: prompt = try json.count(in: bytes, isMalformed: &isMalformed)
      case .completion_tokens: completion = try json.count(in: bytes, isMalformed: &isMalformed)
      case .startTime: time = try json.time(in: bytes)
      case .model: model = try json.label(in: bytes)
      case .model_group: modelGroup = try json.label(in: bytes)
      case .user: user = try json.label(in: bytes)
      case .end_user: endUser = try json.label(in: bytes)
      case .session_id: session = try json.label(in: bytes)
      case .status: status = try json.label(in: bytes)
      case .cache_hit: cacheHit = try json.label(in: bytes)
      case .metadata: try metadata.read(&json, bytes)
      case .request_tags: try readTags(&json, bytes)
      }
    }
  }
}

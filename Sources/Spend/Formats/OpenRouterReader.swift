import JSONScanning

/// OpenRouter's activity: money and tokens by day, model and endpoint.
///
/// `GET /api/v1/activity` lists completed days in UTC. `usage` is what OpenRouter billed in
/// dollars; `byok_usage_inference` is what calls with an own key cost at the vendor, who bills it.
/// Prompts include what came from a cache, reasoning is inside the completion.
package enum OpenRouterReader: SpendReader {
  package static let format = SpendFormat.openRouter

  private enum List: String, CaseIterable { case data }
  private static let lists = JSONKeys<List>()

  package static func recognises(_ sample: FileSample) -> Bool {
    ["model_permaslug", "byok_usage_inference"].contains {
      sample.hasRows(with: ["date", "model", $0])
    }
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    var repeats = RepeatedRows()
    try ExportedJSON.forEachRow(in: file, under: lists, into: &intake) {
      (intake, json, bytes, place) throws(JSONError) in
      repeats.enter(place)
      let row = try OpenRouterRow(&json, bytes)
      guard !row.isMalformed else { return intake.skip(.badNumber, line: place.line) }
      guard row.tokens.total > 0 || row.stated != nil else { return intake.passOver() }
      guard let time = row.time else { return intake.skip(.badTime, line: place.line) }
      let usage = Usage(
        model: row.labels[.model].map { intake.shared($0) }, tokens: row.tokens,
        stated: row.stated)
      intake.add(
        SpendRecord(
          key: repeats.key(of: row.key(at: time)), format: format, agent: "openrouter",
          grain: .bucket, usage: usage, origin: Origin(time: time)))
    }
  }
}

/// A row of the activity.
struct OpenRouterRow {
  enum Key: String, CaseIterable {
    case date, usage, byok_usage_inference, prompt_tokens, completion_tokens
    case model, model_permaslug, endpoint_id, provider_name, workspace_id
  }
  private static let keys = JSONKeys<Key>()

  private(set) var time: Int64?
  private(set) var tokens = Tokens()
  private(set) var labels: [Key: String] = [:]
  private(set) var isMalformed = false
  /// Nano-USD.
  private var (billed, atVendor): (Int64, Int64) = (0, 0)

  init(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .date: time = try json.time(in: bytes)
      case .usage: billed = try json.nanos(in: bytes, isMalformed: &isMalformed) ?? 0
      case .byok_usage_inference:
        atVendor = try json.nanos(in: bytes, isMalformed: &isMalformed) ?? 0
      case .prompt_tokens: tokens.input = try json.count(in: bytes, isMalformed: &isMalformed)
      case .completion_tokens:
        tokens.output = try json.count(in: bytes, isMalformed: &isMalformed)
      default: labels[key] = try json.label(in: bytes)
      }
    }
    if billed < 0 || atVendor < 0 { isMalformed = true }
  }

  /// All that the row cost: billed, but for the part that the vendor bills.
  var stated: StatedCost? {
    guard billed + atVendor > 0 else { return nil }
    return StatedCost(nanos: billed + atVendor, basis: atVendor > 0 ? .list : .billed)
  }

  func key(at time: Int64) -> RecordKeyHasher {
    var key = RecordKeyHasher("openrouter-activity")
    key.add(time)
    for label in [Key.model, .model_permaslug, .endpoint_id, .provider_name, .workspace_id] {
      key.add(labels[label] ?? "")
    }
    return key
  }
}

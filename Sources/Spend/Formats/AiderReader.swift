import JSONScanning

/// The log that Aider writes with `--analytics-log FILE`: a line for each thing that happened.
///
/// ```json
/// {"event": "message_send", "properties": {"main_model": "…", "prompt_tokens": 10006,
///  "completion_tokens": 81, "total_tokens": 10087, "cost": 0.0133, "total_cost": 0.0133},
///  "user_id": "…", "time": 1755100406}
/// ```
///
/// Source: `aider/analytics.py` and `aider/coders/base_coder.py` of Aider-AI/aider. The user id is
/// that of an installation, so no person is known, nor the session or the directory. Aider adds up
/// what came from a cache and what did not, so the tokens are approximate; the cost is Aider's own.
enum AiderReader: SpendReader {
  static let format = SpendFormat.aider

  static func recognises(_ sample: FileSample) -> Bool {
    sample.head.first == UInt8(ascii: "{")
      && ["\"event\"", "\"properties\"", "\"user_id\"", "\"time\""].allSatisfy(sample.contains)
  }

  static func read(_ file: SpendFile, into intake: inout SpendIntake) throws(SpendFileError) {
    try file.forEachLine(into: &intake) { (intake, bytes, line) throws(JSONError) in
      var json = JSONScanner()
      var event = AiderEvent()
      try event.read(&json, bytes)
      guard json.isAtEnd(of: bytes) else {
        throw JSONError(reason: .unexpected, offset: json.position)
      }
      event.add(to: &intake, line: line)
    }
  }
}

/// A line of the log.
private struct AiderEvent {
  private var isMessage = false
  private var installation = ""
  private var time: Int64?
  private var model: String?
  private var (prompt, completion): (Int64, Int64) = (0, 0)
  private var (cost, costSoFar): (Int64?, Int64?)
  private var isMalformed = false

  private enum Key: String, CaseIterable { case event, properties, user_id, time }
  private enum Property: String, CaseIterable {
    case main_model, prompt_tokens, completion_tokens, cost, total_cost
  }
  private static let keys = JSONKeys<Key>()
  private static let properties = JSONKeys<Property>()

  mutating func read(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .event: isMessage = try json.string(in: bytes, limit: 64) == "message_send"
      case .properties: try readProperties(&json, bytes)
      case .user_id: installation = try json.string(in: bytes, limit: 200) ?? ""
      case .time: time = try json.epochMilliseconds(in: bytes)
      }
    }
  }

  private mutating func readProperties(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.properties, in: bytes) {
      switch key {
      case .main_model: model = try json.string(in: bytes, limit: 200)
      case .prompt_tokens: prompt = try json.count(in: bytes, isMalformed: &isMalformed)
      case .completion_tokens: completion = try json.count(in: bytes, isMalformed: &isMalformed)
      case .cost: cost = try json.nanos(in: bytes, isMalformed: &isMalformed)
      case .total_cost: costSoFar = try json.nanos(in: bytes, isMalformed: &isMalformed)
      }
    }
  }

  func add(to intake: inout SpendIntake, line: Int) {
    guard isMessage else { return intake.passOver() }
    guard !isMalformed, cost ?? 0 >= 0 else { return intake.skip(.badNumber, line: line) }
    guard prompt > 0 || completion > 0 || cost ?? 0 > 0 else { return intake.passOver() }
    guard let time else { return intake.skip(.badTime, line: line) }
    let stated = cost.flatMap { $0 > 0 ? StatedCost(nanos: $0, basis: .estimate) : nil }
    intake.add(
      SpendRecord(
        key: key(time: time), format: .aider, agent: "aider", grain: .request,
        usage: Usage(
          model: model.map { intake.shared($0) }, tokens: Tokens(input: prompt, output: completion),
          stated: stated, accuracy: .approximate),
        origin: Origin(time: time)))
  }

  /// There is no id, but the cost so far tells two calls of one second apart.
  private func key(time: Int64) -> RecordKey {
    var hasher = RecordKeyHasher("aider-message")
    hasher.add(installation)
    hasher.add(model ?? "")
    for number in [time, prompt, completion, cost ?? 0, costSoFar ?? 0] { hasher.add(number) }
    return hasher.key
  }
}

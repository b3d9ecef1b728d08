import JSONScanning

/// One call in the log of Amazon Bedrock.
struct BedrockCall {
  enum Key: String, CaseIterable {
    case schemaType, timestamp, requestId, modelId, errorCode, identity, input, output
  }
  private enum IdentityKey: String, CaseIterable { case arn }
  private enum PartKey: String, CaseIterable {
    case inputTokenCount, cacheReadInputTokenCount, cacheWriteInputTokenCount, outputTokenCount
    case outputBodyJson, outputBodyS3Path
  }
  private static let keys = JSONKeys<Key>()
  private static let identityKeys = JSONKeys<IdentityKey>()
  private static let partKeys = JSONKeys<PartKey>()

  private(set) var time: Int64?
  private(set) var labels: [Key: String] = [:]
  private(set) var isMalformed = false
  private var body = BedrockBody()
  private var caller: String?
  private var counts: [PartKey: Int64] = [:]
  /// Whether the answer lies in a file of its own.
  private var isElsewhere = false

  init(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .timestamp: time = try json.time(in: bytes)
      case .identity: try readIdentity(&json, bytes)
      case .input, .output: try readPart(&json, bytes)
      default: labels[key] = try json.label(in: bytes)
      }
    }
    if body.isMalformed { isMalformed = true }
  }

  private mutating func readIdentity(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while try json.nextKey(of: Self.identityKeys, in: bytes) != nil {
      caller = try json.label(in: bytes, limit: 2_048)
    }
  }

  private mutating func readPart(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.partKeys, in: bytes) {
      switch key {
      case .outputBodyJson: try body.read(&json, bytes)
      case .outputBodyS3Path: isElsewhere = try json.label(in: bytes, limit: 4_096) != nil
      default:
        let isNull = try json.kind(in: bytes) == .null
        let count = try json.count(in: bytes, isMalformed: &isMalformed)
        if !isNull { counts[key] = count }
      }
    }
  }

  var isCall: Bool { labels[.schemaType] == "ModelInvocationLog" }
  var hasFailed: Bool { labels[.errorCode] != nil }
  var hasCounts: Bool { !counts.isEmpty }

  /// The tokens, by the log's own counts where it has them, which leave out the cache.
  var tokens: Tokens {
    let writes = body.writes.split(
      ofTotal: counts[.cacheWriteInputTokenCount] ?? body.cacheWritten)
    return Tokens(
      input: counts[.inputTokenCount] ?? body.input,
      cacheRead: counts[.cacheReadInputTokenCount] ?? body.cacheRead,
      cacheWrite5m: writes.fiveMinutes, cacheWrite1h: writes.hour,
      output: counts[.outputTokenCount] ?? body.output)
  }

  /// Where the answer is not here, nor the cache counted, what the cache did is not known.
  var accuracy: Accuracy {
    isElsewhere && counts[.cacheReadInputTokenCount] == nil ? .undercounted : .exact
  }

  /// The model's id, or that of an inference profile, without the rest of its ARN.
  var model: String? {
    labels[.modelId].flatMap { $0.split(separator: "/").last.map(String.init) }
  }

  /// The person whose address names the session of the role that was assumed, as single sign-on
  /// does.
  var author: String? {
    caller.flatMap { $0.split(separator: "/").last }.flatMap { EmailAddress.normalized(String($0)) }
  }
}

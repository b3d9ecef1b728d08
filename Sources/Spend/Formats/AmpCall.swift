import JSONScanning
import Timestamps

/// A call as the ledger of a thread, or one of its messages, has it.
struct AmpCall {
  /// The id of the event.
  private var event: String?
  /// The number of the message that the call gave.
  private(set) var message: Int64?
  /// Whether an earlier event names the same message.
  var isFurther = false
  private(set) var time: Int64?
  private(set) var isMalformed = false
  private var model: String?
  private var (input, output): (Int64, Int64) = (0, 0)
  private var (cacheRead, cacheWrite): (Int64?, Int64?)
  /// All input, and all of the call's tokens, where they are stated.
  private var (totalInput, total): (Int64?, Int64?)

  /// What an event and a message of the same call have in common.
  struct Amounts: Hashable {
    var model: String?
    var input: Int64
    var output: Int64
  }

  var amounts: Amounts { Amounts(model: model, input: input, output: output) }

  private enum EventKey: String, CaseIterable { case id, timestamp, model, tokens, toMessageId }
  private enum MessageKey: String, CaseIterable { case role, messageId, usage }
  /// Those of an event's `tokens`, and those of a message's `usage`.
  private enum Count: String, CaseIterable {
    case input, output, total, model, timestamp
    case inputTokens, outputTokens, totalTokens, totalInputTokens
    case cacheReadInputTokens, cacheCreationInputTokens
  }
  private static let eventKeys = JSONKeys<EventKey>()
  private static let messageKeys = JSONKeys<MessageKey>()
  private static let counts = JSONKeys<Count>()

  /// Reads an event of the ledger; `nil` where it is none.
  init?(event json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return nil }
    while let key = try json.nextKey(of: Self.eventKeys, in: bytes) {
      switch key {
      case .id: event = try json.string(in: bytes, limit: 200)
      case .timestamp: try readTime(&json, bytes)
      case .model: model = try json.string(in: bytes, limit: 200)
      case .toMessageId: message = try json.integer(in: bytes)
      case .tokens: try readCounts(&json, bytes)
      }
    }
  }

  /// Reads a message; `nil` where it is none of a model's, or says nothing of its use.
  init?(message json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return nil }
    var (isAnswer, hasUsage) = (false, false)
    while let key = try json.nextKey(of: Self.messageKeys, in: bytes) {
      switch key {
      case .role: isAnswer = try json.string(in: bytes, limit: 32) == "assistant"
      case .messageId: message = try json.integer(in: bytes)
      case .usage:
        hasUsage = try json.kind(in: bytes) == .object
        try readCounts(&json, bytes)
      }
    }
    guard isAnswer, hasUsage else { return nil }
  }

  private mutating func readTime(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    time =
      try json.kind(in: bytes) == .number
      ? try json.epochMilliseconds(in: bytes)
      : try json.string(in: bytes, limit: 64).flatMap { Timestamp.milliseconds($0) }
  }

  private mutating func readCounts(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.counts, in: bytes) {
      switch key {
      case .model: model = try json.string(in: bytes, limit: 200)
      case .timestamp: try readTime(&json, bytes)
      case .input, .inputTokens: input = try json.count(in: bytes, isMalformed: &isMalformed)
      case .output, .outputTokens: output = try json.count(in: bytes, isMalformed: &isMalformed)
      case .total, .totalTokens: total = try json.count(in: bytes, isMalformed: &isMalformed)
      case .totalInputTokens: totalInput = try json.count(in: bytes, isMalformed: &isMalformed)
      case .cacheReadInputTokens:
        cacheRead = try json.count(in: bytes, isMalformed: &isMalformed)
      case .cacheCreationInputTokens:
        cacheWrite = try json.count(in: bytes, isMalformed: &isMalformed)
      }
    }
  }

  /// Takes from the message what the event of the same call leaves out.
  mutating func complete(from message: AmpCall) {
    cacheRead = cacheRead ?? message.cacheRead
    cacheWrite = cacheWrite ?? message.cacheWrite
    time = time ?? message.time
    model = model ?? message.model
    // An event whose input is all of the input would count the cache twice.
    if input > message.input, input == message.totalInput { input = message.input }
    if input == 0, output == 0 { (input, output) = (message.input, message.output) }
    isMalformed = isMalformed || message.isMalformed
  }

  /// What was used; `nil` where it is nothing.
  ///
  /// Where only the total is known, it is taken for output.
  var usage: Usage? {
    let (read, write) = (cacheRead ?? 0, cacheWrite ?? 0)
    let isTotalOnly = input == 0 && output == 0 && read == 0 && write == 0
    let tokens = Tokens(
      input: input, cacheRead: read, cacheWrite5m: write,
      output: isTotalOnly ? total ?? 0 : output)
    guard tokens.total > 0 else { return nil }
    return Usage(
      model: model, tokens: tokens,
      accuracy: isTotalOnly || time == nil ? .approximate : .exact)
  }

  /// The message's where it is known, so that a copy with a ledger and one without are one call.
  func key(in thread: String) -> RecordKey {
    var hasher = RecordKeyHasher("amp-call")
    hasher.add(thread)
    if let message, !isFurther {
      hasher.add("message")
      hasher.add(message)
    } else if let event, !event.isEmpty {
      hasher.add("event")
      hasher.add(event)
    } else {
      hasher.add(model ?? "")
      for number in [time ?? 0, input, output, cacheRead ?? 0, cacheWrite ?? 0, total ?? 0] {
        hasher.add(number)
      }
    }
    return hasher.key
  }
}

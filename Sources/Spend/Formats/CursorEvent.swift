import JSONScanning

/// One of Cursor's usage events.
struct CursorEvent {
  enum Key: String, CaseIterable {
    case timestamp, model, userEmail, conversationId, requestsCosts, isChargeable
    case tokenUsage, chargedCents
  }
  private enum TokenKey: String, CaseIterable {
    case inputTokens, outputTokens, cacheWriteTokens, cacheReadTokens, totalCents
  }
  private static let keys = JSONKeys<Key>()
  private static let tokenKeys = JSONKeys<TokenKey>()

  private(set) var time: Int64?
  private(set) var tokens = Tokens()
  private(set) var labels: [Key: String] = [:]
  /// Whether the event counts as requests of a plan.
  private(set) var requests = false
  private(set) var isMalformed = false
  private var isChargeable = false
  /// Nano-USD.
  private var (listed, charged): (Int64?, Int64?)

  init(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .timestamp: time = try Self.time(&json, bytes)
      case .requestsCosts:
        var isNoNumber = false
        requests = try json.nanos(in: bytes, isMalformed: &isNoNumber) ?? 0 > 0
      case .isChargeable: isChargeable = try json.boolean(in: bytes) ?? false
      case .tokenUsage: try readTokens(&json, bytes)
      case .chargedCents:
        charged = try json.nanos(in: bytes, power: 7, isMalformed: &isMalformed)
      default: labels[key] = try json.label(in: bytes)
      }
    }
    if listed ?? 0 < 0 || charged ?? 0 < 0 { isMalformed = true }
  }

  private mutating func readTokens(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.tokenKeys, in: bytes) {
      if key == .totalCents {
        listed = try json.nanos(in: bytes, power: 7, isMalformed: &isMalformed)
        continue
      }
      let count = try json.count(in: bytes, isMalformed: &isMalformed)
      switch key {
      case .inputTokens: tokens.input = count
      case .outputTokens: tokens.output = count
      case .cacheWriteTokens: tokens.cacheWrite5m = count
      case .cacheReadTokens: tokens.cacheRead = count
      case .totalCents: break
      }
    }
  }

  /// Milliseconds since 1970-01-01 UTC, as a text or a number.
  private static func time(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) -> Int64? {
    let number =
      try json.kind(in: bytes) == .string
      ? try json.string(in: bytes, limit: 64).flatMap { Int64($0) } : try json.integer(in: bytes)
    return number.flatMap { ExportedTime.milliseconds($0) }
  }

  /// What is charged, where the event is chargeable; else the list price of what a plan includes.
  ///
  /// Of an event that is not chargeable, `chargedCents` is a nominal figure, with a fee that nobody
  /// pays; it counts where there is no list price. Nothing for something is no price.
  var stated: StatedCost? {
    if isChargeable, let charged, charged > 0 { return StatedCost(nanos: charged, basis: .billed) }
    let nominal = listed ?? charged ?? 0
    return nominal > 0 ? StatedCost(nanos: nominal, basis: .list) : nil
  }
}

import JSONScanning

/// An entry of the Claude Code Analytics: whose day it was.
struct AnthropicAnalyticsEntry {
  private enum Key: String, CaseIterable {
    case date, actor, model_breakdown, organization_id, customer_type, terminal_type, is_remote
  }
  private enum ActorKey: String, CaseIterable { case type, email_address, api_key_name }
  private static let keys = JSONKeys<Key>()
  private static let actorKeys = JSONKeys<ActorKey>()

  private(set) var time: Int64?
  /// Where the list of models stands; it may stand before the rest.
  private(set) var models: JSONScanner?
  private var labels: [Key: String] = [:]
  private var actor: [ActorKey: String] = [:]

  /// The person's address in lower case; `nil` where an API key did the work.
  var email: String? { EmailAddress.normalized(actor[.email_address]) }

  init(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .date: time = try json.time(in: bytes)
      case .actor: try readActor(&json, bytes)
      case .model_breakdown:
        models = json
        try json.skip(in: bytes)
      default: labels[key] = try json.label(in: bytes)
      }
    }
  }

  private mutating func readActor(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.actorKeys, in: bytes) {
      actor[key] = try json.label(in: bytes)
    }
  }

  /// What tells the entry from others of its day.
  func add(to key: inout RecordKeyHasher) {
    for label in [Key.organization_id, .customer_type, .terminal_type, .is_remote] {
      key.add(labels[label] ?? "")
    }
    key.add(email ?? actor[.email_address] ?? "")
    key.add(actor[.api_key_name] ?? "")
  }
}

/// One model of an entry.
struct AnthropicAnalyticsModel {
  private enum Key: String, CaseIterable { case model, tokens, estimated_cost }
  private enum TokenKey: String, CaseIterable { case input, output, cache_read, cache_creation }
  private enum CostKey: String, CaseIterable { case amount, currency }
  private static let keys = JSONKeys<Key>()
  private static let tokenKeys = JSONKeys<TokenKey>()
  private static let costKeys = JSONKeys<CostKey>()

  private(set) var name: String?
  private(set) var tokens = Tokens()
  /// Nano-USD, where the currency is that.
  private(set) var amount: Int64?
  private var currency: String?
  private var isMalformed = false

  init(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .model: name = try json.label(in: bytes)
      case .tokens: try readTokens(&json, bytes)
      case .estimated_cost: try readCost(&json, bytes)
      }
    }
  }

  private mutating func readTokens(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.tokenKeys, in: bytes) {
      let count = try json.count(in: bytes, isMalformed: &isMalformed)
      switch key {
      case .input: tokens.input = count
      case .output: tokens.output = count
      case .cache_read: tokens.cacheRead = count
      case .cache_creation: tokens.cacheWrite5m = count
      }
    }
  }

  private mutating func readCost(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.costKeys, in: bytes) {
      switch key {
      case .amount: amount = try json.nanos(in: bytes, power: 7, isMalformed: &isMalformed)
      case .currency: currency = try json.label(in: bytes)
      }
    }
  }

  var reasonToSkip: SkipReason? {
    if isMalformed || amount ?? 0 < 0 { return .badNumber }
    if amount != nil, (currency ?? "USD").uppercased() != "USD" { return .unknownCurrency }
    return nil
  }
}

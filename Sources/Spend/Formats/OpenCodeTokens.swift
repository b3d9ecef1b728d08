import JSONScanning

/// The `tokens` of a message or of a step.
///
/// ```json
/// {"total": 1234, "input": 1000, "output": 34, "reasoning": 0, "cache": {"read": 200, "write": 0}}
/// ```
struct OpenCodeTokens {
  private(set) var isMalformed = false
  private var (input, output, reasoning): (Int64, Int64, Int64) = (0, 0, 0)
  private var (cacheRead, cacheWrite): (Int64, Int64) = (0, 0)
  private var total: Int64?

  private enum Key: String, CaseIterable { case total, input, output, reasoning, cache }
  private enum CacheKey: String, CaseIterable { case read, write }
  private static let keys = JSONKeys<Key>()
  private static let cacheKeys = JSONKeys<CacheKey>()

  init(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .total: total = try json.count(in: bytes, isMalformed: &isMalformed)
      case .input: input = try json.count(in: bytes, isMalformed: &isMalformed)
      case .output: output = try json.count(in: bytes, isMalformed: &isMalformed)
      case .reasoning: reasoning = try json.count(in: bytes, isMalformed: &isMalformed)
      case .cache:
        guard try json.enterObject(in: bytes) else { continue }
        while let key = try json.nextKey(of: Self.cacheKeys, in: bytes) {
          let count = try json.count(in: bytes, isMalformed: &isMalformed)
          switch key {
          case .read: cacheRead = count
          case .write: cacheWrite = count
          }
        }
      }
    }
  }

  /// The tokens in classes that do not overlap, and how sure that is.
  ///
  /// Input never includes the cache. Whether output includes what was reasoned, the total decides:
  /// newer versions count it beside the output, older ones counted what the provider said. Without
  /// a total it is taken to stand beside it, as OpenCode does where it works out a cost.
  ///
  /// - Parameter isBeside: whether reasoning is known to stand beside the output.
  /// - Returns: the tokens; where only the total is known, it is taken for output.
  func disjoint(isBeside: Bool) -> (tokens: Tokens, accuracy: Accuracy) {
    let uncached = input + output
    let sum = uncached + cacheRead + cacheWrite
    var tokens = Tokens(
      input: input, cacheRead: cacheRead, cacheWrite5m: cacheWrite, output: output)
    if sum + reasoning == 0, let total, total > 0 {
      tokens.output = total
      return (tokens, .approximate)
    }
    guard reasoning > 0 else { return (tokens, .exact) }
    if !isBeside, let total, total == sum || total == uncached { return (tokens, .exact) }
    tokens.output += reasoning
    let isCertain = isBeside || total == sum + reasoning || total == uncached + reasoning
    return (tokens, isCertain ? .exact : .approximate)
  }

  func hash(with hasher: inout RecordKeyHasher) {
    for number in [input, output, reasoning, cacheRead, cacheWrite] { hasher.add(number) }
  }
}

/// One call of a model.
struct OpenCodeStep {
  /// The id of the part, by which the steps of a message are in order.
  var id = ""
  /// When the part was written.
  var time: Int64?
  var tokens: OpenCodeTokens
  /// In nano-USD.
  var cost: Int64?
  private var isMalformed = false

  /// Whether a number is none, or is negative.
  var isUnusable: Bool { isMalformed || tokens.isMalformed || cost ?? 0 < 0 }

  private enum Key: String, CaseIterable { case type, cost, tokens }
  private static let keys = JSONKeys<Key>()

  init(tokens: OpenCodeTokens, cost: Int64?, isMalformed: Bool) {
    self.tokens = tokens
    self.cost = cost
    self.isMalformed = isMalformed
  }

  /// Reads a part of a message; `nil` where it is not the end of a step.
  init?(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return nil }
    var isStep = false
    var tokens: OpenCodeTokens?
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .type: isStep = try json.string(in: bytes, limit: 32) == "step-finish"
      case .cost: cost = try json.nanos(in: bytes, isMalformed: &isMalformed)
      case .tokens: tokens = try OpenCodeTokens(&json, bytes)
      }
    }
    guard isStep, let tokens else { return nil }
    self.tokens = tokens
  }
}

import JSONScanning

/// The numbers in the text of a message, in which the request itself stands too.
///
/// Cline counts input without what came from the cache. Roo Code, which says what protocol was
/// spoken, counts all input: always with OpenAI's, and since 2025 with Anthropic's as well, where an
/// input smaller than the cache's part shows an older version.
struct ClineRequest {
  private(set) var isMalformed = false
  private var (input, output, cacheWrite, cacheRead): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
  private var cost: Int64?
  private var namesProtocol = false

  private enum Key: String, CaseIterable {
    case tokensIn, tokensOut, cacheWrites, cacheReads, cost, apiProtocol
  }
  private static let keys = JSONKeys<Key>()

  init(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else {
      throw JSONError(reason: .unexpected, offset: json.position)
    }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .tokensIn: input = try json.count(in: bytes, isMalformed: &isMalformed)
      case .tokensOut: output = try json.count(in: bytes, isMalformed: &isMalformed)
      case .cacheWrites: cacheWrite = try json.count(in: bytes, isMalformed: &isMalformed)
      case .cacheReads: cacheRead = try json.count(in: bytes, isMalformed: &isMalformed)
      case .cost: cost = try json.nanos(in: bytes, isMalformed: &isMalformed)
      case .apiProtocol: namesProtocol = try json.string(in: bytes, limit: 32) != nil
      }
    }
    if let cost, cost < 0 { isMalformed = true }
  }

  var isSpend: Bool {
    input > 0 || output > 0 || cacheWrite > 0 || cacheRead > 0 || cost ?? 0 > 0
  }

  func usage(model: String?, isSidechain: Bool) -> Usage {
    let cached = cacheRead + cacheWrite
    let isTotal = namesProtocol && input >= cached
    return Usage(
      model: model,
      tokens: Tokens(
        input: isTotal ? input - cached : input, cacheRead: cacheRead, cacheWrite5m: cacheWrite,
        output: output),
      stated: cost.flatMap { $0 > 0 ? StatedCost(nanos: $0, basis: .estimate) : nil },
      isSidechain: isSidechain)
  }
}

import JSONScanning

extension OTLPFile {
  private enum LogKey: String, CaseIterable, Sendable {
    case timeUnixNano, observedTimeUnixNano, body, attributes, traceId, spanId, eventName
  }

  private static let logKeys = JSONKeys<LogKey>()

  /// Reads a log record of OTLP.
  mutating func readLog(
    _ json: inout JSONScanner, of resource: OTLPAttributes, in bytes: Span<UInt8>, line: Int?,
    into intake: inout SpendIntake
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return intake.skip(.malformed, line: line) }
    var entry = OTLPEntry(.log, line: line)
    while let key = try json.nextKey(of: Self.logKeys, in: bytes) {
      switch key {
      case .timeUnixNano: entry.time = try OTLPTime.unixNano(&json, in: bytes)
      case .observedTimeUnixNano: entry.fallbackTime = try OTLPTime.unixNano(&json, in: bytes)
      case .body: entry.body = try KnownBody(&json, in: bytes)
      case .attributes: try entry.attributes.read(&json, in: bytes)
      case .traceId: entry.trace = try OTLPEntry.id(&json, in: bytes)
      case .spanId: entry.span = try OTLPEntry.id(&json, in: bytes)
      case .eventName: entry.name = try json.string(in: bytes, limit: 100)
      }
    }
    entry.attributes.fill(from: resource)
    add(entry, into: &intake)
  }
}

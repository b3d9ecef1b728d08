import JSONScanning

extension OTLPFile {
  private enum SpanKey: String, CaseIterable, Sendable {
    case traceId, spanId, name, startTimeUnixNano, endTimeUnixNano, attributes, events
  }
  private enum EventKey: String, CaseIterable, Sendable { case timeUnixNano, name, attributes }

  private static let spanKeys = JSONKeys<SpanKey>()
  private static let eventKeys = JSONKeys<EventKey>()

  /// Reads a span of OTLP, and the events in it.
  mutating func readSpan(
    _ json: inout JSONScanner, of resource: OTLPAttributes, in bytes: Span<UInt8>, line: Int?,
    into intake: inout SpendIntake
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return intake.skip(.malformed, line: line) }
    var entry = OTLPEntry(.span, line: line)
    while let key = try json.nextKey(of: Self.spanKeys, in: bytes) {
      switch key {
      case .traceId: entry.trace = try OTLPEntry.id(&json, in: bytes)
      case .spanId: entry.span = try OTLPEntry.id(&json, in: bytes)
      case .name: entry.name = try json.string(in: bytes, limit: 200)
      case .startTimeUnixNano: entry.fallbackTime = try OTLPTime.unixNano(&json, in: bytes)
      case .endTimeUnixNano: entry.time = try OTLPTime.unixNano(&json, in: bytes)
      case .attributes: try entry.attributes.read(&json, in: bytes)
      case .events: try readEvents(&json, of: resource, in: bytes, line: line, into: &intake)
      }
    }
    entry.attributes.fill(from: resource)
    add(entry, into: &intake)
  }

  private mutating func readEvents(
    _ json: inout JSONScanner, of resource: OTLPAttributes, in bytes: Span<UInt8>, line: Int?,
    into intake: inout SpendIntake
  ) throws(JSONError) {
    guard try json.enterArray(in: bytes) else { return }
    while try json.nextElement(in: bytes) {
      guard try json.enterObject(in: bytes) else { continue }
      var entry = OTLPEntry(.spanEvent, line: line)
      while let key = try json.nextKey(of: Self.eventKeys, in: bytes) {
        switch key {
        case .timeUnixNano: entry.time = try OTLPTime.unixNano(&json, in: bytes)
        case .name: entry.name = try json.string(in: bytes, limit: 100)
        case .attributes: try entry.attributes.read(&json, in: bytes)
        }
      }
      entry.attributes.fill(from: resource)
      add(entry, into: &intake)
    }
  }
}

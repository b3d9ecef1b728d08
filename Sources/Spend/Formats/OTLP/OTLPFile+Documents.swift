import JSONScanning

extension OTLPFile {
  /// The members of a document: those of a batch, and those of a flat record as the exporters of the
  /// JavaScript SDK write it (its private fields begin with an underscore).
  private enum Key: String, CaseIterable, Sendable {
    case resourceLogs, resourceSpans, resourceMetrics
    case payload
    case attributes, resource
    case name, eventName, _eventName
    case body, _body
    case traceId, spanId, spanContext, _spanContext
    case startTime, endTime, hrTime, _hrTime, time, timestamp
    case hrTimeObserved, observedTimestamp
    case type, kind
  }
  private enum ContextKey: String, CaseIterable, Sendable { case traceId, spanId }

  private static let keys = JSONKeys<Key>()
  private static let contextKeys = JSONKeys<ContextKey>()

  /// Reads one document, or an array of them.
  ///
  /// It stands in a line, counted from 1, where the file has lines.
  mutating func readDocument(
    _ json: inout JSONScanner, in bytes: Span<UInt8>, line: Int?, into intake: inout SpendIntake
  ) throws(JSONError) {
    guard try json.kind(in: bytes) == .array else {
      return try readObject(&json, in: bytes, line: line, into: &intake)
    }
    guard try json.enterArray(in: bytes) else { return }
    while try json.nextElement(in: bytes) {
      try readObject(&json, in: bytes, line: line, into: &intake)
    }
  }

  private mutating func readObject(
    _ json: inout JSONScanner, in bytes: Span<UInt8>, line: Int?, isPayload: Bool = false,
    into intake: inout SpendIntake
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return intake.skip(.malformed, line: line) }
    var record = OTLPFlatRecord(line: line)
    var isBatch = false
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      switch key {
      case .resourceLogs, .resourceSpans, .resourceMetrics:
        isBatch = true
        try readBatches(&json, in: bytes, line: line, into: &intake)
      case .payload where !isPayload:
        isBatch = true
        try readObject(&json, in: bytes, line: line, isPayload: true, into: &intake)
      default: try Self.read(key, of: &record, from: &json, in: bytes)
      }
    }
    guard !isBatch else { return }
    // Metrics stand beside the events of the same calls, in the same file.
    guard record.hasAttributes else { return intake.passOver() }
    add(record.finished, into: &intake)
  }

  private static func read(
    _ key: Key, of record: inout OTLPFlatRecord, from json: inout JSONScanner,
    in bytes: Span<UInt8>
  ) throws(JSONError) {
    switch key {
    case .attributes:
      record.hasAttributes = true
      try record.entry.attributes.read(&json, in: bytes)
    case .resource: try readResource(&record.resource, from: &json, in: bytes)
    case .name: record.spanName = try json.string(in: bytes, limit: 200)
    case .eventName, ._eventName: record.eventName = try json.string(in: bytes, limit: 100)
    case .body, ._body: record.entry.body = try KnownBody(&json, in: bytes)
    case .traceId: record.entry.trace = try OTLPEntry.id(&json, in: bytes)
    case .spanId: record.entry.span = try OTLPEntry.id(&json, in: bytes)
    case .spanContext, ._spanContext: try readContext(of: &record, from: &json, in: bytes)
    case .endTime: record.end = try OTLPTime.any(&json, in: bytes)
    case .startTime: record.start = try OTLPTime.any(&json, in: bytes)
    case .hrTime, ._hrTime, .time, .timestamp: record.time = try OTLPTime.any(&json, in: bytes)
    case .hrTimeObserved, .observedTimestamp: record.observed = try OTLPTime.any(&json, in: bytes)
    case .type: record.type = try json.string(in: bytes, limit: 20)
    case .kind:
      record.hasKind = true
      try json.skip(in: bytes)
    case .resourceLogs, .resourceSpans, .resourceMetrics, .payload: try json.skip(in: bytes)
    }
  }

  private static func readContext(
    of record: inout OTLPFlatRecord, from json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: contextKeys, in: bytes) {
      switch key {
      case .traceId: record.entry.trace = try OTLPEntry.id(&json, in: bytes)
      case .spanId: record.entry.span = try OTLPEntry.id(&json, in: bytes)
      }
    }
  }
}

import JSONScanning

/// What the beginning of a file of telemetry looks like.
enum OTLPShape: Hashable, Sendable {
  /// `{"resourceLogs":[…]}` and the like, or an array of such, or `{"signal":…,"payload":{…}}`.
  case batch
  /// One log record or span for each document, with its attributes as an object.
  case record

  /// The shape of the first document that has one, if the file begins with these bytes; `nil` where
  /// it is something else.
  ///
  /// Only names of members are looked at, where they stand as such: a chat about telemetry has them
  /// in its texts.
  init?(head: [UInt8]) {
    let bytes = head.span
    var json = JSONScanner()
    var names: Set<Name> = []
    do throws(JSONError) {
      if try json.kind(in: bytes) == .array {
        guard try json.enterArray(in: bytes), try json.nextElement(in: bytes) else { return nil }
      }
      // Copilot's metrics, which may come first, have no more than a type and a name.
      while Self(names) == nil, !json.isAtEnd(of: bytes) {
        names = []
        guard try Self.collect(&names, from: &json, in: bytes) else { return nil }
      }
    } catch {
      // The head ends in the middle of nearly every document.
      if error.reason != .cutOff { return nil }
    }
    self.init(names)
  }

  private init?(_ names: Set<Name>) {
    if !names.isDisjoint(with: Self.batches) {
      self = .batch
    } else if !names.isDisjoint(with: Self.ofRecordsOnly), names.count > 1 {
      self = .record
    } else {
      return nil
    }
  }

  private enum Name: String, CaseIterable, Sendable {
    case resourceLogs, resourceSpans, resourceMetrics
    case payload
    case traceId, spanContext, _spanContext, hrTime, _hrTime, instrumentationScope
    case instrumentationLibrary, scopeMetrics
    case attributes, resource, spanId, startTime, endTime, hrTimeObserved, body, _body, name
  }

  private static let names = JSONKeys<Name>()
  private static let batches: Set<Name> = [.resourceLogs, .resourceSpans, .resourceMetrics]
  private static let ofRecordsOnly: Set<Name> = [
    .traceId, .spanContext, ._spanContext, .hrTime, ._hrTime, .instrumentationScope,
    .instrumentationLibrary, .scopeMetrics,
  ]

  /// - Returns: whether there is an object.
  private static func collect(
    _ found: inout Set<Name>, from json: inout JSONScanner, in bytes: Span<UInt8>,
    isPayload: Bool = false
  ) throws(JSONError) -> Bool {
    guard try json.kind(in: bytes) == .object, try json.enterObject(in: bytes) else { return false }
    while let name = try json.nextKey(of: names, in: bytes) {
      if name == .payload, !isPayload {
        _ = try collect(&found, from: &json, in: bytes, isPayload: true)
      } else {
        found.insert(name)
        try json.skip(in: bytes)
      }
    }
    return true
  }
}

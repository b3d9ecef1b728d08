import JSONScanning

/// What one file of telemetry holds, until all of it is read: only then is it known which of the
/// entries that tell the same call counts.
struct OTLPFile {
  var calls: [OTLPCall] = []
  var traces: [RecordKey: OTLPTrace] = [:]
  var series: [OTLPSeries.Place: OTLPSeries] = [:]

  private enum BatchKey: String, CaseIterable, Sendable {
    case resource, scopeLogs, scopeSpans, scopeMetrics
    // Their names until 2022.
    case instrumentationLibraryLogs, instrumentationLibrarySpans, instrumentationLibraryMetrics
  }
  private enum ScopeKey: String, CaseIterable, Sendable { case logRecords, spans, metrics }
  /// The second is a private field of the JavaScript SDK, which some file exporters write out.
  private enum ResourceKey: String, CaseIterable, Sendable { case attributes, _rawAttributes }

  private static let batchKeys = JSONKeys<BatchKey>()
  private static let scopeKeys = JSONKeys<ScopeKey>()
  private static let resourceKeys = JSONKeys<ResourceKey>()

  /// Reads an array of batches, each of one resource.
  mutating func readBatches(
    _ json: inout JSONScanner, in bytes: Span<UInt8>, line: Int?, into intake: inout SpendIntake
  ) throws(JSONError) {
    guard try json.enterArray(in: bytes) else { return intake.skip(.malformed, line: line) }
    while try json.nextElement(in: bytes) {
      guard try json.enterObject(in: bytes) else {
        intake.skip(.malformed, line: line)
        continue
      }
      var resource = OTLPAttributes(isSeries: true)
      // The resource may stand behind what it applies to.
      var scopes: [JSONScanner] = []
      while let key = try json.nextKey(of: Self.batchKeys, in: bytes) {
        if key == .resource {
          try Self.readResource(&resource, from: &json, in: bytes)
        } else {
          scopes.append(json)
          try json.skip(in: bytes)
        }
      }
      for var scope in scopes {
        try readScopes(&scope, of: resource, in: bytes, line: line, into: &intake)
      }
    }
  }

  static func readResource(
    _ resource: inout OTLPAttributes, from json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while try json.nextKey(of: resourceKeys, in: bytes) != nil {
      try resource.read(&json, in: bytes)
    }
  }

  private mutating func readScopes(
    _ json: inout JSONScanner, of resource: OTLPAttributes, in bytes: Span<UInt8>, line: Int?,
    into intake: inout SpendIntake
  ) throws(JSONError) {
    guard try json.enterArray(in: bytes) else { return intake.skip(.malformed, line: line) }
    while try json.nextElement(in: bytes) {
      guard try json.enterObject(in: bytes) else {
        intake.skip(.malformed, line: line)
        continue
      }
      while let key = try json.nextKey(of: Self.scopeKeys, in: bytes) {
        guard try json.enterArray(in: bytes) else {
          intake.skip(.malformed, line: line)
          continue
        }
        while try json.nextElement(in: bytes) {
          switch key {
          case .logRecords:
            try readLog(&json, of: resource, in: bytes, line: line, into: &intake)
          case .spans: try readSpan(&json, of: resource, in: bytes, line: line, into: &intake)
          case .metrics: try readMetric(&json, of: resource, in: bytes, line: line, into: &intake)
          }
        }
      }
    }
  }
}

import JSONScanning

extension OTLPFile {
  private enum MetricKey: String, CaseIterable, Sendable {
    case name, sum, histogram, exponentialHistogram
  }
  private enum DataKey: String, CaseIterable, Sendable { case dataPoints, aggregationTemporality }

  private static let metricKeys = JSONKeys<MetricKey>()
  private static let dataKeys = JSONKeys<DataKey>()

  /// Reads a metric of OTLP.
  mutating func readMetric(
    _ json: inout JSONScanner, of resource: OTLPAttributes, in bytes: Span<UInt8>, line: Int?,
    into intake: inout SpendIntake
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return intake.skip(.malformed, line: line) }
    var name: String?
    // The name may stand behind the numbers.
    var data: JSONScanner?
    while let key = try json.nextKey(of: Self.metricKeys, in: bytes) {
      if key == .name {
        name = try json.string(in: bytes, limit: 100)
      } else {
        data = json
        try json.skip(in: bytes)
      }
    }
    guard let meter = name.flatMap(OTLPMeter.named) else { return intake.passOver() }
    guard var data else { return intake.skip(.missingAmount, line: line) }
    try readData(&data, of: meter, resource, in: bytes, line: line, into: &intake)
  }

  private mutating func readData(
    _ json: inout JSONScanner, of meter: OTLPMeter, _ resource: OTLPAttributes,
    in bytes: Span<UInt8>, line: Int?, into intake: inout SpendIntake
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else {
      return intake.skip(.missingAmount, line: line)
    }
    var points: [OTLPPoint] = []
    var temporality: String?
    while let key = try json.nextKey(of: Self.dataKeys, in: bytes) {
      switch key {
      case .dataPoints: points += try OTLPPoint.list(&json, in: bytes)
      case .aggregationTemporality: temporality = try OTLPValue.number(&json, in: bytes)
      }
    }
    let isCumulative: Bool
    switch temporality {
    case "1", "AGGREGATION_TEMPORALITY_DELTA": isCumulative = false
    case "2", "AGGREGATION_TEMPORALITY_CUMULATIVE": isCumulative = true
    // To guess is to count many times, or far too little.
    default: return intake.skip(.malformed, line: line)
    }
    for var point in points {
      point.attributes.fill(from: resource)
      if let reason = take(point, of: meter, isCumulative: isCumulative) {
        intake.skip(reason, line: line)
      }
    }
  }

  /// Puts a point into its series.
  ///
  /// - Returns: why it cannot be used, if so.
  private mutating func take(
    _ point: OTLPPoint, of meter: OTLPMeter, isCumulative: Bool
  ) -> SkipReason? {
    let attributes = point.attributes
    let agent = meter.agent ?? OTLPAgent.of(attributes)
    // Those count the same tokens by a metric of their own, with the cache.
    if meter.agent == nil, OTLPAgent.withOwnEvents.contains(agent) { return nil }
    guard let value = point.value else { return point.isEmpty ? nil : .badNumber }
    guard let end = point.end else { return .badTime }
    let place = OTLPSeries.Place(
      agent: agent,
      signature: RecordKey(high: attributes.signature.0, low: attributes.signature.1), end: end,
      isCumulative: isCumulative)
    var series =
      series[place] ?? OTLPSeries(meter, agent: agent, attributes: attributes, end: end)
    series.begin(at: point.start)
    if let reason = Self.set(value, of: attributes, meter, in: &series) { return reason }
    self.series[place] = series
    return nil
  }

  /// Sets a class of tokens, or the money; the same point sent again changes nothing.
  private static func set(
    _ value: String, of attributes: OTLPAttributes, _ meter: OTLPMeter,
    in series: inout OTLPSeries
  ) -> SkipReason? {
    guard let classes = meter.classes else {
      guard let nanos = StatedCost.nanos(value, power: 9) else { return .badNumber }
      series.nanos = max(series.nanos ?? 0, nanos)
      return nil
    }
    guard let count = Tokens.count(value) else { return .badNumber }
    switch attributes[classes].flatMap(OTLPTokenClass.init) {
    case .count(let path): series.counts[keyPath: path] = max(series.counts[keyPath: path], count)
    case .total: break
    case nil: return .malformed
    }
    return nil
  }
}

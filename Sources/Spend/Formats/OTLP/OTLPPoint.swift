import JSONScanning

/// A point of a metric.
struct OTLPPoint: Sendable {
  var attributes = OTLPAttributes(isSeries: true)
  /// In nanoseconds since 1970-01-01 UTC.
  var start: Int64?
  var end: Int64?
  /// The number as it is written; `nil` where there is none.
  var value: String?
  /// Whether there is no value at all, as where a series ended.
  var isEmpty = true

  private enum Key: String, CaseIterable, Sendable {
    case attributes, startTimeUnixNano, timeUnixNano, asInt, asDouble
    /// Of a histogram.
    case sum
  }

  private static let keys = JSONKeys<Key>()

  /// The points of an array.
  static func list(
    _ json: inout JSONScanner, in bytes: Span<UInt8>
  ) throws(JSONError) -> [OTLPPoint] {
    var points: [OTLPPoint] = []
    guard try json.enterArray(in: bytes) else { return points }
    while try json.nextElement(in: bytes) {
      guard try json.enterObject(in: bytes) else { continue }
      var point = OTLPPoint()
      while let key = try json.nextKey(of: keys, in: bytes) {
        switch key {
        case .attributes: try point.attributes.read(&json, in: bytes)
        case .startTimeUnixNano: point.start = try OTLPTime.nanoseconds(&json, in: bytes)
        case .timeUnixNano: point.end = try OTLPTime.nanoseconds(&json, in: bytes)
        case .asInt, .asDouble, .sum:
          point.isEmpty = try json.kind(in: bytes) == .null
          point.value = try OTLPValue.number(&json, in: bytes)
        }
      }
      points.append(point)
    }
    return points
  }
}

/// What the points of one metric, or of two that belong together, say at one time: the classes of
/// tokens, and the money.
struct OTLPSeries: Sendable {
  /// Which series, and when.
  struct Place: Hashable, Comparable, Sendable {
    var agent: String
    var signature: RecordKey
    /// In nanoseconds since 1970-01-01 UTC.
    var end: Int64
    /// Whether the numbers count from a start that stays, and not from the point before.
    var isCumulative: Bool

    static func < (left: Self, right: Self) -> Bool {
      let (a, b) = (left, right)
      return (a.end, a.signature.high, a.signature.low, a.agent, a.isCumulative ? 1 : 0)
        < (b.end, b.signature.high, b.signature.low, b.agent, b.isCumulative ? 1 : 0)
    }
  }

  var convention: OTLPCounts.Convention
  var model: String?
  var terms: RateTerms
  var accuracy: Accuracy
  var origin: Origin
  var counts = OTLPCounts()
  /// USD × 10⁻⁹.
  var nanos: Int64?
  /// The earliest start of a class, in nanoseconds since 1970-01-01 UTC.
  private var start: Int64?

  init(_ meter: OTLPMeter, agent: String, attributes: OTLPAttributes, end: Int64) {
    convention = meter.convention
    model = attributes.genAIModel
    terms = attributes[.speed] == "fast" ? .fast : []
    switch agent {
    case "claude-code": accuracy = attributes.claudeAccuracy
    // It does not say what came from the cache.
    default: accuracy = meter.convention == .genAI ? .approximate : .exact
    }
    origin = attributes.origin(at: end / 1_000_000, isSidechain: attributes.isOfSubagent)
  }

  mutating func begin(at time: Int64?) {
    guard let time else { return }
    start = min(start ?? time, time)
  }

  /// Adds the sum to `intake`; the same one read again, or in a later state, has the same key.
  func add(at place: Place, to intake: inout SpendIntake) {
    let tokens = counts.tokens(convention)
    guard tokens.total > 0 || nanos ?? 0 > 0 else { return intake.passOver() }
    var hasher = RecordKeyHasher("otlp-metric")
    hasher.add(place.agent)
    hasher.add(Int64(bitPattern: place.signature.high))
    hasher.add(Int64(bitPattern: place.signature.low))
    hasher.add(place.isCumulative ? start ?? 0 : place.end)
    var origin = origin
    if let start { (origin.time, origin.fileStart) = (start / 1_000_000, start / 1_000_000) }
    let usage = Usage(
      model: model, tokens: tokens,
      stated: nanos.map { StatedCost(nanos: $0, basis: .estimate) }, terms: terms,
      accuracy: accuracy, isSidechain: origin.isSidechain)
    intake.add(
      SpendRecord(
        key: hasher.key, format: .otlp, agent: place.agent,
        grain: origin.session == nil ? .bucket : .session, usage: usage, origin: origin))
  }
}

package import Provenance
package import Spend

extension CarriedUsage {
  /// What an attribution store recorded; counts that cannot be are cut to what can.
  package init(_ usage: RecordedUsage) {
    func count(_ number: Int64?) -> Int64 { Swift.min(Swift.max(number ?? 0, 0), Tokens.limit) }
    self.init(
      agent: usage.agent, model: usage.model, session: usage.session,
      tokens: Tokens(
        input: count(usage.input), cacheRead: count(usage.cacheRead),
        cacheWrite5m: count(usage.cacheWrite), cacheWrite1h: count(usage.cacheWrite1h),
        output: count(usage.output)))
    segment = usage.segment.map { Segment(from: $0.from, until: $0.until, nanos: $0.nanos) }
  }
}

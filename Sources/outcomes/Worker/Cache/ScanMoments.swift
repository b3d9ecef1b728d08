import Caching
import Delivery
import Git
import Landing

/// The moments that an answer depends on, each with the span of time in which it may lie without
/// changing the answer.
///
/// An answer never holds such a moment, but for the window's start; it depends on which of the times
/// in the repository are before and which are after it. So it stays what it is while no moment
/// passes a time that it is compared with:
///
/// | moment | compared with | where |
/// |---|---|---|
/// | `now` | arrivals on the mainline, deployments, releases | `Mainline`, `RepositoryDelivery`, `DeploymentRemarks` |
/// | `until` | commits, arrivals, live trees, deployments | `Window`, `RepositoryDelivery.observedUntil` |
/// | `until` - 30 days | the last commits of branches | `Landings` |
/// | `since` | commits, arrivals, live trees | `Window` |
/// | `since` - 26 weeks | arrivals | S, in `RepositoryTally` |
/// | `baselineAt` | live trees | `LiveChain.baseline` |
/// | end - horizon, end - 30 days | live trees | `LineFates` |
///
/// where the end is the later of `until` and the last arrival or deployment. An arrival is the time
/// of a commit, as long as none is later than `now`; where one is, nothing is kept. Live trees have
/// the times of deployments or arrivals. Weeks are those of times in the repository, and what lies
/// between two of its times never changes.
struct ScanMoments {
  /// The last time in the repository.
  private let latest: Int64
  /// The end of observation, where the window ends before it.
  private let fixedEnd: Int64?
  /// When the first baseline was live.
  private let baseline: Int64?
  private let spans: [ClosedRange<Int64>]

  /// The moments of an answer.
  ///
  /// `deployments` are the times of all deployments and releases that are known, whether or not
  /// they count. `nil` where something in the repository is later than the time of the scan.
  init?(of delivery: RepositoryDelivery, and deployments: [Int64], at times: ScanTimes) {
    let history = delivery.history
    let trees = delivery.units.flatMap { $0.chain.trees.map(\.time) }
    latest = max(
      history.times.max() ?? .min, trees.max() ?? .min, deployments.max() ?? .min)
    guard latest <= times.now else { return nil }
    fixedEnd = delivery.observedUntil > times.until ? delivery.observedUntil : nil
    baseline = delivery.units.compactMap { unit in
      unit.baseline.map { unit.chain.trees[$0].time }
    }.min()
    let tips = delivery.branches.compactMap { history.index(of: $0.tip) }.map { history.time($0) }
    let moments = Moments(at: times, end: fixedEnd, baseline: baseline)
    spans = zip(
      moments.all,
      [
        [history.times, trees, deployments], [tips], [history.times, trees],
        [history.times, trees], [trees], [trees], [trees],
      ]
    ).map { Self.span(around: $0, among: $1) }
  }

  /// Whether the answer is the same for a scan at other times.
  func hold(at times: ScanTimes) -> Bool {
    let moments = Moments(at: times, end: fixedEnd, baseline: baseline).all
    return times.now >= latest && moments.count == spans.count
      && zip(moments, spans).allSatisfy { $1.contains($0) }
  }

  /// The start of the window, which is a part of the answer.
  func since(at times: ScanTimes) -> Int64 { times.since ?? baseline ?? times.until }

  /// From just after the time before `moment` to just before the one after it; at such a time, only
  /// itself.
  private static func span(
    around moment: Int64, among times: [[Int64]]
  ) -> ClosedRange<Int64> {
    var (low, high) = (Int64.min, Int64.max)
    for time in times.lazy.joined() {
      if time == moment { return moment...moment }
      if time < moment { low = max(low, time + 1) } else { high = min(high, time - 1) }
    }
    return low...high
  }
}

/// The moments of one scan, in the order of `ScanMoments`, `now` left out.
private struct Moments {
  let all: [Int64]

  private static let day: Int64 = 86_400
  private static let week = 7 * day

  init(at times: ScanTimes, end: Int64?, baseline: Int64?) {
    let since = times.since ?? baseline ?? times.until
    let end = end ?? times.until
    all = [
      times.until, times.until &- 30 * Self.day, since, since &- 26 * Self.week,
      times.baselineAt ?? .min, end &- times.horizon, end &- 30 * Self.day,
    ]
  }
}

extension ScanMoments {
  init(from content: inout CacheDecoder) throws(CacheDamage) {
    latest = try content.signed()
    fixedEnd = try content.flag() ? content.signed() : nil
    baseline = try content.flag() ? content.signed() : nil
    var spans: [ClosedRange<Int64>] = []
    for _ in 0..<(try content.count(ofAtLeast: 2)) {
      let (low, high) = (try content.signed(), try content.signed())
      guard low <= high else { throw CacheDamage() }
      spans.append(low...high)
    }
    self.spans = spans
  }

  func append(to content: inout CacheEncoder) {
    content.append(signed: latest)
    for time in [fixedEnd, baseline] {
      content.append(flag: time != nil)
      if let time { content.append(signed: time) }
    }
    content.append(count: spans.count)
    for span in spans {
      content.append(signed: span.lowerBound)
      content.append(signed: span.upperBound)
    }
  }
}

/// How much of one kind of work is done, as somebody waits for it.
package struct ProgressStep: Equatable, Sendable {
  /// How a number of things is said to be done, such as `commits read`; what is being done, where
  /// the numbers would say nothing to anybody.
  package var words: String
  package var done: Int
  /// `nil` where it is not known.
  package var total: Int?
  /// Whether the things have a meaning of their own, rather than as shares of the whole.
  package var isCounted: Bool

  package init(_ words: String, done: Int, of total: Int?, isCounted: Bool = true) {
    self.words = words
    self.done = done
    self.total = total
    self.isCounted = isCounted
  }
}

/// How fast the work goes, and so how long it will take; smoothed, so that nothing jumps.
///
/// A pure function of the steps that were noted and of their times, which are in seconds of any
/// clock that only goes forward.
package struct ProgressPace: Sendable {
  private(set) var step: ProgressStep
  private let start: (time: Double, done: Int)
  private var last: (time: Double, done: Int)
  /// Things per second; `nil` before there is anything to measure.
  private(set) var rate: Double?

  /// Seconds before anything is said of a rate.
  private static let settling = 1.0
  /// Seconds in which a change of pace shows for the most part.
  private static let memory = 5.0
  /// Seconds between two measurements; what is shorter is noise.
  private static let shortest = 0.1

  package init(_ step: ProgressStep, at time: Double) {
    self.step = step
    start = (time, step.done)
    last = start
  }

  /// Takes note of how far it is; another kind of work starts anew.
  package mutating func note(_ step: ProgressStep, at time: Double) {
    guard step.words == self.step.words, step.total == self.step.total, step.done >= last.done
    else {
      self = ProgressPace(step, at: time)
      return
    }
    self.step = step
    let passed = time - last.time
    guard passed >= Self.shortest else { return }
    let now = Double(step.done - last.done) / passed
    if let rate, time - start.time > Self.settling {
      self.rate = rate + (now - rate) * passed / (passed + Self.memory)
    } else {
      rate = Double(step.done - start.done) / (time - start.time)
    }
    last = (time, step.done)
  }

  /// Things per second, once there was time to measure.
  var settledRate: Double? {
    guard last.time - start.time >= Self.settling, let rate, rate > 0 else { return nil }
    return rate
  }

  /// Seconds that are left of this kind of work.
  var remaining: Double? {
    guard let total = step.total, total > step.done, let rate = settledRate else { return nil }
    return Double(total - step.done) / rate
  }
}

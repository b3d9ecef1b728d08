import Synchronization

/// How far the reading of a repository is.
package struct ReadingProgress: Equatable, Sendable {
  package enum Phase: String, CaseIterable, Sendable {
    /// Commits; how many there are is known only at the end.
    case commits
    /// Where squashed, rebased and picked work landed.
    case links
    /// Pairs of trees.
    case trees
    /// Versions of files.
    case files
    /// Shares of all lines.
    case lines
  }

  package var phase: Phase
  package var done: Int
  /// `nil` where it is not known.
  package var total: Int?

  package init(_ phase: Phase, done: Int = 0, of total: Int? = nil) {
    self.phase = phase
    self.done = done
    self.total = total
  }
}

/// Whoever wants to know how far the reading is; may be called by any thread, and often.
package typealias ProgressListener = @Sendable (ReadingProgress) -> Void

/// Counts what several workers have done, and tells the sum.
package final class ProgressCount: Sendable {
  private let phase: ReadingProgress.Phase
  private let total: Int
  private let listener: ProgressListener
  private let done = Atomic<Int>(0)

  /// Nothing is counted where nobody listens.
  package init?(_ phase: ReadingProgress.Phase, of total: Int, _ listener: ProgressListener?) {
    guard let listener else { return nil }
    (self.phase, self.total, self.listener) = (phase, total, listener)
    listener(ReadingProgress(phase, of: total))
  }

  package func add(_ number: Int = 1) {
    let sum = done.add(number, ordering: .relaxed).newValue
    listener(ReadingProgress(phase, done: sum, of: total))
  }
}

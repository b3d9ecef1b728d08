import Foundation
import Landing
import Synchronization

/// Tells the process that started this one how far the reading is, as lines before the reply.
///
/// A line is the phase, what is done and the total, such as `files 120 4711`; `-1` for a total that
/// nobody knows. A reply starts with a brace, and no line does.
final class ProgressSender: Sendable {
  private struct State {
    var phase: ReadingProgress.Phase?
    var next = ContinuousClock.now
  }

  private let state = Mutex(State())

  /// Often enough for the eye, and too rare to cost anything.
  private static let pause = Duration.milliseconds(100)

  var listener: ProgressListener { { [self] in send($0) } }

  /// Sends every new phase at once, and within one only now and then.
  private func send(_ progress: ReadingProgress) {
    let now = ContinuousClock.now
    state.withLock { state in
      guard now >= state.next || progress.phase != state.phase else { return }
      state.phase = progress.phase
      state.next = now.advanced(by: Self.pause)
      let line = "\(progress.phase.rawValue) \(progress.done) \(progress.total ?? -1)\n"
      FileHandle.standardOutput.write(Data(line.utf8))
    }
  }
}

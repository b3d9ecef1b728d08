import Git
import Glibc
import Synchronization

/// The commits that are still to be read, shared by all workers.
///
/// One worker takes from the end and the others from the start: with a tag here and there they work
/// in different parts of the history, and none waits for the next parent.
final class ReadingQueue: Sendable {
  private struct State {
    var draft: Draft
    var queue: [ObjectID] = []
    var first = 0
    var busy = 0
  }

  private let state: Mutex<State>

  init(_ draft: Draft, tips: [ObjectID]) {
    var start = State(draft: draft)
    for tip in tips { start.draft.reach(tip, unread: &start.queue) }
    // The mainline's tip, the longest way, at the end.
    start.queue.reverse()
    state = Mutex(start)
  }

  /// The next commit to read; `nil` when all have been.
  func take(fromEnd: Bool) -> ObjectID? {
    var pause: UInt32 = 1
    while true {
      let (id, isDone): (ObjectID?, Bool) = state.withLock { state in
        guard state.first < state.queue.count else { return (nil, state.busy == 0) }
        state.busy += 1
        if fromEnd { return (state.queue.removeLast(), false) }
        state.first += 1
        return (state.queue[state.first - 1], false)
      }
      if let id { return id }
      if isDone { return nil }
      // Another worker is about to add parents.
      usleep(pause)
      pause = min(pause * 2, 64)
    }
  }

  func put(_ reading: Draft.Reading, progress: (Int) -> Void) {
    let read = state.withLock { state in
      state.busy -= 1
      for parent in reading.parents { state.draft.reach(parent, unread: &state.queue) }
      return state.draft.fill(reading)
    }
    if read % 256 == 0 { progress(read) }
  }

  func finished() -> Draft { state.withLock { $0.draft } }
}

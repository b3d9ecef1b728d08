import CFork
import Git
import Glibc

/// Work on a repository that nobody vouches for, in a process of its own and within limits.
///
/// A copy of this process, which is there in a millisecond: to start the program anew, as
/// `WorkerProcess` does, takes fifteen, and a gate has fifty. Only for commands that have no second
/// thread, and in which the worker itself writes the result.
struct ForkedWork {
  /// Seconds that it may take.
  let deadline: Int

  /// How the worker ended.
  enum End: Equatable {
    case exited(Int32)
    case signalled(Int32)
    /// It took too long, and was stopped.
    case stopped
  }

  /// Runs `body` in a worker, and waits for its end.
  ///
  /// `body` returns the exit code.
  ///
  /// - Throws: a `Failure` where the system has no room for a process.
  func run(_ body: () -> Int32) throws(Failure) -> End {
    var ends: [Int32] = [-1, -1]
    // The worker's end is open as long as the worker is there; what it starts does not get it.
    guard unsafe pipe(&ends) == 0 else { throw Self.failure("pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let worker = cfork_fork()
    guard worker >= 0 else { throw Self.failure("fork") }
    if worker == 0 {
      close(ends[0])
      _ = cfork_end_with_parent()
      ProcessLimits.set(cpuSeconds: deadline)
      _exit(body())
    }
    close(ends[1])
    defer { close(ends[0]) }
    let isStopped = !waits(for: ends[0])
    if isStopped { kill(worker, SIGKILL) }
    let status = Self.status(of: worker)
    if isStopped { return .stopped }
    // wait(2): the low seven bits are the signal, the second byte is the exit code.
    let signal = status & 0x7F
    return signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
  }

  /// Waits until the worker has closed its end; `false` where the deadline comes first.
  private func waits(for end: Int32) -> Bool {
    let clock = ContinuousClock()
    let last = clock.now.advanced(by: .seconds(deadline))
    while true {
      let left = clock.now.duration(to: last).components.seconds
      var descriptor = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
      let wait = Int32(clamping: max(0, left) * 1_000 + 1_000)
      let ready = unsafe poll(&descriptor, 1, wait)
      if ready > 0 { return true }
      if ready == 0, clock.now >= last { return false }
      // An interrupted wait goes on.
    }
  }

  private static func status(of worker: pid_t) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(worker, &status, 0) < 0 {
      guard errno == EINTR else { return SIGKILL }
    }
    return status
  }

  private static func failure(_ call: String) -> Failure {
    Failure(
      kind: .unreadable, message: "the reading process cannot be started: \(call) failed",
      hint: "the system may be out of processes or memory")
  }
}

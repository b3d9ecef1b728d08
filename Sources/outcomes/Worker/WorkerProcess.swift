import Foundation
import Landing
import Synchronization

/// This program, started again to read one repository within limits.
struct WorkerProcess {
  /// Seconds that the reading may take.
  let deadline: Int
  /// Where the progress of several repositories is shown; `nil` where each has its own line.
  var display: ProgressDisplay?

  /// Starts a worker and waits for its reply.
  ///
  /// - Returns: the reply; a failure where the process crashed, was stopped, or said nothing.
  func reply(to request: WorkerRequest) -> WorkerReply {
    var request = request
    let display = request.showsProgress ? display ?? ProgressDisplay(repositories: 1) : nil
    request.showsProgress = display != nil
    defer { display?.finish(request.path) }
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = Self.executable
    process.arguments = ["read-repository"]
    process.standardInput = input
    process.standardOutput = output
    // `waitUntilExit` looks again only every 50 ms.
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      let message = try JSONEncoder().encode(request)
      try process.run()
      try input.fileHandleForWriting.write(contentsOf: message)
      try input.fileHandleForWriting.close()
    } catch {
      return failure(request, "the reading process cannot be started: \(error)", nil)
    }
    return wait(for: process, until: ended, output, request) { display?.note($0, of: request.path) }
  }

  private func wait(
    for process: Process, until ended: DispatchSemaphore, _ output: Pipe, _ request: WorkerRequest,
    _ progress: (ReadingProgress) -> Void
  ) -> WorkerReply {
    let stop = DeadlineStop(of: process.processIdentifier, after: deadline)
    let reading = output.fileHandleForReading
    let answer =
      request.showsProgress
      ? ProgressReply.read(reading, progress) : (try? reading.readToEnd()) ?? nil
    ended.wait()
    if stop.hasHappened() {
      return failure(
        request, "reading took more than \(deadline) seconds and was stopped",
        "the object store may be damaged: run 'git fsck'; or give more time with --deadline")
    }
    if process.terminationReason == .exit, let answer,
      let reply = try? JSONDecoder().decode(WorkerReply.self, from: answer)
    {
      return reply
    }
    return failure(
      request, "reading ended with \(Self.describe(process))",
      "the object store may be damaged: run 'git fsck'")
  }

  private static func describe(_ process: Process) -> String {
    process.terminationReason == .uncaughtSignal
      ? "signal \(process.terminationStatus)" : "exit code \(process.terminationStatus)"
  }

  private func failure(
    _ request: WorkerRequest, _ message: String, _ hint: String?
  ) -> WorkerReply {
    WorkerReply(
      failure: Failure(
        kind: .unreadable, message: "cannot read '\(request.path)': \(message)", hint: hint))
  }

  /// The program's own file, wherever it was started from.
  private static let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
}

/// Kills a process that is still running at its deadline.
private final class DeadlineStop: Sendable {
  private enum State: Int, AtomicRepresentable {
    case running, ended, killed
  }

  private let state = Atomic(State.running)

  init(of process: pid_t, after seconds: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) { [self] in
      guard move(to: .killed) else { return }
      kill(process, SIGKILL)
    }
  }

  /// Whether the process was killed; if not, it will not be any more.
  func hasHappened() -> Bool { !move(to: .ended) }

  private func move(to new: State) -> Bool {
    state.compareExchange(expected: .running, desired: new, ordering: .relaxed).exchanged
  }
}

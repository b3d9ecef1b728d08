import Foundation
import Glibc
import Landing
import Reports
import Synchronization

/// One line on the terminal that says how far the reading is, written again and again.
///
/// On standard error, so that results are what they are without it, and only where somebody can see
/// it: on a terminal that can rewrite a line (`TERM=dumb` says that it cannot).
final class ProgressDisplay: Sendable {
  private struct State {
    var finished = 0
    /// By path; a repository is in it as long as it is read.
    var paces: [String: ProgressPace] = [:]
    var isShown = false
    var next: Double
  }

  private let repositories: Int
  private let start = ContinuousClock.now
  private let state: Mutex<State>

  /// Seconds from one line to the next, and before the first: a scan that is over at once flickers.
  private static let (pause, patience) = (0.1, 0.3)

  /// `nil` where nobody would see it.
  init?(repositories: Int) {
    guard Self.isPossible else { return nil }
    self.repositories = repositories
    state = Mutex(State(next: Self.patience))
  }

  static var isPossible: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Takes note of how far the reading of the repository at `path` is.
  func note(_ progress: ReadingProgress, of path: String) {
    let now = seconds
    let step = ProgressStep(progress)
    state.withLock { state in
      if state.paces[path]?.note(step, at: now) == nil {
        state.paces[path] = ProgressPace(step, at: now)
      }
      guard now >= state.next, let pace = state.paces[path] else { return }
      state.next = now + Self.pause
      state.isShown = true
      // The last column stays free: some terminals go to the next line after it.
      let columns = max(10, (Self.width ?? 80) - 1)
      let line = progressLine(pace, in: place(of: path, state), width: columns)
      Self.write("\r\(line)\u{1B}[K")
    }
  }

  /// Takes note that a repository was read, or could not be.
  func finish(_ path: String) {
    state.withLock { state in
      state.paces[path] = nil
      state.finished += 1
      // What is said of it is over; whatever is written next finds an empty line.
      if state.isShown { Self.write("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  private var seconds: Double {
    let passed = start.duration(to: .now).components
    return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
  }

  private func place(of path: String, _ state: State) -> String? {
    guard repositories > 1 else { return nil }
    let name = URL(fileURLWithPath: path).lastPathComponent
    return "\(state.finished) of \(repositories) repositories read, \(name)"
  }

  private static var width: Int? {
    var size = winsize()
    guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  private static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}

extension ProgressStep {
  fileprivate init(_ progress: ReadingProgress) {
    let (words, isCounted) =
      switch progress.phase {
      case .commits: ("commits read", true)
      case .links: ("linking branches", false)
      case .trees: ("pairs of trees compared", true)
      case .files: ("versions of files compared", true)
      case .lines: ("following lines", false)
      }
    self.init(words, done: progress.done, of: progress.total, isCounted: isCounted)
  }
}

import Glibc

/// How far the calls of a session have been written down, in commits of any repository of this
/// machine: a small file, locked as long as this lives.
///
/// `outcomes/segments/AGENT+ID` in `$XDG_STATE_HOME` (`~/.local/state`), as the XDG Base Directory
/// Specification has it: of two commits of one session at the same time, the second sees what the
/// first one took.
struct SegmentState: ~Copyable {
  private let descriptor: Int32

  /// The time of the last call that was written down, in milliseconds since 1970-01-01 UTC; `nil`
  /// where there was none.
  let end: Int64?

  /// Files of sessions that have been quiet for so many seconds are removed.
  private static let longestSilence = 60 * 86_400
  /// A time in milliseconds with zeros before it, so that it is replaced in one piece.
  private static let digits = 19

  /// Waits for the session's file and locks it; makes it where there is none.
  ///
  /// - Parameters:
  ///   - session: whose.
  ///   - environment: that of the process, or of a test.
  ///   - isMade: whether the file is made where there is none.
  /// - Returns: `nil` where it cannot be had, or holds something else: better no numbers than the
  ///   same ones twice.
  static func lock(
    _ session: AgentSession, _ environment: [String: String], making isMade: Bool = true
  ) -> SegmentState? {
    guard let directory = directory(environment) else { return nil }
    let path = "\(directory)/\(session.agent)+\(session.id)"
    let isNew = isMade && !Directory.exists(path)
    if isNew {
      Directory.make(directory)
      removeOld(in: directory)
    }
    // Somebody may remove the file before it is locked.
    for _ in 0..<8 {
      let flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | (isMade ? O_CREAT : 0)
      let descriptor = unsafe open(path, flags, 0o600)
      guard descriptor >= 0 else { return nil }
      guard let state = SegmentState(locking: descriptor) else { continue }
      guard state.isUsable else { return nil }
      return state
    }
    return nil
  }

  /// Whether what the file holds is a time, or nothing.
  private let isUsable: Bool

  /// Takes over the descriptor; `nil` where the file is gone.
  private init?(locking descriptor: Int32) {
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_nlink > 0 else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    var text = [UInt8](repeating: 0, count: 32)
    let count = unsafe text.withUnsafeMutableBytes {
      unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
    }
    end =
      count == Self.digits + 1 ? Int64(String(decoding: text[..<Self.digits], as: UTF8.self)) : nil
    isUsable = status.st_mode & S_IFMT == S_IFREG && (end != nil || count == 0)
  }

  /// Writes down that the calls until `time` are taken.
  borrowing func advance(to time: Int64) {
    let digits = String(max(0, time))
    let text = Array(
      (String(repeating: "0", count: Self.digits - digits.count) + digits + "\n").utf8)
    _ = unsafe text.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  private static func directory(_ environment: [String: String]) -> String? {
    let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (state ?? home.map { $0 + "/.local/state" }).map { $0 + "/outcomes/segments" }
  }

  /// Removes what nobody uses any more; a file that is locked is in use.
  private static func removeOld(in directory: String) {
    let oldest = time(nil) - longestSilence
    for path in Directory.files(in: directory, where: { _ in true }) {
      var status = stat()
      guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        status.st_mtim.tv_sec < oldest
      else { continue }
      let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { _ = unsafe unlink(path) }
      close(descriptor)
    }
  }

  deinit { close(descriptor) }
}

import Glibc

/// A lock between processes on the directory of a ledger, held while the ledger is opened.
///
/// Only a help: where it cannot be had, SQLite's own locks still keep the file whole.
struct DirectoryLock: ~Copyable {
  private let descriptor: Int32

  /// Runs `body` with the lock, after waiting for it for `patience` seconds at most.
  static func held<Result, Failure: Error>(
    around path: String, patience: Double, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let lock = DirectoryLock(around: path)
    lock.acquire(patience: patience)
    return try body()
  }

  private init(around path: String) {
    let directory = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let name = directory.isEmpty ? "." : directory.joined(separator: "/") + "/"
    descriptor = unsafe open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  private func acquire(patience: Double) {
    guard descriptor >= 0 else { return }
    for _ in 0..<max(1, Int(patience * 100)) {
      guard flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR
      else { return }
      usleep(10_000)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}

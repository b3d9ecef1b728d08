import Glibc

/// The file of a ledger, and its directory, before SQLite has them.
struct LedgerFile {
  private let path: String

  init(_ path: String) { self.path = path }

  var exists: Bool { unsafe access(path, F_OK) == 0 }

  /// Makes the file, empty, and its directory, where they are missing.
  ///
  /// SQLite gives the files that it puts beside it the same permissions. A file that is there is not
  /// opened: closing it would release SQLite's locks on it (fcntl(2)).
  ///
  /// - Throws: a `LedgerError` where that cannot be done.
  func create() throws(LedgerError) {
    guard !exists else { return }
    try createDirectory()
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      // Another process was faster.
      if errno == EEXIST { return }
      throw failure(errno)
    }
    close(descriptor)
  }

  /// Makes the directories above the file that are missing.
  private func createDirectory() throws(LedgerError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for count in parts.indices.dropFirst(path.hasPrefix("/") ? 1 : 0) {
      let directory = parts[...count].joined(separator: "/")
      guard unsafe mkdir(directory, 0o700) != 0, errno != EEXIST else { continue }
      let code = errno
      // On the way there may be directories that cannot be written to, and exist.
      guard unsafe access(directory, F_OK) != 0 else { continue }
      throw failure(code)
    }
  }

  private func failure(_ code: Int32) -> LedgerError {
    let cause: LedgerError.Cause =
      switch code {
      case EACCES, EPERM: .forbidden
      case EROFS: .readOnly
      case ENOSPC, EDQUOT: .full
      case EIO: .inputOutput
      default: .cannotOpen(unsafe strerror(code).map { unsafe String(cString: $0) } ?? "")
      }
    return LedgerError(path: path, verb: "create", cause: cause)
  }
}

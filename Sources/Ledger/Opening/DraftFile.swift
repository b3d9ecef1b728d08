import Glibc

/// A file that is written under another name and then put in its place, whole.
///
/// Whoever fails on the way leaves the old file, or none. Of a process that is killed, the draft stays,
/// too; nobody takes it for anything.
struct DraftFile: ~Copyable {
  /// Where to write.
  let path: String
  private let target: String
  private let directory: String

  /// Makes the draft, empty and for its owner alone, in the directory of `target`.
  ///
  /// - Throws: the cause.
  init(for target: String) throws(LedgerError.Cause) {
    let parts = target.split(separator: "/", omittingEmptySubsequences: false)
    directory = parts.count > 1 ? parts.dropLast().joined(separator: "/") + "/" : "./"
    self.target = target
    let random = String(UInt64.random(in: .min ... .max), radix: 36)
    path = directory + ".\(parts.last ?? "").\(random)"
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw LedgerError.Cause(errno: errno) }
    close(descriptor)
  }

  /// Lets those use the file who may use another one.
  borrowing func takePermissions(of other: String) {
    var status = stat()
    guard unsafe stat(other, &status) == 0 else { return }
    // Only root can give a file away; whoever else made it, owns it.
    _ = unsafe chown(path, status.st_uid, status.st_gid)
    _ = unsafe chmod(path, status.st_mode & 0o777)
  }

  /// Puts the file in its place; it is there after a loss of power, too.
  ///
  /// - Parameter isReplacing: whether a file that is there may go.
  /// - Returns: `false` where there is one that may not.
  /// - Throws: the cause.
  consuming func publish(replacing isReplacing: Bool) throws(LedgerError.Cause) -> Bool {
    guard isReplacing else { return try publish(as: target) }
    try synchronize(path, O_RDONLY)
    guard unsafe rename(path, target) == 0 else { throw LedgerError.Cause(errno: errno) }
    try synchronize(directory, O_RDONLY | O_DIRECTORY)
    return true
  }

  /// Gives the file a name in its directory, where that is free.
  ///
  /// - Returns: whether it was.
  /// - Throws: the cause.
  borrowing func publish(as name: String) throws(LedgerError.Cause) -> Bool {
    try synchronize(path, O_RDONLY)
    if unsafe link(path, name) != 0 {
      let code = errno
      if code == EEXIST { return false }
      // Not every file system has links.
      guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(code) else {
        throw LedgerError.Cause(errno: code)
      }
      if LedgerFile.hasEntry(name) { return false }
      guard unsafe rename(path, name) == 0 else { throw LedgerError.Cause(errno: errno) }
    }
    try synchronize(directory, O_RDONLY | O_DIRECTORY)
    return true
  }

  private borrowing func synchronize(_ path: String, _ flags: Int32) throws(LedgerError.Cause) {
    let descriptor = unsafe open(path, flags | O_CLOEXEC)
    guard descriptor >= 0 else { throw LedgerError.Cause(errno: errno) }
    defer { close(descriptor) }
    // Not every file system can do that with a directory.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw LedgerError.Cause(errno: errno) }
  }

  deinit {
    for suffix in ["", "-wal", "-shm", "-journal"] { _ = unsafe unlink(path + suffix) }
  }
}

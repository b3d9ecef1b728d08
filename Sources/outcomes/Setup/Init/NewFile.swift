import Glibc

/// Puts a file in its place as a whole, or not at all.
///
/// It is written under another name first. What stands at its place, a symbolic link included, is
/// never opened.
enum NewFile {
  enum Refusal: Error, Equatable {
    /// Something is there, and may not be replaced.
    case exists
    /// The system's number of an error.
    case system(Int32)
  }

  /// - Parameters:
  ///   - text: the content.
  ///   - path: its place.
  ///   - replacing: whether what is there may go; a directory never does.
  /// - Throws: a `Refusal`; nothing was changed then.
  static func write(_ text: String, to path: String, replacing: Bool) throws(Refusal) {
    let draft = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max))"
    let descriptor = unsafe open(
      draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .system(errno) }
    defer { _ = unsafe unlink(draft) }
    let isWritten = write(Array(text.utf8), to: descriptor) && fsync(descriptor) == 0
    let code = errno
    close(descriptor)
    guard isWritten else { throw .system(code) }
    try place(draft, at: path, replacing: replacing)
  }

  private static func place(
    _ draft: String, at path: String, replacing: Bool
  ) throws(Refusal) {
    if replacing {
      guard unsafe rename(draft, path) == 0 else { throw .system(errno) }
      return
    }
    // Fails where anything is there, which a renaming would replace.
    if unsafe link(draft, path) == 0 { return }
    if errno == EEXIST { throw .exists }
    // Some file systems have no second names.
    guard errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS else { throw .system(errno) }
    var status = stat()
    guard unsafe lstat(path, &status) != 0 else { throw .exists }
    guard unsafe rename(draft, path) == 0 else { throw .system(errno) }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

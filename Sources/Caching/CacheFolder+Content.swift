internal import Glibc

extension CacheFolder {
  /// The bytes of a regular file of at most `limit` bytes that is the user's own; `nil` for anything
  /// else.
  func read(_ name: String, limit: Int) -> [UInt8]? {
    let file = unsafe openat(descriptor, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), status.st_size > 0, status.st_size <= limit
    else { return nil }
    let size = Int(status.st_size)
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = unsafe Glibc.read(
          file, buffer.baseAddress.map { unsafe $0 + count }, size - count)
        if read < 0, errno == EINTR { continue }
        guard read > 0 else { break }
        count += read
      }
    }
  }

  /// Writes a file beside `name` and puts it in its place.
  func write(_ header: [UInt8], _ content: [UInt8], to name: String) {
    let draft = CacheDraft.name(for: name)
    let file = unsafe openat(
      descriptor, draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return }
    let isWritten = Self.write(header, to: file) && Self.write(content, to: file)
    // Some file systems tell only now that there was no room.
    let isClosed = close(file) == 0
    let isThere =
      isWritten && isClosed && (unsafe renameat(descriptor, draft, descriptor, name)) == 0
    if !isThere { remove(draft) }
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = unsafe Glibc.write(
          file, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }
}

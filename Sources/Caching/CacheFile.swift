internal import Glibc

/// The files of a cache.
enum CacheFile {
  /// The bytes of a regular file of at most `limit` bytes; `nil` for anything else.
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size > 0, status.st_size <= limit
    else { return nil }
    let size = Int(status.st_size)
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = unsafe Glibc.read(descriptor, buffer.baseAddress! + count, size - count)
        if read < 0, errno == EINTR { continue }
        guard read > 0 else { break }
        count += read
      }
    }
  }

  /// Writes a file beside `name` and puts it in its place.
  static func write(_ header: [UInt8], _ content: [UInt8], to name: String, in directory: String) {
    makeDirectory(directory)
    let draft = directory + ".\(name).\(getpid()).\(UInt32.random(in: .min ... .max))"
    let descriptor = unsafe open(
      draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    let isWritten = write(header, to: descriptor) && write(content, to: descriptor)
    close(descriptor)
    let isThere = isWritten && (unsafe rename(draft, directory + name)) == 0
    if !isThere { _ = unsafe unlink(draft) }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = unsafe Glibc.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }

  /// Makes the cache's directory and the one above it, for their owner alone.
  private static func makeDirectory(_ path: String) {
    guard unsafe access(path, F_OK) != 0 else { return }
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    let above = (path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
    _ = unsafe mkdir(above, 0o700)
    _ = unsafe mkdir(path, 0o700)
  }
}

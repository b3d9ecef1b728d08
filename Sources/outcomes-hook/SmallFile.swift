import Glibc

/// The content of a regular file that is not larger than `limit` bytes; `nil` for anything else.
///
/// Links are not followed, and a pipe is not waited for.
func contents(of path: String, limit: Int) -> [UInt8]? {
  let file = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var state = stat()
  guard fstat(file, &state) == 0, state.st_mode & S_IFMT == S_IFREG, state.st_size <= limit else {
    return nil
  }
  return read(from: file, limit: limit)
}

/// The content of a file that the kernel makes, as below /proc, as far as `limit` bytes.
func kernelText(of path: String, limit: Int) -> [UInt8]? {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  return read(from: file, limit: limit)
}

private func read(from file: Int32, limit: Int) -> [UInt8]? {
  var content: [UInt8] = []
  var size = min(limit, 1 << 12)
  while content.count < limit {
    let room = min(size, limit - content.count)
    var chunk = [UInt8](repeating: 0, count: room)
    let count = chunk.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, room) }
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { return nil }
    if count == 0 { break }
    content += chunk[..<count]
    size = min(size * 2, 1 << 20)
  }
  return content
}

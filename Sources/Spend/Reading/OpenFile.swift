import Glibc

/// A regular file that is open for reading; closed when it goes.
struct OpenFile: ~Copyable {
  private let descriptor: Int32
  /// How many bytes it had when it was opened.
  let size: Int

  private init(descriptor: Int32, size: Int) {
    self.descriptor = descriptor
    self.size = size
  }

  /// Opens a file.
  ///
  /// - Throws: where it cannot be opened, or is no regular file: reading a FIFO never ends.
  static func open(_ path: String) throws(SpendFileError) -> OpenFile {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw SpendFileError(errno: errno) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw SpendFileError("not a regular file")
    }
    return OpenFile(descriptor: descriptor, size: Int(status.st_size))
  }

  /// Reads some bytes into `buffer` from `position` on.
  ///
  /// - Returns: how many; 0 at the file's end, or where the buffer has no room.
  borrowing func read(
    into buffer: inout [UInt8], at position: Int
  ) throws(SpendFileError) -> Int {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe Glibc.read(
          descriptor, bytes.baseAddress.map { unsafe $0 + position }, bytes.count - position)
      }
      if count >= 0 { return count }
      guard errno == EINTR else { throw SpendFileError(errno: errno) }
    }
  }

  deinit { close(descriptor) }
}

extension SpendFileError {
  /// What the system says of an error.
  init(errno: Int32) {
    self.init(unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "error \(errno)")
  }
}

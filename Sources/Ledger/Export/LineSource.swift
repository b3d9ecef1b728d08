import Glibc

/// The lines of a file, one after the other: it need not fit into memory.
struct LineSource: ~Copyable {
  /// Why a file cannot be read.
  struct ReadFault: Error {
    let message: String

    /// `code` is that of errno(3).
    init(_ code: Int32) {
      message = unsafe strerror(code).map { unsafe String(cString: $0) } ?? ""
    }
  }

  /// In bytes; no line of an export is longer.
  private static let longest = 1 << 24

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// Of the line that was read last, counted from 1.
  private(set) var number = 0

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: why it cannot be opened.
  init(_ path: String) throws(ReadFault) {
    descriptor = path == "-" ? dup(STDIN_FILENO) : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ReadFault(errno) }
  }

  deinit { close(descriptor) }

  /// The next line, without its end; `nil` behind the last one.
  ///
  /// - Throws: an `ExportFault` where it is too long; a `ReadFault` where it cannot be read.
  mutating func next() throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = newline(from: searched) {
        number += 1
        let line = Array(buffer[start..<end])
        start = end + 1
        return line
      }
      searched = buffer.count - start
      if isAtEnd { return rest() }
      guard searched < Self.longest else {
        number += 1
        throw ExportFault.tooLong
      }
      try fill()
    }
  }

  private mutating func rest() -> [UInt8]? {
    guard start < buffer.count else { return nil }
    number += 1
    defer { start = buffer.count }
    return Array(buffer[start...])
  }

  private func newline(from index: Int) -> Int? {
    unsafe buffer.withUnsafeBytes { bytes in
      guard index < bytes.count, let base = bytes.baseAddress,
        let found = unsafe memchr(base + index, 0x0A, bytes.count - index)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  /// Moves what is left to the front, and reads on behind it.
  private mutating func fill() throws(ReadFault) {
    buffer.removeSubrange(..<start)
    start = 0
    let chunk = 1 << 18
    var code: Int32 = 0
    var count = 0
    let part = unsafe [UInt8](unsafeUninitializedCapacity: chunk) { part, size in
      repeat {
        count = unsafe read(descriptor, part.baseAddress, chunk)
        code = errno
      } while count < 0 && code == EINTR
      size = max(count, 0)
    }
    guard count >= 0 else { throw ReadFault(code) }
    isAtEnd = count == 0
    buffer += part
  }
}

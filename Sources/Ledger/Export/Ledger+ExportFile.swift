import Glibc

extension Ledger {
  /// Writes everything that the ledger holds into a file, which is there only when all of it is.
  ///
  /// - Parameters:
  ///   - target: the file.
  ///   - isReplacing: whether a file that is there may go.
  /// - Throws: a `LedgerError`; its `fault` is the usage's where the file may not be written.
  package func export(
    to target: String, replacing isReplacing: Bool = false
  ) throws(LedgerError) {
    try checkIsFree(target, isReplacing)
    let isWritten = try translating(path, "export", to: target) {
      let draft = try DraftFile(for: target)
      let descriptor = unsafe Glibc.open(draft.path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw LedgerError.Cause(errno: errno) }
      defer { close(descriptor) }
      var code: Int32 = 0
      guard try export({ write($0, to: descriptor, failing: &code) }) else {
        throw LedgerError.Cause(errno: code)
      }
      return try draft.publish(replacing: isReplacing)
    }
    guard isWritten else { throw .taken(target) }
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32, failing code: inout Int32) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = unsafe Glibc.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          code = errno
          return false
        }
        written += count
      }
      return true
    }
  }
}

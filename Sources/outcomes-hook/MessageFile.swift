import Glibc

/// The file in which git gives a commit's message to its hooks.
struct MessageFile {
  let content: [UInt8]
  private let path: String
  private let state: stat

  /// A larger message is left as it is, in bytes.
  private static let longest = 64 << 20

  private static let fresh = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC

  /// Reads the file; `nil` where it is no file that can be replaced.
  init?(at path: String) {
    var state = stat()
    // A second name of the file would keep the old text; a file that may not be written is not.
    guard lstat(path, &state) == 0, state.st_mode & S_IFMT == S_IFREG, state.st_nlink == 1,
      access(path, W_OK) == 0, let content = contents(of: path, limit: Self.longest),
      // git takes no such message.
      !content.contains(0)
    else { return nil }
    self.content = content
    self.path = path
    self.state = state
  }

  /// Puts a new file in its place, of the same mode and owner; changes nothing where that fails.
  func replace(by message: [UInt8]) {
    let draft = path + ".outcomes"
    let mode = state.st_mode & 0o7777
    var file = open(draft, Self.fresh, mode)
    if file < 0, errno == EEXIST {
      // What was left by one that was stopped.
      unlink(draft)
      file = open(draft, Self.fresh, mode)
    }
    guard file >= 0 else { return }
    let isWritten = write(message, to: file) && takeOver(file)
    guard close(file) == 0, isWritten, rename(draft, path) == 0 else {
      unlink(draft)
      return
    }
  }

  private func write(_ message: [UInt8], to file: Int32) -> Bool {
    message.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  /// Gives the draft the owner and the mode of the file: in a shared repository others write it too.
  private func takeOver(_ file: Int32) -> Bool {
    var draft = stat()
    guard fstat(file, &draft) == 0 else { return false }
    if draft.st_uid != state.st_uid || draft.st_gid != state.st_gid {
      guard fchown(file, state.st_uid, state.st_gid) == 0 else { return false }
    }
    return draft.st_mode == state.st_mode || fchmod(file, state.st_mode & 0o7777) == 0
  }
}

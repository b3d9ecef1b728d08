import Glibc

/// The file of a ledger, before SQLite has it.
///
/// It is never opened here: closing it would release SQLite's locks on it (fcntl(2)).
struct LedgerFile {
  /// As it was named.
  let path: String
  /// The file itself, where the name is a symbolic link: SQLite keeps its log beside the file.
  ///
  /// Never the text that SQLite takes for a URI, or for a database in memory.
  let location: String
  /// In bytes; `nil` where there is no file yet.
  let size: Int64?

  /// - Throws: a `LedgerError` where something stands there that can be no ledger.
  init(_ path: String) throws(LedgerError) {
    self.path = path
    if let real = unsafe realpath(path, nil) {
      defer { unsafe free(real) }
      location = unsafe String(cString: real)
      size = try Self.size(of: location, named: path)
      return
    }
    let code = errno
    guard [ENOENT, ENOTDIR].contains(code) else { throw Self.failure("open", path, code) }
    guard !Self.hasEntry(path) else {
      throw LedgerError(path: path, verb: "open", cause: .danglingLink)
    }
    location = path.hasPrefix("/") ? path : "./" + path
    size = nil
  }

  /// Whether something stands at the path, even a symbolic link that leads nowhere.
  static func hasEntry(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
  }

  /// Whether this user may not see what is in the directory.
  static func isHidden(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) != 0 && errno == EACCES
  }

  private static func size(
    of location: String, named path: String
  ) throws(LedgerError) -> Int64 {
    var status = stat()
    guard unsafe stat(location, &status) == 0 else { throw failure("open", path, errno) }
    // Opening a pipe would wait for ever.
    switch status.st_mode & S_IFMT {
    case S_IFREG: return Int64(status.st_size)
    case S_IFDIR: throw LedgerError(path: path, verb: "open", cause: .noFile("a directory"))
    default: throw LedgerError(path: path, verb: "open", cause: .noFile("no regular file"))
    }
  }

  static func failure(_ verb: String, _ path: String, _ code: Int32) -> LedgerError {
    LedgerError(path: path, verb: verb, cause: LedgerError.Cause(errno: code))
  }
}

extension LedgerFile {
  /// What else SQLite keeps beside the file: the write-ahead log, and what indexes it.
  var log: String { location + "-wal" }
  var logIndex: String { location + "-shm" }

  /// The directory, with a slash at its end.
  var directory: String {
    let parts = location.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return parts.joined(separator: "/") + "/"
  }

  /// Whether the log holds something.
  var hasLog: Bool {
    var status = stat()
    return unsafe stat(log, &status) == 0 && status.st_size > 0
  }

  /// Makes the directories above the file that are missing, for their owner alone.
  ///
  /// - Throws: a `LedgerError` where that cannot be done.
  func createDirectory() throws(LedgerError) {
    let parts = location.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for count in parts.indices.dropFirst(location.hasPrefix("/") ? 1 : 0) {
      let directory = parts[...count].joined(separator: "/")
      guard unsafe mkdir(directory, 0o700) != 0, errno != EEXIST else { continue }
      let code = errno
      // On the way there may be directories that cannot be written to, and exist.
      guard unsafe access(directory, F_OK) != 0 else { continue }
      throw Self.failure("create", path, code)
    }
  }

  /// Refuses a file that lost its content, and a log that lost its file.
  ///
  /// A ledger is never empty, since it is put in its place whole. SQLite would delete the log of an
  /// empty file, and take the log of another ledger for a new one's own.
  ///
  /// - Throws: a `LedgerError`.
  func checkIsWhole() throws(LedgerError) {
    if size == 0 { throw LedgerError(path: path, verb: "open", cause: .empty) }
    if size == nil, hasLog { throw LedgerError(path: path, verb: "create", cause: .orphanedLog) }
  }
}

import Foundation
import GRDB
import GRDBSQLite

/// How a database is opened without a trace beside it.
///
/// A database whose header says "WAL" cannot just be opened for reading: SQLite would make `-wal`
/// and `-shm` files. So:
///
/// 1. It has no log that is not yet written back: it is declared immutable, and checked afterwards.
/// 2. It has a log and its index, as long as its agent runs or after a crash: both are used as they
///    are, the index without writing to it (`readonly_shm`).
/// 3. It has a log without an index, as in a copy: both files are copied to a temporary folder.
///
/// Without WAL it is opened for reading under SQLite's own locks. See
/// https://www.sqlite.org/wal.html#read_only_databases and https://www.sqlite.org/uri.html.
struct DatabaseAccess {
  /// What SQLite opens.
  private(set) var locator: String
  /// How long reading may take.
  let patience: Duration
  /// Whether the log is read by its index.
  private(set) var needsIndex = false
  /// The folder with copies.
  private var folder: URL?
  /// The database itself, where a link led to it: its log stands beside it.
  private let path: String
  /// What the file was when it was opened, where SQLite itself keeps no watch over it.
  private var unwatched: FileState?

  /// More is not copied.
  private static let copyLimit = 2 << 30

  /// - Throws: where the file is no database or cannot be read, or its copy cannot be made.
  init(to file: SpendFile) throws(SpendFileError) {
    let head = try file.sample()
    guard head.isDatabase, head.head.count >= 100 else {
      throw SpendFileError("no SQLite database")
    }
    path = URL(fileURLWithPath: file.path).resolvingSymlinksInPath().path
    let state = FileState(of: path)
    let log = FileState(of: path + "-wal").flatMap { $0.size > 0 ? $0 : nil }
    patience = .seconds(30 + ((state?.size ?? 0) + (log?.size ?? 0)) / (20 << 20))
    locator = "file:\(Self.encoded(path))?mode=ro"
    // https://www.sqlite.org/fileformat2.html: bytes 18 and 19 are 2 in WAL mode.
    let isWAL = head.head[18] == 2 || head.head[19] == 2
    let isIndexed = FileState(of: path + "-shm").map { $0.size > 0 } ?? false
    if !Self.takesURIs || (isWAL && log != nil && !isIndexed) {
      try copy()
    } else if isWAL, log != nil {
      locator += "&readonly_shm=1"
      needsIndex = true
    } else if isWAL {
      locator += "&immutable=1"
      unwatched = state
    }
  }

  /// Copies the database and its log to a folder of their own, to be opened there.
  ///
  /// - Throws: where they are too large, or are being written to.
  mutating func copy() throws(SpendFileError) {
    let folder = try Self.copied(path)
    self.folder = folder
    needsIndex = false
    locator = folder.appendingPathComponent(Self.copyName).path
  }

  /// - Throws: where the file was written to while nobody watched over it.
  func checkUnchanged() throws(SpendFileError) {
    guard let unwatched else { return }
    let hasLog = FileState(of: path + "-wal").map { $0.size > 0 } ?? false
    guard FileState(of: path) == unwatched, !hasLog else { throw Self.changed }
  }

  /// Removes the copies.
  func end() {
    guard let folder else { return }
    try? FileManager.default.removeItem(at: folder)
  }

  private static let changed = SpendFileError("was written to while it was read; import it again")

  /// Whether this SQLite was built to take `file:` names.
  private static let takesURIs: Bool = {
    let sql = "SELECT sqlite_compileoption_used('USE_URI')"
    return (try? DatabaseQueue().read { try Bool.fetchOne($0, sql: sql) }) == true
  }()

  /// The path as it stands in a URI: all but letters, digits and a few marks as `%41`.
  private static func encoded(_ path: String) -> String {
    var encoded = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "."):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += byte < 16 ? "%0" + digits : "%" + digits
      }
    }
    // Two slashes at the beginning would name a host.
    return encoded.hasPrefix("//") ? "//" + encoded : encoded
  }

  private static func copied(_ path: String) throws(SpendFileError) -> URL {
    for _ in 0..<3 {
      let before = states(path)
      guard before.allSatisfy({ $0?.isRegular != false }) else {
        throw SpendFileError("its write-ahead log is not a regular file")
      }
      guard before.reduce(0, { $0 + ($1?.size ?? 0) }) <= copyLimit else {
        throw SpendFileError(
          "its write-ahead log has not been written back; start and end the agent once, then "
            + "import it again")
      }
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("outcomes-\(UUID().uuidString)")
      do {
        try copy(path, to: folder)
        if states(path) == before { return folder }
      } catch {
        try? FileManager.default.removeItem(at: folder)
        throw SpendFileError("cannot be copied to '\(folder.deletingLastPathComponent().path)'")
      }
      try? FileManager.default.removeItem(at: folder)
    }
    throw changed
  }

  private static func copy(_ path: String, to folder: URL) throws {
    let files = FileManager.default
    try files.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for suffix in suffixes where FileState(of: path + suffix) != nil {
      try files.copyItem(
        atPath: path + suffix, toPath: folder.appendingPathComponent(copyName + suffix).path)
    }
  }

  private static let copyName = "copy.db"
  private static let suffixes = ["", "-wal"]

  private static func states(_ path: String) -> [FileState?] {
    suffixes.map { FileState(of: path + $0) }
  }
}

/// What tells whether a file was written to.
private struct FileState: Equatable {
  let size: Int
  let isRegular: Bool
  private let seconds: Int
  private let nanoseconds: Int
  private let number: UInt64

  /// `nil` where there is no such file.
  init?(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    size = Int(status.st_size)
    isRegular = status.st_mode & S_IFMT == S_IFREG
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
    number = UInt64(status.st_ino)
  }
}

/// When reading a database has taken too long: made to take time, most likely.
final class DatabaseDeadline: Sendable {
  private let end: ContinuousClock.Instant

  init(_ patience: Duration) { end = .now + patience }

  var isOver: Bool { .now >= end }

  /// Has SQLite ask, every few thousand steps; what runs then ends with `SQLITE_INTERRUPT`.
  ///
  /// The deadline must outlive the connection.
  func watch(_ database: Database) {
    unsafe sqlite3_progress_handler(
      database.sqliteConnection, 5_000,
      { context in
        guard let context = unsafe context else { return 1 }
        let deadline = unsafe Unmanaged<DatabaseDeadline>.fromOpaque(context)
        return unsafe deadline.takeUnretainedValue().isOver ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}

extension SpendFileError {
  /// What an error of the database means.
  ///
  /// SQLite's own messages are left out: they may quote the database.
  init(_ error: any Error) {
    if let error = error as? SpendFileError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self.init("cannot be read as an SQLite database")
      return
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init("in use by another program; import it again when that is done")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: self.init("a damaged SQLite database")
    case .SQLITE_INTERRUPT, .SQLITE_NOMEM:
      self.init("takes more time or memory than a database of its size should")
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      self.init("cannot be opened without writing beside it; start and end the agent once")
    default: self.init("cannot be read (SQLite error \(error.resultCode.rawValue))")
    }
  }
}

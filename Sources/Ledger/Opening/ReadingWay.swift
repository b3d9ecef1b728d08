import GRDBSQLite
import Glibc

/// How SQLite can be made to read a ledger here.
enum ReadingWay: Hashable {
  /// As those that write do, so that what the log needs beside the file is there, and is taken away
  /// by whoever comes last. SQLite itself refuses to write then (`PRAGMA query_only`).
  case writable
  /// The log and its index are there, and are read as they are.
  ///
  /// https://www.sqlite.org/wal.html#readonly: both must exist, or be made. They are not made by
  /// somebody who may not write to the file: the index would have the file's permissions, and keep
  /// its owner from writing later.
  case readOnly
  /// There is no log: the file is all there is, and SQLite takes no locks, which it could not.
  ///
  /// https://www.sqlite.org/uri.html#uriimmutable: a change during the reading would go unnoticed
  /// and give nonsense. So the file's identity is compared after each reading.
  case immutable

  /// - Throws: a `LedgerError` where there is a log that cannot be read.
  init(_ file: LedgerFile) throws(LedgerError) {
    guard unsafe access(file.location, R_OK) == 0 else {
      throw LedgerFile.failure("open", file.path, errno)
    }
    let isWritable = unsafe access(file.location, W_OK) == 0
    if isWritable, unsafe access(file.directory, W_OK) == 0 {
      self = .writable
    } else if unsafe access(file.log, R_OK) == 0, unsafe access(file.logIndex, R_OK) == 0 {
      self = .readOnly
    } else if file.hasLog || !Self.takesURIs {
      throw LedgerError(path: file.path, verb: "read", cause: .unreadableLog)
    } else {
      self = .immutable
    }
  }

  /// The name under which SQLite opens the file in this way.
  func name(of location: String) -> String {
    switch self {
    // Never makes a file where there is none.
    case .writable: Self.uri(location, "mode=rw")
    case .readOnly: location
    case .immutable: Self.uri(location, "immutable=1")
    }
  }

  private static var takesURIs: Bool { unsafe sqlite3_compileoption_used("USE_URI") != 0 }

  /// The file as a URI; its plain name where SQLite was built without them.
  private static func uri(_ location: String, _ query: String) -> String {
    guard takesURIs else { return location }
    let digits = Array("0123456789ABCDEF".utf8)
    var uri = Array("file:".utf8)
    for byte in location.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        uri.append(byte)
      default: uri += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: uri, as: UTF8.self) + "?" + query
  }
}

/// What shows that nobody has written to a file.
struct FileVersion: Hashable {
  private let numbers: [Int]

  /// `nil` where there is no file.
  init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    numbers = [
      Int(status.st_dev), Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec,
      status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
    ]
  }
}

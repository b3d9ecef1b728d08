internal import GRDB

/// Why the ledger could not be used.
package struct LedgerError: Error, Hashable, Sendable {
  /// What failed: lower case, the file in single quotes, no full stop.
  package let message: String
  /// What to do about it.
  package let hint: String

  /// - Parameters:
  ///   - path: the ledger.
  ///   - verb: what was being done to it, such as `read`.
  ///   - cause: why that failed.
  init(path: String, verb: String, cause: Cause) {
    message = "cannot \(verb) the ledger '\(path)': \(cause.message)"
    hint = cause.hint
  }
}

extension LedgerError {
  /// What can be wrong with a ledger.
  enum Cause: Error, Hashable {
    case notALedger
    case damaged
    case newer
    case busy
    case full
    case readOnly
    case forbidden
    case cannotOpen(String)
    case inputOutput
    case noWriteAheadLog
    case unknown(String)

    var message: String {
      switch self {
      case .notALedger: "the file is no ledger of outcomes"
      case .damaged: "the file is damaged"
      case .newer: "a newer version of outcomes wrote it"
      case .busy: "another process is writing to it, and did not end in time"
      case .full: "the disk is full"
      case .readOnly: "the file or its directory is read-only"
      case .forbidden: "permission denied"
      case .cannotOpen(let reason): reason
      case .inputOutput: "the disk reported an error"
      case .noWriteAheadLog: "its file system has no write-ahead log"
      case .unknown(let reason): reason
      }
    }

    var hint: String {
      switch self {
      case .notALedger: "name another file with --ledger; this one was left as it is"
      case .damaged:
        "move the file away and import again; 'sqlite3 FILE .recover' may save what is in it"
      case .newer: "update outcomes, or name another file with --ledger"
      case .busy: "try again when the other process has ended"
      case .full: "make room and try again; nothing of this run was written"
      case .readOnly, .forbidden, .cannotOpen:
        "check the file's and the directory's permissions, or name another file with --ledger"
      case .inputOutput: "check the disk; nothing of this run was written"
      case .noWriteAheadLog: "keep the ledger on a local disk, and name it with --ledger"
      case .unknown: "try again; nothing of this run was written"
      }
    }
  }
}

extension LedgerError.Cause {
  init(_ error: any Error) {
    switch error {
    case let cause as LedgerError.Cause: self = cause
    case let error as DatabaseError: self.init(error)
    // A column without its value: SQLite's own rules cannot lead to that.
    case is RowDecodingError: self = .damaged
    default: self = .unknown("\(error)")
    }
  }

  /// The message of SQLite may quote values; only its code is used.
  private init(_ error: DatabaseError) {
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notALedger
      case .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT: .damaged
      case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: .busy
      case .SQLITE_FULL: .full
      case .SQLITE_READONLY: .readOnly
      case .SQLITE_PERM, .SQLITE_AUTH: .forbidden
      case .SQLITE_CANTOPEN: .cannotOpen("the file cannot be opened")
      case .SQLITE_IOERR: .inputOutput
      default: .unknown("SQLite error \(error.resultCode.rawValue)")
      }
  }
}

internal import GRDB
import Glibc

extension LedgerError.Cause {
  init(_ error: any Error) {
    switch error {
    case let cause as LedgerError.Cause: self = cause
    case let conflict as DeploymentConflict: self = .conflict(conflict)
    case let error as DatabaseError: self.init(error)
    // A column without its value: SQLite's own rules cannot lead to that.
    case is RowDecodingError: self = .damaged
    default: self = .unknown("\(error)")
    }
  }

  /// What a call of the system says: errno(3).
  init(errno code: Int32) {
    self =
      switch code {
      case EACCES, EPERM: .forbidden
      case EROFS: .readOnly
      case ENOSPC, EDQUOT: .full
      case EIO: .inputOutput
      default: .cannotOpen(unsafe strerror(code).map { unsafe String(cString: $0) } ?? "")
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

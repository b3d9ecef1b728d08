extension LedgerError {
  /// What can be wrong with a ledger.
  enum Cause: Error, Hashable {
    case missing
    case danglingLink
    /// What stands there instead: `a directory`.
    case noFile(String)
    case empty
    case orphanedLog
    case unreadableLog
    case notALedger
    case damaged
    case newer
    case busy
    case changed
    case full
    case readOnly
    case forbidden
    case cannotOpen(String)
    case inputOutput
    case noWriteAheadLog
    /// The name of the network file system.
    case network(String)
    case conflict(DeploymentConflict)
    case unknown(String)
  }
}

extension LedgerError.Cause {
  var message: String {
    switch self {
    case .missing: "no such file"
    case .danglingLink: "it is a symbolic link to a file that is not there"
    case .noFile(let kind): "it is \(kind)"
    case .empty: "the file is empty, which no ledger is"
    case .orphanedLog: "the file is gone, and its log is there"
    case .unreadableLog: "what was written last is in its log, which cannot be read here"
    case .notALedger: "the file is no ledger of outcomes"
    case .damaged: "the file is damaged"
    case .newer: "a newer version of outcomes wrote it"
    case .busy: "another process is writing to it, and did not end in time"
    case .changed: "another process wrote to it meanwhile"
    case .full: "the disk is full"
    case .readOnly: "the file or its directory is read-only"
    case .forbidden: "permission denied"
    case .cannotOpen(let reason): reason
    case .inputOutput: "the disk reported an error"
    case .noWriteAheadLog: "its file system has no write-ahead log"
    case .network(let name): "it is on a network file system (\(name)), which would destroy it"
    case .conflict(let conflict):
      "deployment '\(conflict.id)' is recorded with the \(conflict.subject.rawValue) "
        + "'\(conflict.known)', not '\(conflict.told)'"
    case .unknown(let reason): reason
    }
  }

  var hint: String {
    switch self {
    case .missing, .danglingLink, .noFile: "name a file with --ledger"
    case .empty:
      "'outcomes ledger restore FILE' takes a backup; without one, delete the empty file"
    case .orphanedLog:
      "put the file back beside its '-wal'; or delete that, and what it holds is lost"
    case .unreadableLog:
      "run this once as somebody who may write to the file and its directory"
    case .notALedger: "name another file with --ledger; this one was left as it is"
    case .damaged:
      "'outcomes ledger restore FILE' takes a backup; 'sqlite3 FILE .recover' may save what is in it"
    case .newer: "update outcomes, or name another file with --ledger"
    case .busy, .changed: "try again when the other process has ended"
    case .full: "make room and try again; nothing of this run was written"
    case .readOnly, .forbidden, .cannotOpen:
      "check the path and the permissions on it, or name another file with --ledger"
    case .inputOutput: "check the disk; nothing of this run was written"
    case .noWriteAheadLog, .network: "keep the ledger on a local disk, and name it with --ledger"
    case .conflict: "give each deployment an id of its own; nothing was recorded"
    case .unknown: "try again; nothing of this run was written"
    }
  }
}

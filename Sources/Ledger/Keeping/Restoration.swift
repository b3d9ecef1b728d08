internal import GRDB
import Glibc

/// Putting a backup in the place of a ledger, under the lock of its directory.
struct Restoration {
  /// Sound, and of a version that can be read.
  let source: Ledger
  let file: LedgerFile
  /// Seconds to wait for processes that have the ledger open.
  let patience: Double

  /// - Returns: the file that has what was there.
  /// - Throws: the cause.
  func run(force isForced: Bool) throws -> String? {
    guard file.size != nil else {
      guard !file.hasLog else { throw LedgerError.Cause.orphanedLog }
      try putFile(replacing: false)
      return nil
    }
    do {
      if file.size == 0 { throw LedgerError.Cause.damaged }
      let queue = try openAlone()
      defer { try? queue.close() }
      return try replaceContent(of: queue)
    } catch {
      let cause = LedgerError.Cause(error)
      guard cause == .damaged || cause == .notALedger && isForced else {
        throw cause == .notALedger ? Self.foreign(file.path) : error
      }
    }
    return try replaceFile()
  }

  /// Opens the ledger when no other process has it open, and keeps all others out until it is closed.
  ///
  /// SQLite does not wait for this lock by itself (https://www.sqlite.org/wal.html#noshm).
  private func openAlone() throws -> DatabaseQueue {
    var configuration = Ledger.configuration(patience)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL")
    }
    let name = ReadingWay.writable.name(of: file.location)
    for _ in 0..<max(1, Int(patience * 50)) {
      do {
        let queue = try DatabaseQueue(path: name, configuration: configuration)
        try queue.writeWithoutTransaction { database in
          try Schema.check(database)
          try database.execute(sql: "BEGIN EXCLUSIVE; COMMIT")
        }
        return queue
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        usleep(20_000)
      }
    }
    throw LedgerError.Cause.busy
  }

  /// Overwrites every page in one transaction.
  private func replaceContent(of queue: DatabaseQueue) throws -> String {
    let kept = try keep { path in
      let copy = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { database in
        try copy.writeWithoutTransaction { try database.backup(to: $0) }
      }
      try copy.close()
    }
    try source.read { database in
      try queue.writeWithoutTransaction { try database.backup(to: $0) }
    }
    return kept
  }

  /// Writes what was there under the first name that is free.
  private func keep(_ write: (String) throws -> Void) throws -> String {
    let draft = try DraftFile(for: file.location)
    try write(draft.path)
    draft.takePermissions(of: file.location)
    return try firstFreeName { name in try draft.publish(as: name) }
  }

  /// Puts a file aside that SQLite cannot read, with its log.
  private func replaceFile() throws -> String {
    let kept = try firstFreeName { name in
      if unsafe link(file.location, name) == 0 { return true }
      guard errno == EEXIST else { throw LedgerError.Cause(errno: errno) }
      return false
    }
    // A log goes with the file that it belongs to: SQLite would take it for the new one's.
    if LedgerFile.hasEntry(file.log) {
      guard unsafe rename(file.log, kept + "-wal") == 0 else {
        throw LedgerError.Cause(errno: errno)
      }
    }
    _ = unsafe unlink(file.logIndex)
    try putFile(replacing: true)
    return kept
  }

  private func putFile(replacing isReplacing: Bool) throws {
    let draft = try DraftFile(for: file.location)
    try source.copy(to: draft.path)
    draft.takePermissions(of: file.location)
    guard try draft.publish(replacing: isReplacing) else { throw LedgerError.Cause.busy }
  }

  /// The first name that `take` could have.
  private func firstFreeName(_ take: (String) throws -> Bool) throws -> String {
    var number = 1
    while true {
      let name = file.location + ".before-restore" + (number == 1 ? "" : "-\(number)")
      if try take(name) { return name }
      number += 1
    }
  }

  private static func foreign(_ path: String) -> LedgerError {
    LedgerError(
      "cannot restore the ledger '\(path)': the file is no ledger of outcomes",
      hint: "name another file with --ledger; --force puts this one aside", fault: .ledger)
  }
}

internal import GRDB

extension Ledger {
  /// Puts a backup in the place of a ledger, all of it or nothing.
  ///
  /// The backup must be sound, and of this version or an older one. What was there is kept beside it,
  /// in a file whose name ends in `.before-restore`. Nobody else may have the ledger open.
  ///
  /// - Parameters:
  ///   - backup: a file that `backUp` wrote, or any ledger.
  ///   - path: the ledger; one that is not there is made.
  ///   - isForced: whether a file that is no ledger at all may be put aside.
  ///   - patience: seconds to wait for other processes.
  /// - Returns: the file that has what was there; `nil` where there was nothing.
  /// - Throws: a `LedgerError`; everything is as it was then.
  package static func restore(
    _ backup: String, to path: String, force isForced: Bool = false,
    patience: Double = Ledger.patience
  ) throws(LedgerError) -> String? {
    let source = try openForReading(at: backup, patience: patience)
    guard try source.isWhole() else {
      throw LedgerError(path: backup, verb: "restore", cause: .damaged)
    }
    if LedgerFile.hasEntry(path), try LedgerFile(path).isSame(as: try LedgerFile(backup)) {
      throw LedgerError(
        "cannot restore the ledger '\(path)' from itself", hint: "name a backup", fault: .usage)
    }
    var file = try LedgerFile(path)
    if file.size == nil { try file.createDirectory() }
    try refuseNetwork(file)
    return try DirectoryLock.held(around: file.location, patience: patience) {
      () throws(LedgerError) in
      file = try LedgerFile(path)
      let restoration = Restoration(source: source, file: file, patience: patience)
      return try translating(path, "restore") { try restoration.run(force: isForced) }
    }
  }

  /// Whether it is a ledger with its tables, and nothing is wrong with it.
  private func isWhole() throws(LedgerError) -> Bool {
    try read { database in
      guard try Schema.isLedger(database) else { throw LedgerError.Cause.notALedger }
      return try Self.problems(in: database).isEmpty
    }
  }
}

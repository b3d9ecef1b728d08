internal import GRDB

extension Ledger {
  /// Copies the ledger into one file, as it is at one moment, whoever writes meanwhile.
  ///
  /// The copy is checked, and put in its place whole: whoever is stopped on the way leaves nothing.
  ///
  /// - Parameters:
  ///   - target: the file.
  ///   - isReplacing: whether a file that is there may go.
  /// - Throws: a `LedgerError`; its `fault` is the usage's where the file may not be written.
  package func backUp(to target: String, replacing isReplacing: Bool = false) throws(LedgerError) {
    try checkIsFree(target, isReplacing)
    let isWritten = try translating(path, "back up", to: target) {
      let draft = try DraftFile(for: target)
      try copy(to: draft.path)
      return try draft.publish(replacing: isReplacing)
    }
    guard isWritten else { throw .taken(target) }
  }

  /// Copies everything into an empty file, and checks what it holds then.
  func copy(to path: String) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // Thrown away unless it is whole, and synchronised once it is.
      try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    }
    let copy = try DatabaseQueue(path: path, configuration: configuration)
    try read { database in
      try copy.writeWithoutTransaction { try database.backup(to: $0) }
    }
    let problems = try copy.read { try Self.problems(in: $0) }
    try copy.close()
    guard problems.isEmpty else { throw LedgerError.Cause.damaged }
  }

  /// Refuses a target that is the ledger itself, or that somebody else needs.
  func checkIsFree(_ target: String, _ isReplacing: Bool) throws(LedgerError) {
    guard LedgerFile.hasEntry(target) || LedgerFile.hasEntry(target + "-wal") else { return }
    let file = try LedgerFile(target)
    guard !file.isSame(as: try LedgerFile(path)) else {
      throw LedgerError(
        "cannot back up the ledger '\(path)' to itself", hint: "name another file", fault: .usage)
    }
    guard !file.hasLog else {
      throw LedgerError(
        "cannot write '\(target)': a database that is in use has its log beside it",
        hint: "name another file", fault: .usage)
    }
    if file.size != nil, !isReplacing { throw .taken(target) }
  }
}

extension LedgerFile {
  func isSame(as other: LedgerFile) -> Bool { location == other.location }
}

extension LedgerError {
  static func taken(_ target: String) -> LedgerError {
    LedgerError(
      "cannot write '\(target)': the file is there", hint: "name another file, or add --force",
      fault: .usage)
  }
}

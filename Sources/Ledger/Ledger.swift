internal import GRDB

/// What must not be lost: imported spend, in one SQLite file.
///
///     let ledger = try Ledger.open(at: ".git/outcomes/ledger.sqlite")
///     try ledger.insert(intake, files: files)
///     try ledger.forEachRecord { record in … }
///
/// Every change is one immediate transaction: it happened as a whole, or not at all, whatever stops
/// the program. Several processes may have the same ledger open; one that writes makes the others
/// wait for `patience` at most. A value may be used from several threads.
package struct Ledger: Sendable {
  /// The file.
  package let path: String
  let database: DatabaseQueue

  /// Seconds to wait for another process that writes.
  package static let patience = 10.0

  /// Opens a ledger; makes it where there is none, or brings it up to date.
  ///
  /// A new file, and a directory that is made for it, are their owner's alone: they hold ids of
  /// sessions and paths. What is there already keeps its permissions.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - patience: seconds to wait for another process.
  /// - Returns: the ledger.
  /// - Throws: a `LedgerError` that says what is wrong with the file, and what to do.
  package static func open(
    at path: String, patience: Double = Ledger.patience
  ) throws(LedgerError) -> Ledger {
    try LedgerFile(path).create()
    // Two processes that make the same ledger do it one after the other.
    return try DirectoryLock.held(around: path, patience: patience) { () throws(LedgerError) in
      try translating(path, "open") {
        let queue = try DatabaseQueue(path: path, configuration: configuration(patience))
        try queue.writeWithoutTransaction { database in
          try Schema.check(database)
          try setUp(database)
        }
        try Schema.migrate(queue)
        return Ledger(path: path, database: queue)
      }
    }
  }

  /// Whether there is a file at the path.
  package static func exists(at path: String) -> Bool { LedgerFile(path).exists }

  private static func configuration(_ patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      // https://www.sqlite.org/security.html: a file may come from somebody else.
      try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
      // In KiB: a million rows go in at random places.
      try database.execute(sql: "PRAGMA cache_size = -65536")
    }
    return configuration
  }

  private static func setUp(_ database: Database) throws {
    // GRDB's own way writes a table each time the first process opens the file.
    let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
    guard mode == "wal" else {
      throw LedgerError.Cause.noWriteAheadLog
    }
    // What was acknowledged is there after a loss of power, too.
    try database.execute(sql: "PRAGMA synchronous = FULL")
  }
}

extension Ledger {
  /// Reads in one transaction: what others write meanwhile does not show.
  func read<Result>(_ body: (Database) throws -> Result) throws(LedgerError) -> Result {
    try translating(path, "read") { try database.read(body) }
  }

  /// Writes in one immediate transaction.
  ///
  /// A transaction that begins by reading fails where another process writes in between, whatever
  /// its patience.
  func write<Result>(_ body: (Database) throws -> Result) throws(LedgerError) -> Result {
    try translating(path, "write to") {
      try database.writeWithoutTransaction { database in
        var result: Result?
        try database.inTransaction(.immediate) {
          result = try body(database)
          return .commit
        }
        guard let result else { throw LedgerError.Cause.unknown("nothing was committed") }
        return result
      }
    }
  }
}

/// Runs `body`, and says what was done to which ledger where it fails.
func translating<Result>(
  _ path: String, _ verb: String, _ body: () throws -> Result
) throws(LedgerError) -> Result {
  do {
    return try body()
  } catch let error as LedgerError {
    throw error
  } catch {
    throw LedgerError(path: path, verb: verb, cause: LedgerError.Cause(error))
  }
}

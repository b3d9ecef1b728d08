internal import GRDB

/// What must not be lost: imported spend, recorded deployments and waivers, in one SQLite file.
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
  let access: Access

  /// What may be done with an open ledger.
  enum Access: Hashable {
    case writing
    case reading
    /// Reading without locks a file that must stay as it is.
    case readingUnlocked(location: String, version: FileVersion?)
  }

  /// Seconds to wait for another process that writes.
  package static let patience = 10.0

  /// Whether there is something at the path, even a symbolic link that leads nowhere.
  package static func exists(at path: String) -> Bool { LedgerFile.hasEntry(path) }

  /// Whether the directory is somebody else's, who lets nobody look into it.
  package static func isHidden(at path: String) -> Bool { LedgerFile.isHidden(path) }
}

extension Ledger {
  /// Reads in one transaction: what others write meanwhile does not show.
  func read<Result>(_ body: (Database) throws -> Result) throws(LedgerError) -> Result {
    try translating(path, "read") {
      let result = Swift.Result { try database.read(body) }
      if case .readingUnlocked(let location, let version) = access,
        FileVersion(location) != version
      {
        throw LedgerError.Cause.changed
      }
      return try result.get()
    }
  }

  /// Reads from a table; what there is without it, where the ledger is of a time before it.
  func read<Result>(
    from table: String, orElse nothing: Result, _ body: (Database) throws -> Result
  ) throws(LedgerError) -> Result {
    try read { database in try database.tableExists(table) ? body(database) : nothing }
  }

  /// Writes in one immediate transaction.
  ///
  /// A transaction that begins by reading fails where another process writes in between, whatever
  /// its patience.
  func write<Result>(_ body: (Database) throws -> Result) throws(LedgerError) -> Result {
    try translating(path, "write to") {
      guard access == .writing else { throw LedgerError.Cause.readOnly }
      return try database.writeWithoutTransaction { database in
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
  _ path: String, _ verb: String, to target: String? = nil, _ body: () throws -> Result
) throws(LedgerError) -> Result {
  do {
    return try body()
  } catch let error as LedgerError {
    throw error
  } catch {
    throw LedgerError(path: path, verb: verb, to: target, cause: LedgerError.Cause(error))
  }
}

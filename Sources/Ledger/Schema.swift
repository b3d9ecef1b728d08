internal import GRDB

/// The tables, as they came to be: a migration that has been published never changes.
enum Schema {
  /// What `PRAGMA application_id` says of a ledger: `outc`.
  private static let applicationID: Int32 = 0x6F75_7463

  private static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("spend", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: spendTables)
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    migrator.registerMigration("deployments", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: deploymentTables)
    }
    return migrator
  }()

  /// Refuses a database of another program, and one of a newer version of this one.
  ///
  /// - Throws: the cause.
  static func check(_ database: Database) throws {
    let tables =
      try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema WHERE type = 'table'")
      ?? 0
    let application = try Int32.fetchOne(database, sql: "PRAGMA application_id")
    let isOurs = try tables == 0 || application == applicationID || isHalfMade(database)
    guard isOurs else { throw LedgerError.Cause.notALedger }
    guard try !migrator.hasBeenSuperseded(database) else { throw LedgerError.Cause.newer }
  }

  /// Whether a file is a ledger with its first tables.
  static func isLedger(_ database: Database) throws -> Bool {
    try Int32.fetchOne(database, sql: "PRAGMA application_id") == applicationID
  }

  /// Whether a process that made the ledger was stopped before the first table.
  private static func isHalfMade(_ database: Database) throws -> Bool {
    try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
      == ["grdb_migrations"]
      && migrator.appliedIdentifiers(database).isEmpty
  }

  /// Makes the tables that are missing.
  static func migrate(_ queue: DatabaseQueue) throws {
    guard try !queue.read(migrator.hasCompletedMigrations) else { return }
    try migrator.migrate(queue)
  }
}

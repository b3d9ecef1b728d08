internal import GRDB

extension Ledger {
  /// What is wrong with the ledger: pages, indexes, rules of the tables, and rows that refer to
  /// others.
  ///
  /// Reads all of it; see `PRAGMA integrity_check`. Opening does not: it would take longer than
  /// most of what is then done.
  ///
  /// - Returns: what was found, in words of SQLite that quote no value; empty where all is well.
  /// - Throws: a `LedgerError` where it is so damaged that it cannot be checked.
  package func check() throws(LedgerError) -> [String] {
    try translating(path, "check") { try read { try Self.problems(in: $0) } }
  }

  static func problems(in database: Database) throws -> [String] {
    let problems = try String.fetchAll(database, sql: "PRAGMA integrity_check")
    let lost = try Row.fetchAll(
      database,
      sql: """
        SELECT "table", parent, count(*) FROM pragma_foreign_key_check
        GROUP BY "table", parent ORDER BY "table", parent
        """
    ).map { row in
      let table = try row.decode(String.self, atIndex: 0)
      let parent = try row.decode(String.self, atIndex: 1)
      return "\(try row.decode(Int.self, atIndex: 2)) references of \(table) to rows of \(parent) "
        + "that are not there"
    }
    return problems.filter { $0 != "ok" } + lost
  }
}

extension Ledger {
  /// How much a ledger holds.
  package struct Contents: Hashable, Sendable {
    package var spendRecords = 0
    package var deployments = 0
    package var waivers = 0

    package init() {}
  }

  /// Counts what the ledger holds.
  ///
  /// - Throws: a `LedgerError` where the ledger cannot be read to the end.
  package func contents() throws(LedgerError) -> Contents {
    try read { database in
      func count(_ table: String) throws -> Int {
        guard try database.tableExists(table) else { return 0 }
        return try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
      }
      var contents = Contents()
      contents.spendRecords = try count("spend_record")
      contents.deployments = try count("deployment")
      contents.waivers = try count("waiver")
      return contents
    }
  }
}

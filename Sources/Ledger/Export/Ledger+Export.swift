internal import GRDB
import Spend

extension Ledger {
  /// Writes everything that the ledger holds as lines of JSON.
  ///
  /// The first line names the schema, `outcomes.ledger.v1`; each of the others is a row, with
  /// everything that it refers to. In a fixed order, so that two ledgers of the same content give the
  /// same bytes. It is all of one moment, whoever writes meanwhile, and need not fit into memory.
  ///
  /// - Parameter write: takes some of the bytes; `false` where it can take no more.
  /// - Returns: whether all was taken.
  /// - Throws: a `LedgerError` where the ledger cannot be read to the end.
  package func export(_ write: ([UInt8]) -> Bool) throws(LedgerError) -> Bool {
    var hasRoom = true
    var line = JSONLine()
    func flush() throws {
      hasRoom = write(line.bytes)
      line.removeAll()
      if !hasRoom { throw LedgerError.Cause.full }
    }
    func emit(_ members: (inout JSONLine) -> Void) throws {
      line.begin()
      members(&line)
      line.endLine()
      if line.bytes.count >= 1 << 16 { try flush() }
    }
    do throws(LedgerError) {
      try read { database in
        try emit { $0.member("schema", exportSchema) }
        try Self.exportRows(database, emit)
        try flush()
      }
    } catch {
      guard !hasRoom else { throw error }
      return false
    }
    return true
  }

  /// Calls `emit` for every row of every table that the ledger has.
  private static func exportRows(
    _ database: Database, _ emit: ((inout JSONLine) -> Void) throws -> Void
  ) throws {
    if try database.tableExists("spend_record") {
      try RecordRow.forEach(in: database) { row in try emit { row.write(to: &$0) } }
      try SessionLink.forEach(in: database) { link in try emit { link.write(to: &$0) } }
      try FileRow.forEach(in: database) { row in try emit { row.write(to: &$0) } }
    }
    if try database.tableExists("deployment") {
      try DeploymentRow.forEach(in: database) { row in try emit { row.write(to: &$0) } }
      try WaiverRecord.forEach(in: database) { waiver in try emit { waiver.write(to: &$0) } }
    }
  }
}

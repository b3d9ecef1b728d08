internal import GRDB
import Spend

/// Puts records into the table, one after the other, in one transaction.
struct RecordInsertion {
  var texts: Texts
  private(set) var changes = Ledger.Changes()
  private let database: Database
  private let insertion: RawStatement
  private let selection: RawStatement
  private let replacement: RawStatement

  init(_ database: Database) throws {
    self.database = database
    texts = try Texts(database)
    insertion = try RawStatement(RecordRow.insertion, database)
    selection = try RawStatement(
      RecordRow.selection + " WHERE key_high = ? AND key_low = ?", database)
    replacement = try RawStatement(RecordRow.replacement, database)
  }

  mutating func insert(_ row: RecordRow) throws {
    let values = try row.values(&texts, database)
    try insertion.run(values)
    if database.changesCount == 1 {
      changes.new += 1
    } else {
      try merge(row, keyed: Array(values[..<2]))
    }
  }

  private mutating func merge(_ row: RecordRow, keyed key: [Int64?]) throws {
    var known: RecordRow?
    try selection.forEachRow(key) { known = try RecordRow($0, texts) }
    guard let known else { throw LedgerError.Cause.damaged }
    var merged = known
    merged.record.merge(row.record)
    merged.assignedAuthor = row.assignedAuthor ?? known.assignedAuthor
    guard merged != known else {
      changes.unchanged += 1
      return
    }
    changes.changed += 1
    try replacement.run(merged.values(&texts, database))
  }
}

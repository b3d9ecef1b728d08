internal import GRDB
package import Spend

extension Ledger {
  /// What was changed of a table.
  package struct Changes: Hashable, Sendable {
    /// Records that were not there.
    package var new = 0
    /// Records of which a copy was there that said less.
    package var changed = 0
    /// Records that were there as they are.
    package var unchanged = 0

    package init() {}
  }

  /// Takes records, links and the files that they came from, all in one transaction.
  ///
  /// Copies merge as `SpendRecord.merge` has it, so that the order of imports makes no difference
  /// and a second one none at all.
  ///
  /// - Parameters:
  ///   - intake: what was read.
  ///   - files: what need not be read again while it stays the same.
  ///   - author: the person for records that name none.
  /// - Returns: what changed.
  /// - Throws: a `LedgerError`; nothing was written then.
  @discardableResult
  package func insert(
    _ intake: SpendIntake, files: [ImportedFile] = [], author: String? = nil
  ) throws(LedgerError) -> Changes {
    try insert(intake.records, links: intake.links, files: files, author: author)
  }

  /// The same, from records as they are.
  @discardableResult
  package func insert(
    _ records: [SpendRecord], links: [SpendIntake.LinkKey: Int64] = [:],
    files: [ImportedFile] = [], author: String? = nil
  ) throws(LedgerError) -> Changes {
    try write { database in
      var insertion = try RecordInsertion(database)
      // In the order of the table, so that neighbours go into the same page.
      for position in order(of: records) {
        try insertion.insert(RecordRow(record: records[position], assignedAuthor: author))
      }
      try Self.insert(links, &insertion.texts, database)
      try Self.insert(files, database)
      return insertion.changes
    }
  }

  private func order(of records: [SpendRecord]) -> [Int] {
    records.indices.sorted { left, right in
      let (left, right) = (records[left].key, records[right].key)
      return (Int64(bitPattern: left.high), Int64(bitPattern: left.low))
        < (Int64(bitPattern: right.high), Int64(bitPattern: right.low))
    }
  }
}

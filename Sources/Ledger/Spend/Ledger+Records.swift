internal import GRDB
package import Spend

extension Ledger {
  /// Calls `body` with every record of a span of time, one after the other: they need not fit into
  /// memory.
  ///
  /// The order is always the same, and says nothing.
  ///
  /// - Parameters:
  ///   - start: milliseconds since 1970-01-01 UTC; `nil` for the first record.
  ///   - end: the same, itself not included; `nil` for the last record.
  ///   - body: takes a record.
  /// - Throws: a `LedgerError` where the ledger cannot be read to the end.
  package func forEachRecord(
    from start: Int64? = nil, to end: Int64? = nil, _ body: (SpendRecord) -> Void
  ) throws(LedgerError) {
    try read(from: "spend_record", orElse: ()) { database in
      let texts = try Texts(database)
      let statement = try RawStatement(
        RecordRow.selection
          + " WHERE time >= ?1 AND (?2 IS NULL OR time < ?2) ORDER BY key_high, key_low", database)
      try statement.forEachRow([start ?? .min, end]) { row in
        body(try RecordRow(row, texts).resolved)
      }
    }
  }

  /// The records of a span of time, by time and then by key.
  ///
  /// - Parameters:
  ///   - start: milliseconds since 1970-01-01 UTC; `nil` for the first record.
  ///   - end: the same, itself not included; `nil` for the last record.
  /// - Returns: the records, all of them in memory.
  /// - Throws: a `LedgerError` where the ledger cannot be read to the end.
  package func records(
    from start: Int64? = nil, to end: Int64? = nil
  ) throws(LedgerError) -> [SpendRecord] {
    var records: [SpendRecord] = []
    try forEachRecord(from: start, to: end) { records.append($0) }
    records.sort { left, right in
      (left.origin.time, left.key.high, left.key.low)
        < (right.origin.time, right.key.high, right.key.low)
    }
    return records
  }

  /// Whether all records come from one format and are calls, or sums of calls of one session: then
  /// none of them says what another one says, too.
  ///
  /// - Throws: a `LedgerError` where the ledger cannot be read to the end.
  package func hasOneSource() throws(LedgerError) -> Bool {
    try read(from: "spend_record", orElse: true) { database in
      let grains = try Int.fetchAll(
        database, sql: "SELECT grain FROM spend_record GROUP BY format, grain")
      return grains.count < 2 && grains.allSatisfy { $0 <= Grain.session.rawValue }
    }
  }
}

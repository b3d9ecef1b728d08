internal import GRDB
package import Spend

extension Ledger {
  /// The records that a report needs, each with its price.
  ///
  /// - Parameters:
  ///   - window: milliseconds since 1970-01-01 UTC: of what lies outside, only the sessions and the
  ///     number are kept; `nil` for all records.
  ///   - prices: what things cost.
  ///   - workers: how many threads may be used; two are.
  /// - Returns: the records; about 130 bytes of memory for each.
  /// - Throws: a `LedgerError` where the ledger cannot be read to the end.
  package func table(
    within window: Range<Int64>? = nil, at prices: PriceCatalog, workers: Int = 1
  ) throws(LedgerError) -> SpendTable {
    if workers > 1, !access.isUnlocked, let twins = TwinReaders(of: self) {
      return try translating(path, "read") { try twins.table(within: window, at: prices) }
    }
    let nothing = SpendTable([]) { _ in nil }
    return try read(from: "spend_record", orElse: nothing) { database in
      let texts = try TableTexts(database)
      var columns = SpendColumns(texts, window: window, prices)
      let part = try columns.read(.all, of: database, mostRows: database.mostRecords())
      return SpendTable(texts: texts.texts, parts: [part])
    }
  }
}

extension Ledger.Access {
  /// Whether whoever writes meanwhile is noticed only by who reads.
  fileprivate var isUnlocked: Bool {
    if case .readingUnlocked = self { true } else { false }
  }
}

extension Database {
  /// More records than the file has room for, within reason: the file may be damaged.
  func mostRecords() throws -> Int {
    let pages = try Int.fetchOne(self, sql: "PRAGMA page_count") ?? 0
    let size = try Int.fetchOne(self, sql: "PRAGMA page_size") ?? 0
    // A record takes 60 bytes and more.
    return min(pages * size / 48, 1 << 21)
  }
}

import Dispatch
internal import GRDB
import Spend
import Synchronization

/// Two connections that see the same state of a ledger, so that two threads can read it.
struct TwinReaders {
  private let queues: [DatabaseQueue]

  /// In bytes: two connections take longer to open than one takes to read a smaller file.
  private static let smallest = 4 << 20
  /// How often they are begun anew where another process writes in between.
  private static let attempts = 5

  /// - Returns: `nil` where the file is small, or one connection has to do.
  init?(of ledger: Ledger) {
    var configuration = Ledger.configuration(Ledger.patience)
    configuration.readonly = true
    // They see one state from `begin` on.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      // In KiB: every page is read once.
      try database.execute(sql: "PRAGMA cache_size = -1024")
    }
    guard let size = try? ledger.read({ try $0.mostRecords() }), size >= Self.smallest / 48,
      let queues = try? [
        DatabaseQueue(path: ledger.path, configuration: configuration),
        DatabaseQueue(path: ledger.path, configuration: configuration),
      ]
    else { return nil }
    self.queues = queues
    guard (try? begin()) == true else { return nil }
  }

  /// Begins both transactions; whether nobody wrote in between.
  ///
  /// https://www.sqlite.org/pragma.html#pragma_data_version: it is another one on the same connection
  /// once another one has committed.
  private func begin() throws -> Bool {
    for _ in 0..<Self.attempts {
      let before = try queues[1].inDatabase { try Int.fetchOne($0, sql: "PRAGMA data_version") }
      for queue in queues { try queue.inDatabase { try $0.begin() } }
      let after = try queues[1].inDatabase { try Int.fetchOne($0, sql: "PRAGMA data_version") }
      if before == after { return true }
      for queue in queues { try queue.inDatabase { try $0.execute(sql: "ROLLBACK") } }
    }
    return false
  }

  /// The records; see `Ledger.table`.
  func table(within window: Range<Int64>?, at prices: PriceCatalog) throws -> SpendTable {
    let (texts, rows) = try queues[0].inDatabase { database in
      (try TableTexts(database), try database.mostRecords())
    }
    let results = Mutex<[Int: Result<SpendTablePart, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: queues.count) { half in
      var columns = SpendColumns(texts, window: window, prices)
      // The first part takes the rows of the other one, too.
      let (keys, most) = half == 0 ? (SpendColumns.Keys.others, rows) : (.negative, rows / 2)
      let result = Result {
        try queues[half].inDatabase { try columns.read(keys, of: $0, mostRows: most) }
      }
      results.withLock { $0[half] = result }
    }
    let parts = results.withLock { $0 }
    return SpendTable(
      texts: texts.texts, parts: try queues.indices.compactMap { try parts[$0]?.get() })
  }
}

extension Database {
  /// Begins a transaction that has seen the file.
  fileprivate func begin() throws {
    try execute(sql: "BEGIN")
    _ = try Int.fetchOne(self, sql: "SELECT count(*) FROM sqlite_schema")
  }
}

internal import GRDB

extension Ledger {
  /// Takes waivers in, all in one transaction; one that is there as it is stays one.
  ///
  /// - Throws: a `LedgerError`; nothing was written then.
  @discardableResult
  package func insert(waivers: [WaiverRecord]) throws(LedgerError) -> Changes {
    try write { database in
      var changes = Changes()
      let insertion = try WaiverInsertion(database)
      for waiver in waivers {
        if try insertion.insert(waiver) { changes.new += 1 } else { changes.unchanged += 1 }
      }
      return changes
    }
  }

  /// All waivers, by repository, commit, rule and the rest.
  ///
  /// - Throws: a `LedgerError` where the ledger cannot be read to the end.
  package func waivers() throws(LedgerError) -> [WaiverRecord] {
    try read(from: "waiver", orElse: []) { database in
      var waivers: [WaiverRecord] = []
      try WaiverRecord.forEach(in: database) { waivers.append($0) }
      return waivers
    }
  }
}

/// Puts waivers into the table, in one transaction.
struct WaiverInsertion {
  private let database: Database
  private let statement: RawStatement

  init(_ database: Database) throws {
    self.database = database
    statement = try RawStatement(
      "INSERT INTO waiver (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
      database)
  }

  /// Whether the waiver is new.
  func insert(_ waiver: WaiverRecord) throws -> Bool {
    try statement.run([
      .text(waiver.repository ?? ""), .text(waiver.commit), .text(waiver.rule),
      .text(waiver.reason), .text(waiver.grantedBy), .integer(waiver.grantedAt),
      .text(waiver.via.rawValue),
    ])
    return database.changesCount == 1
  }
}

extension WaiverRecord {
  /// Calls `body` with every waiver of the table, in the order of its key.
  static func forEach(
    in database: Database, _ body: (WaiverRecord) throws -> Void
  ) throws {
    try RawStatement("SELECT \(columns) FROM waiver ORDER BY \(columns)", database)
      .forEachRow([] as [Int64?]) { try body(WaiverRecord($0)) }
  }

  private init(_ row: RawRow) throws {
    guard let via = Way(rawValue: try row.text(6)) else { throw LedgerError.Cause.damaged }
    let repository = try row.text(0)
    self.init(
      repository: repository.isEmpty ? nil : repository, commit: try row.text(1),
      rule: try row.text(2), reason: try row.text(3), grantedBy: try row.text(4),
      grantedAt: try row.number(5), via: via)
  }
}

private let columns = "repository, commit_id, rule, reason, granted_by, granted_at, via"

import Foundation
import GRDB
import Ledger
import Spend
import Testing

@Suite("A ledger of an older version")
struct MigrationTests {
  @Test("is brought up to date when it is written to, and loses nothing")
  func upToDate() throws {
    let path = try Samples.path()
    try OldLedger.make(at: path)
    let ledger = try Ledger.open(at: path)
    try Self.checkSpend(of: ledger)
    try ledger.insert(deployments: [Samples.deployment("1")], at: 1)
    try ledger.insert(waivers: [Samples.waiver])
    try Self.checkSpend(of: try Ledger.open(at: path))
    #expect(try ledger.check() == [])
    #expect(
      try ledger.contents().spendRecords == 1 && ledger.contents().deployments == 1)
  }

  @Test("is read as it is, and not changed by that")
  func read() throws {
    let path = try Samples.path()
    try OldLedger.make(at: path)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    do {
      let ledger = try Ledger.openForReading(at: path)
      try Self.checkSpend(of: ledger)
      #expect(try ledger.deployments() == [] && ledger.waivers() == [])
      #expect(try ledger.deploymentsStamp() == 0)
      #expect(throws: LedgerError.self) {
        try ledger.insert(deployments: [Samples.deployment("1")], at: 1)
      }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test("its tables are those of a new one, to the letter")
  func published() throws {
    let (old, new) = (try Samples.path(), try Samples.path())
    try OldLedger.make(at: old)
    _ = try Ledger.open(at: new)
    let published = try Self.tables(old)
    let now = try Self.tables(new)
    #expect(published.count == 6)
    for (name, sql) in published { #expect(now[name] == sql) }
  }

  @Test("a newer one is refused for reading and for writing")
  func newer() throws {
    let path = try Samples.path()
    do {
      _ = try Ledger.open(at: path)
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('of the future')")
      }
    }
    for open in [{ try Ledger.open(at: path) }, { try Ledger.openForReading(at: path) }] {
      let error = #expect(throws: LedgerError.self) { _ = try open() }
      #expect(error?.message.contains("newer version") == true)
    }
  }

  private static func checkSpend(of ledger: Ledger) throws {
    let record = SpendRecord(
      key: RecordKey(high: 1, low: 2), format: .claudeCode, agent: "claude-code", grain: .request,
      usage: Usage(model: "m", tokens: Tokens(input: 10, output: 20)),
      origin: Origin(time: 1_000, session: "s"))
    #expect(try ledger.records() == [record])
    #expect(try ledger.links().map(\.target) == [.commit("abc")])
    let file = try #require(try ledger.knownFiles()["/a"])
    #expect(file.taken == 7 && file.skips.map(\.firstLine) == [9])
  }

  /// The statements that made the tables, without white space, by name.
  private static func tables(_ path: String) throws -> [String: String] {
    try DatabaseQueue(path: path).read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
      return try rows.reduce(into: [:]) { tables, row in
        let sql = try row.decode(String.self, atIndex: 1)
        tables[try row.decode(String.self, atIndex: 0)] = String(sql.filter { !$0.isWhitespace })
      }
    }
  }
}

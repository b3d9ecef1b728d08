import FixtureSupport
import Foundation
import Testing

@testable import Spend

@Suite("Databases of others")
struct ReadOnlyDatabaseTests {
  private static let row =
    #"{"role":"assistant","time":{"created":%d},"modelID":"m","tokens":{"input":7}}"#

  /// Makes a table of `count` calls in a database that keeps a write-ahead log.
  private static func lines(_ count: Int, wal: Bool = true) -> String {
    (wal ? "db.execute('PRAGMA journal_mode = wal')\n" : "")
      + """
      db.execute('CREATE TABLE message (id TEXT, session_id TEXT, data TEXT)')
      db.execute('BEGIN')
      for i in range(\(count)):
        db.execute('INSERT INTO message VALUES (?, ?, ?)', (str(i), 's', '\(row)' % (1782900000000 + i)))
      db.execute('COMMIT')

      """
  }

  private func count(in folder: URL) throws -> Int {
    let file = SpendFile(path: folder.appendingPathComponent("opencode.db").path)
    return try DatabaseFixture.intake(OpenCodeReader.self, file).records.count
  }

  @Test("While its agent writes: all that was committed, and nothing is written beside it")
  func live() throws {
    let folder = try TemporaryDirectory.make("live")
    let file = folder.appendingPathComponent("opencode.db")
    try DatabaseFixture.hold(Self.lines(50), on: file) {
      let before = try DatabaseFixture.contents(of: folder)
      #expect(before.keys.sorted() == ["opencode.db", "opencode.db-shm", "opencode.db-wal"])
      #expect(try count(in: folder) == 50)
      #expect(try DatabaseFixture.contents(of: folder) == before)
    }
  }

  @Test(
    "After a crash, in a copy, and put away: the log counts, and nothing is written beside it",
    arguments: [["", "-wal", "-shm"], ["", "-wal"]] as [[String]])
  func left(_ suffixes: [String]) throws {
    let folder = try TemporaryDirectory.make("left")
    let file = folder.appendingPathComponent("opencode.db")
    try DatabaseFixture.hold(Self.lines(40), on: file) {
      let copy = try DatabaseFixture.copy(suffixes.map { "opencode.db" + $0 }, of: folder)
      let before = try DatabaseFixture.contents(of: copy)
      #expect(try count(in: copy) == 40)
      #expect(try DatabaseFixture.contents(of: copy) == before)
    }
    // The agent has ended, and written the log back.
    let before = try DatabaseFixture.contents(of: folder)
    #expect(before.keys.sorted() == ["opencode.db"])
    #expect(try count(in: folder) == 40)
    #expect(try DatabaseFixture.contents(of: folder) == before)
  }

  @Test("A log with an index of nonsense", arguments: [0, 1, 32_768, 100_000])
  func nonsense(_ size: Int) throws {
    let folder = try TemporaryDirectory.make("nonsense")
    let file = folder.appendingPathComponent("opencode.db")
    var random = SeededGenerator(seed: 43)
    try DatabaseFixture.hold(Self.lines(40), on: file) {
      let copy = try DatabaseFixture.copy(["opencode.db", "opencode.db-wal"], of: folder)
      let index = Data((0..<size).map { _ in UInt8.random(in: 0...255, using: &random) })
      try index.write(to: copy.appendingPathComponent("opencode.db-shm"))
      let before = try DatabaseFixture.contents(of: copy)
      #expect(try count(in: copy) == 40)
      #expect(try DatabaseFixture.contents(of: copy) == before)
    }
  }

  @Test("Names that mean something in a URI, and links")
  func names() throws {
    let folder = try TemporaryDirectory.make("a b%41?mode=rw#&é")
    let file = folder.appendingPathComponent("opencode ?x.db")
    try DatabaseFixture.run(Self.lines(3) + "db.close()", on: file)
    let link = try TemporaryDirectory.make("link").appendingPathComponent("opencode.db")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    for url in [file, link] {
      let intake = try DatabaseFixture.intake(OpenCodeReader.self, SpendFile(path: url.path))
      #expect(intake.records.count == 3)
    }
    #expect(try DatabaseFixture.contents(of: folder).count == 1)
  }

  @Test("Locked by another program")
  func locked() throws {
    let folder = try TemporaryDirectory.make("locked")
    let file = folder.appendingPathComponent("opencode.db")
    let lines = Self.lines(5, wal: false) + "db.execute('BEGIN EXCLUSIVE')"
    try DatabaseFixture.hold(lines, on: file) {
      let refusal = DatabaseFixture.refusal(OpenCodeReader.self, SpendFile(path: file.path))
      #expect(
        refusal.message == "in use by another program; import it again when that is done")
    }
  }

  @Test(
    "Views, virtual and computed tables are no tables",
    arguments: [
      "CREATE VIEW message AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
        + "SELECT i AS id, i AS session_id, 'assistant' AS data FROM n",
      "CREATE VIRTUAL TABLE message USING fts5(id, session_id, data)",
      "CREATE TABLE message (id, session_id, data AS (hex(zeroblob(100000000))) VIRTUAL); "
        + "INSERT INTO message (id) VALUES (1)",
    ] as [String])
  func noTables(_ sql: String) throws {
    let file = try DatabaseFixture.database(named: "opencode.db", sql)
    #expect(
      DatabaseFixture.refusal(OpenCodeReader.self, file).message
        == "has no table 'message' or 'session_message' of OpenCode")
  }

  @Test("A table in which a view hides is a damaged schema, or none")
  func disguised() throws {
    let file = try DatabaseFixture.database(
      named: "opencode.db",
      """
      CREATE TABLE other (id, session_id, data);
      PRAGMA writable_schema = ON;
      UPDATE sqlite_master SET name = 'message', tbl_name = 'message', sql =
        'CREATE VIEW message AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n)'
        || ' SELECT i AS id, i AS session_id, ''assistant'' AS data FROM n';
      """)
    #expect(DatabaseFixture.refusal(OpenCodeReader.self, file).message != nil)
  }

  @Test("A value that is too long costs its row only")
  func tooLong() throws {
    let file = try DatabaseFixture.database(
      named: "opencode.db",
      """
      CREATE TABLE message (id TEXT, session_id TEXT, data TEXT);
      INSERT INTO message VALUES ('a', 's', '\(String(format: Self.row, 1_782_900_000_000))');
      INSERT INTO message VALUES ('b', 's', 'assistant' || printf('%.*c', 70000000, ' '));
      INSERT INTO message VALUES ('c', 's', '\(String(format: Self.row, 1_782_900_000_001))');
      """)
    let intake = try DatabaseFixture.intake(OpenCodeReader.self, file)
    #expect(intake.records.count == 2)
    #expect(DatabaseFixture.skipped(intake) == [.tooLong: 1])
  }

  @Test("Out of patience")
  func patience() throws {
    let folder = try TemporaryDirectory.make("patience")
    let file = folder.appendingPathComponent("opencode.db")
    try DatabaseFixture.run(Self.lines(1_000) + "db.close()", on: file)
    #expect(throws: SpendFileError("takes more time or memory than a database of its size should"))
    {
      try ReadOnlyDatabase.read(SpendFile(path: file.path), patience: .zero) {
        (database) throws(SpendFileError) in
        try database.forEachRow(of: "message", [.text("id")]) { _ in }
      }
    }
  }

  @Test("Written to while nobody watched")
  func changed() throws {
    let folder = try TemporaryDirectory.make("changed")
    let file = folder.appendingPathComponent("opencode.db")
    try DatabaseFixture.run(Self.lines(10) + "db.close()", on: file)
    #expect(throws: SpendFileError("was written to while it was read; import it again")) {
      try ReadOnlyDatabase.read(SpendFile(path: file.path)) { (_) throws(SpendFileError) in
        try? Data([0]).write(to: URL(fileURLWithPath: file.path + "-wal"))
      }
    }
  }

  @Test("Cut short or damaged anywhere: no crash, no hang, and no text in the error")
  func damaged() throws {
    let folder = try DatabaseFixture.make("opencode/make.py")
    let whole = try Data(contentsOf: folder.appendingPathComponent("opencode.db"))
    var random = SeededGenerator(seed: 41)
    for round in 0..<150 {
      var bytes = whole
      if round % 3 == 0 {
        bytes = bytes.prefix(Int.random(in: 16..<whole.count, using: &random))
      } else {
        // The headers of pages and the heads of cells do the most harm.
        for _ in 0..<Int.random(in: 1...20, using: &random) {
          let page = Int.random(in: 0..<whole.count / 4_096, using: &random) * 4_096
          let place = page + Int.random(in: round % 3 == 1 ? 16..<120 : 0..<4_096, using: &random)
          bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
      }
      let file = folder.appendingPathComponent("opencode-\(round).db")
      try bytes.write(to: file)
      let (refusal, intake) = DatabaseFixture.refusal(
        OpenCodeReader.self, SpendFile(path: file.path))
      #expect(refusal?.contains(DatabaseFixture.canary) != true)
      #expect(intake.records.allSatisfy { $0.usage.tokens.total >= 0 })
    }
  }

  @Test("Not a file at all")
  func missing() throws {
    let folder = try TemporaryDirectory.make("missing")
    let missing = SpendFile(path: folder.appendingPathComponent("opencode.db").path)
    #expect(DatabaseFixture.refusal(CopilotStoreReader.self, missing).message != nil)
    #expect(
      DatabaseFixture.refusal(CopilotStoreReader.self, SpendFile(path: folder.path)).message
        != nil)
    let pipe = folder.appendingPathComponent("session-store.db")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    #expect(
      DatabaseFixture.refusal(CopilotStoreReader.self, SpendFile(path: pipe.path)).message
        == "not a regular file")
  }
}

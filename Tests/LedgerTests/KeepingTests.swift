import FixtureSupport
import Foundation
import GRDB
import Ledger
import Testing

@Suite("Keeping a ledger: backup, restore, check")
struct KeepingTests {
  @Test("a backup holds what the ledger does, also what is only in its log, while others write")
  func backup() throws {
    let (path, copy) = (try Samples.path(), try Self.place())
    let ledger = try Samples.ledger(at: path)
    let other = try DatabaseQueue(path: path)
    try other.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        try database.execute(sql: "DELETE FROM deployment")
        try Ledger.openForReading(at: path).backUp(to: copy)
        return .rollback
      }
    }
    #expect(try Self.names(beside: copy) == ["backup.sqlite"])
    let restored = try Ledger.openForReading(at: copy)
    #expect(try ExportTests.text(of: restored) == ExportTests.text(of: ledger))
  }

  @Test("a file that is there stays, unless it may be replaced")
  func overwriting() throws {
    let (ledger, copy) = (try Samples.ledger(at: try Samples.path()), try Self.place())
    try Data("mine".utf8).write(to: URL(fileURLWithPath: copy))
    let error = #expect(throws: LedgerError.self) { try ledger.backUp(to: copy) }
    #expect(error?.fault == .usage && error?.hint.contains("--force") == true)
    #expect(try String(contentsOfFile: copy, encoding: .utf8) == "mine")
    try ledger.backUp(to: copy, replacing: true)
    #expect(try Ledger.openForReading(at: copy).deployments().count == 2)
  }

  @Test("a backup to the ledger itself, to a database in use and to nowhere is refused")
  func refused() throws {
    let path = try Samples.path()
    let ledger = try Samples.ledger(at: path)
    let other = try Samples.path()
    let used = try Samples.ledger(at: other)
    for target in [path, other] {
      let error = #expect(throws: LedgerError.self) {
        try ledger.backUp(to: target, replacing: true)
      }
      #expect(error?.fault == .usage)
    }
    #expect(try used.deployments().count == 2)
    let nowhere = #expect(throws: LedgerError.self) { try ledger.backUp(to: "/nowhere/x") }
    #expect(nowhere?.message.contains("/nowhere/x") == true)
  }

  @Test("a restored ledger is the backup; what was there is kept, each time")
  func restore() throws {
    let (path, copy) = (try Samples.path(), try Self.place())
    try Samples.ledger(at: path).backUp(to: copy)
    let text = try ExportTests.text(of: try Ledger.openForReading(at: copy))
    for number in 1...2 as ClosedRange<UInt64> {
      try Ledger.open(at: path).insert([Samples.record(90 + number)])
      let kept = try #require(try Ledger.restore(copy, to: path))
      #expect(kept == path + ".before-restore" + (number == 1 ? "" : "-2"))
      #expect(try Ledger.openForReading(at: kept).records().count == 4)
      #expect(try ExportTests.text(of: try Ledger.open(at: path)) == text)
      #expect(try Ledger.open(at: path).check() == [])
    }
  }

  @Test("where there was no ledger, there is one, and nothing to keep")
  func restoreAnew() throws {
    let (path, copy) = (try Samples.path(), try Self.place())
    try Samples.ledger(at: try Samples.path()).backUp(to: copy)
    #expect(try Ledger.restore(copy, to: path) == nil)
    #expect(try Ledger.openForReading(at: path).deployments().count == 2)
  }

  @Test(
    "a damaged ledger, and an empty file, are put aside as they are", arguments: [0, 50, 6_000])
  func restoreDamaged(length: Int) throws {
    let (path, copy) = (try Samples.path(), try Self.place())
    try Samples.ledger(at: path).backUp(to: copy)
    let damaged = try Data(contentsOf: URL(fileURLWithPath: path)).prefix(length)
    try damaged.write(to: URL(fileURLWithPath: path))
    // A header that is cut off is no database's.
    let kept = try #require(try Ledger.restore(copy, to: path, force: length == 50))
    #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == damaged)
    #expect(try Ledger.open(at: path).check() == [])
    #expect(try Ledger.open(at: path).deployments().count == 2)
  }

  @Test("a file of somebody else's is put aside only by force")
  func restoreOverForeign() throws {
    let (path, copy) = (try Self.place("photo.jpg"), try Self.place())
    try Samples.ledger(at: try Samples.path()).backUp(to: copy)
    try Data("a photo, which is long enough".utf8).write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: LedgerError.self) { try Ledger.restore(copy, to: path) }
    #expect(error?.hint.contains("--force") == true)
    #expect(try Self.names(beside: path) == ["photo.jpg"])
    let kept = try #require(try Ledger.restore(copy, to: path, force: true))
    #expect(try String(contentsOfFile: kept, encoding: .utf8).hasPrefix("a photo"))
  }

  @Test("a backup that is damaged, foreign, empty, missing or the ledger itself restores nothing")
  func badBackup() throws {
    let path = try Samples.path()
    let ledger = try Samples.ledger(at: path)
    let whole = try Self.place()
    try ledger.insert((0..<2_000).map { Samples.record($0) })
    try ledger.backUp(to: whole)
    let text = try ExportTests.text(of: ledger)
    var flipped = try Data(contentsOf: URL(fileURLWithPath: whole))
    for index in stride(from: 9_000, to: flipped.count, by: 4_096) { flipped[index] ^= 0xFF }
    let contents = [
      flipped, flipped.prefix(9_000), Data("no ledger at all, whatever".utf8), Data(),
    ]
    for content in contents {
      let file = try Self.place()
      try content.write(to: URL(fileURLWithPath: file))
      #expect(throws: LedgerError.self) { try Ledger.restore(file, to: path) }
    }
    for file in ["/nowhere/x", path] {
      #expect(throws: LedgerError.self) { try Ledger.restore(file, to: path, patience: 0.1) }
    }
    #expect(try ExportTests.text(of: ledger) == text)
    #expect(!FileManager.default.fileExists(atPath: path + ".before-restore"))
  }

  @Test("nothing is restored under the feet of somebody who has the ledger open")
  func busy() throws {
    let (path, copy) = (try Samples.path(), try Self.place())
    let ledger = try Samples.ledger(at: path)
    try ledger.backUp(to: copy)
    #expect(try ledger.deployments().count == 2)
    let error = #expect(throws: LedgerError.self) {
      try Ledger.restore(copy, to: path, patience: 0.1)
    }
    #expect(error?.message.contains("another process") == true, "\(error?.message ?? "")")
    #expect(try ledger.insert(deployments: [Samples.deployment("8")], at: 1).new == 1)
  }

  @Test("a check names what it finds, and quotes nothing")
  func check() throws {
    let path = try Samples.path()
    do {
      let ledger = try Samples.ledger(at: path)
      #expect(try ledger.check() == [])
    }
    try DatabaseQueue(path: path).writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF; DELETE FROM spend_text WHERE id = 1")
    }
    let problems = try Ledger.openForReading(at: path).check()
    #expect(problems.count > 0 && problems.allSatisfy { $0.contains("spend_text") })
  }

  private static func place(_ name: String = "backup.sqlite") throws -> String {
    try TemporaryDirectory.make("backup").appendingPathComponent(name).path
  }

  private static func names(beside path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: (path as NSString).deletingLastPathComponent
    ).sorted()
  }
}

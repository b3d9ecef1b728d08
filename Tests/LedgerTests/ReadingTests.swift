import FixtureSupport
import Foundation
import GRDB
import Ledger
import Testing

@Suite("Reading a ledger")
struct ReadingTests {
  @Test("makes nothing, changes nothing, and leaves nothing behind")
  func nothing() throws {
    let path = try Samples.path()
    try close(try Samples.ledger(at: path))
    let directory = (path as NSString).deletingLastPathComponent
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    do {
      let ledger = try Ledger.openForReading(at: path)
      #expect(try ledger.records().count == 3)
      #expect(try ledger.deployments().count == 2)
      #expect(throws: LedgerError.self) { try ledger.insert(waivers: [Samples.waiver]) }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["ledger.sqlite"])
    let missing = try Samples.path()
    #expect(throws: LedgerError.self) { try Ledger.openForReading(at: missing) }
    #expect(!FileManager.default.fileExists(atPath: missing))
  }

  @Test("goes on while another connection writes, and sees what was there before")
  func duringAWrite() throws {
    let path = try Samples.path()
    let writer = try Samples.ledger(at: path)
    let other = try DatabaseQueue(path: path)
    try other.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        try database.execute(sql: "DELETE FROM deployment")
        let reader = try Ledger.openForReading(at: path, patience: 0.1)
        #expect(try reader.deployments().count == 2)
        return .commit
      }
    }
    #expect(try Ledger.openForReading(at: path).deployments().isEmpty)
    #expect(try writer.deployments().isEmpty)
  }

  @Test("finds what a process that was killed left in the log")
  func log() throws {
    let (path, copy) = (try Samples.path(), try Samples.path())
    let ledger = try Samples.ledger(at: path)
    try FileManager.default.createDirectory(
      atPath: (copy as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    // As the disk is while the ledger is open: that is what a killed process leaves.
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
    }
    #expect(try Ledger.openForReading(at: copy).deployments() == ledger.deployments())
    #expect(try Ledger.open(at: copy).check() == [])
  }

  @Test("an empty log beside it says nothing")
  func emptyLog() throws {
    let path = try Samples.path()
    try close(try Samples.ledger(at: path))
    try Data().write(to: URL(fileURLWithPath: path + "-wal"))
    #expect(try Ledger.openForReading(at: path).deployments().count == 2)
    #expect(try Ledger.open(at: path).deployments().count == 2)
  }

  @Test("follows a symbolic link to the file, whose log lies beside the file")
  func link() throws {
    let (path, link) = (try Samples.path(), try Samples.path())
    try close(try Samples.ledger(at: path))
    try FileManager.default.createDirectory(
      atPath: (link as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    let ledger = try Ledger.open(at: link)
    try ledger.insert(deployments: [Samples.deployment("9")], at: 1)
    #expect(FileManager.default.fileExists(atPath: path + "-wal"))
    #expect(!FileManager.default.fileExists(atPath: link + "-wal"))
    #expect(try Ledger.openForReading(at: link).deployments().count == 3)
  }

  @Test(
    "a name that SQLite would take for something else is a file's", arguments: ["?x=1#y", "%41"])
  func name(_ end: String) throws {
    let path = try Samples.path() + end
    try close(try Samples.ledger(at: path))
    #expect(FileManager.default.fileExists(atPath: path))
    #expect(try Ledger.openForReading(at: path).deployments().count == 2)
  }

  /// Closes the ledger.
  private func close(_ ledger: consuming Ledger) throws { _ = consume ledger }
}

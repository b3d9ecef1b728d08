import FixtureSupport
import Foundation
import Ledger
import Spend
import Testing

@Suite("The ledger's file")
struct LedgerFileTests {
  @Test("it and its directory are their owner's alone")
  func permissions() throws {
    let path = try Samples.path()
    let ledger = try Ledger.open(at: path)
    try ledger.insert([Samples.record(1)])
    #expect(try Self.mode(path) == 0o600)
    #expect(try Self.mode((path as NSString).deletingLastPathComponent) == 0o700)
    for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
      #expect(try Self.mode(path + suffix) == 0o600)
    }
  }

  @Test("what is no ledger is refused, and left as it is")
  func foreign() throws {
    let path = try Samples.path()
    try Self.put(Data("name,age\nann,3\n".utf8), at: path)
    #expect(try Self.message(path).contains("no ledger"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "name,age\nann,3\n")
  }

  @Test(
    "somebody else's database is refused", .enabled(if: Prerequisites.python, "needs Python"))
  func foreignDatabase() throws {
    let path = try Samples.path()
    try Self.put(Data(), at: path)
    try Self.sql("create table t (a); insert into t values (1)", path)
    #expect(try Self.message(path).contains("no ledger"))
  }

  @Test(
    "a ledger of a newer version is refused", .enabled(if: Prerequisites.python, "needs Python"))
  func newer() throws {
    let path = try Samples.path()
    try Ledger.open(at: path).insert([Samples.record(1)])
    try Self.sql("insert into grdb_migrations values ('of the future')", path)
    #expect(try Self.message(path).contains("newer version"))
  }

  @Test("a file that was cut off is damaged, not empty", arguments: [5_000, 9_000, 40_000])
  func truncated(length: Int) throws {
    let path = try Samples.path()
    try Ledger.open(at: path).insert((0..<2_000).map { Samples.record($0) })
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try whole.prefix(length).write(to: URL(fileURLWithPath: path))
    #expect(try Self.message(path).contains("damaged"))
  }

  @Test("whatever bit flips, nothing crashes")
  func flipped() throws {
    let path = try Samples.path()
    try Ledger.open(at: path).insert((0..<200).map { Samples.record($0) })
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    var generator = SplitMix(state: 7)
    for _ in 0..<150 {
      var copy = whole
      for _ in 0..<8 {
        copy[Int(generator.next() % UInt64(copy.count))] ^= UInt8(1 << (generator.next() % 8))
      }
      try copy.write(to: URL(fileURLWithPath: path))
      _ = Result { try Ledger.open(at: path).records() }
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
  }

  @Test(
    "another process that writes for long is named",
    .enabled(if: Prerequisites.python, "needs Python"))
  func locked() throws {
    let path = try Samples.path()
    try Ledger.open(at: path).insert([Samples.record(1)])
    let ledger = try Ledger.open(at: path, patience: 0.1)
    let script = """
      import sqlite3, subprocess, sys
      c = sqlite3.connect(sys.argv[1], isolation_level=None)
      c.execute('begin immediate')
      print('locked', flush=True)
      sys.stdin.read()
      """
    let (process, input, output) = (Process(), Pipe(), Pipe())
    process.executableURL = try Program(named: "python3").executable
    process.arguments = ["-c", script, path]
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    _ = output.fileHandleForReading.availableData
    #expect(try Self.message { try ledger.insert([Samples.record(2)]) }.contains("another process"))
    #expect(try ledger.records().count == 1)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(try ledger.insert([Samples.record(2)]).new == 1)
  }

  @Test("a record that breaks a rule of the tables takes nothing of its import in")
  func allOrNothing() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    try ledger.insert([Samples.record(1)])
    var broken = Samples.record(3)
    broken.usage.tokens.input = -1
    #expect(throws: LedgerError.self) { try ledger.insert([Samples.record(2), broken]) }
    #expect(try ledger.records() == [Samples.record(1)])
  }

  @Test("several that make the same ledger at once all succeed")
  func together() async throws {
    let path = try Samples.path()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 as Range<UInt64> {
        group.addTask { try Ledger.open(at: path).insert([Samples.record(number)]) }
      }
      try await group.waitForAll()
    }
    #expect(try Ledger.open(at: path).records().count == 8)
  }
}

extension LedgerFileTests {
  private static func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  private static func put(_ content: Data, at path: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try content.write(to: URL(fileURLWithPath: path))
  }

  private static func sql(_ statements: String, _ path: String) throws {
    let done = try Program(named: "python3").run([
      "-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])", path,
      statements,
    ])
    #expect(done.exitCode == 0, "\(done.errors)")
  }

  /// The message with which opening and reading fails; empty where it does not.
  private static func message(_ path: String) throws -> String {
    try message { _ = try Ledger.open(at: path).records() }
  }

  private static func message(_ body: () throws -> Void) throws -> String {
    do {
      try body()
    } catch let error as LedgerError {
      return error.message
    }
    return ""
  }
}

/// Random numbers that are the same in every run.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

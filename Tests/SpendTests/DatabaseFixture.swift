import FixtureSupport
import Foundation

@testable import Spend

/// Databases that tests have Python make, and what else the tests of agents' logs share.
enum DatabaseFixture {
  static let canary = "outcomes-canary-7c1e"

  /// A folder with what a script of `Fixtures/spend` makes.
  static func make(_ script: String) throws -> URL {
    let folder = try TemporaryDirectory.make("databases")
    try FixtureScript("spend/" + script).run([folder.path])
    return folder
  }

  /// A new database, made by statements; Python's `db` is the connection.
  static func database(named name: String, _ sql: String) throws -> SpendFile {
    let folder = try TemporaryDirectory.make("database")
    try run(
      "db.executescript(\(literal(sql)))\ndb.close()", on: folder.appendingPathComponent(name))
    return SpendFile(path: folder.appendingPathComponent(name).path)
  }

  static func run(_ lines: String, on file: URL) throws {
    let done = try Program(named: "python3").run(["-c", opening(file) + lines])
    guard done.exitCode == 0 else { throw FixtureError(done.errors) }
  }

  /// Runs Python on a database, and keeps it running, with its locks, until `body` is done.
  static func hold(_ lines: String, on file: URL, _ body: () throws -> Void) throws {
    guard let python = Program.find("python3") else { throw FixtureError("no python3") }
    let (input, output) = (Pipe(), Pipe())
    let process = Process()
    process.executableURL = python
    process.arguments = [
      "-c", opening(file) + lines + "\nimport sys\nprint('ready', flush=True)\nsys.stdin.read()",
    ]
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    defer {
      try? input.fileHandleForWriting.close()
      process.waitUntilExit()
    }
    guard !output.fileHandleForReading.availableData.isEmpty else {
      throw FixtureError("the database could not be made")
    }
    try body()
  }

  private static func opening(_ file: URL) -> String {
    "import sqlite3\ndb = sqlite3.connect(\(literal(file.path)), isolation_level=None)\n"
  }

  private static func literal(_ text: String) -> String { "'''\(text)'''" }

  /// The files of a folder, with what is in them.
  static func contents(of folder: URL) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      contents[name] = try Data(contentsOf: folder.appendingPathComponent(name))
    }
    return contents
  }

  static func copy(_ names: [String], of folder: URL) throws -> URL {
    let copy = try TemporaryDirectory.make("copy")
    for name in names {
      try FileManager.default.copyItem(
        at: folder.appendingPathComponent(name), to: copy.appendingPathComponent(name))
    }
    return copy
  }

  static func intake<Reader: SpendReader>(
    _ reader: Reader.Type, _ files: SpendFile...
  ) throws -> SpendIntake {
    var intake = SpendIntake()
    for file in files { try reader.read(file, into: &intake) }
    return intake
  }

  /// The message with which a file is refused, and what was taken from it before.
  static func refusal<Reader: SpendReader>(
    _ reader: Reader.Type, _ file: SpendFile
  ) -> (message: String?, intake: SpendIntake) {
    var intake = SpendIntake()
    do throws(SpendFileError) {
      try reader.read(file, into: &intake)
      return (nil, intake)
    } catch {
      return (error.message, intake)
    }
  }

  static func skipped(_ intake: SpendIntake) -> [SkipReason: Int] {
    intake.tally.skipped.mapValues(\.count)
  }

  static func hasCanary(_ intake: SpendIntake) -> Bool {
    "\(intake)".contains(canary)
  }
}

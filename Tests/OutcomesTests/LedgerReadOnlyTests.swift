import FixtureSupport
import Foundation
import Testing

@Suite("A ledger that may only be read")
struct LedgerReadOnlyTests {
  /// What somebody without rights finds.
  enum Place: CaseIterable {
    case readOnlyFile, readOnlyDirectory, both

    func make(_ run: SpendRun) throws {
      if self != .readOnlyDirectory { try run.set(0o444, run.ledger) }
      if self != .readOnlyFile { try run.set(0o555, run.keep) }
    }
  }

  @Test(
    "is read all the same, nothing is made beside it, and it cannot be written",
    arguments: Place.allCases)
  func read(_ place: Place) throws {
    let run = try SpendRun.imported()
    let listed = try run.run(["list"]).output
    try run.give()
    try place.make(run)
    let read = try run.withoutRights(["spend", "list"])
    #expect(read.exitCode == 0 && read.output == listed, "\(read.errors)")
    #expect(try run.withoutRights(["ledger", "check"]).exitCode == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: run.keep) == ["ledger.sqlite"])
    try run.write([SpendRun.lines[2].replacing("\"3\"", with: "\"5\"")], to: "more.jsonl")
    let written = try run.withoutRights(["spend", "import", "more.jsonl"])
    #expect(written.exitCode == 4 && written.errors.contains("hint: "), "\(written.errors)")
    try run.set(0o755, run.keep)
    try run.set(0o644, run.ledger)
    #expect(try run.run(["list"]).output == listed)
    #expect(try run.withoutRights(["spend", "import", "more.jsonl"]).exitCode == 0)
  }

  @Test("with a log that cannot be read, it is not taken for less than it is")
  func log() throws {
    let run = try SpendRun.imported()
    try run.give()
    try Data("what was written last".utf8).write(to: URL(fileURLWithPath: run.ledger + "-wal"))
    try run.set(0o555, run.keep)
    let done = try run.withoutRights(["spend", "list"])
    #expect(done.exitCode == 4 && done.errors.contains("its log"), "\(done.errors)")
    #expect(done.errors.contains("hint: "))
    try run.set(0o755, run.keep)
  }

  @Test("one that may not be read at all is named", arguments: ["file", "directory"])
  func forbidden(_ what: String) throws {
    let run = try SpendRun.imported()
    try run.give()
    try run.set(0, what == "file" ? run.ledger : run.keep)
    let done = try run.withoutRights(["spend", "list"])
    #expect(done.exitCode == 4 && done.errors.contains("permission denied"), "\(done.errors)")
    try run.set(0o755, run.keep)
  }

  @Test(
    "a file system that may only be read is as good",
    .enabled(if: LedgerMount.isPossible, "cannot mount here"))
  func fileSystem() throws {
    let run = try SpendRun.imported()
    let listed = try run.run(["list"]).output
    let done = try LedgerMount.run(
      """
      mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"
      """,
      [
        run.keep, try Checkout.built("outcomes").executable.path, "spend", "list", "--ledger",
        run.ledger,
      ],
      in: run.directory)
    #expect(done.exitCode == 0 && done.output == listed, "\(done.errors)")
  }

  @Test(
    "on a full disk nothing is lost, and the message says so",
    .enabled(if: LedgerMount.isPossible, "cannot mount here"))
  func full() throws {
    let run = try SpendRun.imported()
    let listed = try run.run(["list"]).output
    let lines = (0..<20_000).map { number in
      #"{"agent": "codex", "time": "2026-03-10T10:00:00Z", "id": "x\#(number)", "output_tokens": 5}"#
    }
    try run.write(lines, to: "many.jsonl")
    let program = try Checkout.built("outcomes").executable.path
    let done = try LedgerMount.run(
      """
      mkdir -p small && mount -t tmpfs -o size=300k tmpfs small && cp "$2" small/ledger.sqlite
      "$1" spend import many.jsonl --ledger small/ledger.sqlite
      echo "exit $?"
      "$1" spend list --ledger small/ledger.sqlite
      "$1" ledger check --ledger small/ledger.sqlite >check && echo sound
      """, [program, run.ledger], in: run.directory)
    #expect(done.errors.contains("the disk is full"), "\(done.errors)")
    #expect(done.output.hasPrefix("exit 4\n") && done.output.hasSuffix("sound\n"))
    #expect(done.output.contains(listed))
  }
}

/// Shell commands with mounts of their own, which are gone with them.
enum LedgerMount {
  /// Whether this user may mount something.
  static let isPossible: Bool = {
    let done = try? run("mount -t tmpfs tmpfs /mnt", [], in: FileManager.default.temporaryDirectory)
    return done?.exitCode == 0
  }()

  static func run(_ script: String, _ arguments: [String], in directory: URL) throws -> Completed {
    let own = geteuid() == 0 ? ["--mount"] : ["--user", "--map-root-user", "--mount"]
    return try Program(named: "unshare").run(
      own + ["sh", "-c", script, "sh"] + arguments, in: directory,
      environment: ["SOURCE_DATE_EPOCH": "\(Outcomes.now)"])
  }
}

extension SpendRun {
  /// The ledger's directory.
  fileprivate var keep: String { (ledger as NSString).deletingLastPathComponent }

  fileprivate func set(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  /// Gives everything to the one as whom `withoutRights` runs the program.
  fileprivate func give() throws {
    guard geteuid() == 0 else { return }
    for path in [directory.path, keep, ledger] {
      try FileManager.default.setAttributes(
        [.ownerAccountID: 65_534, .groupOwnerAccountID: 65_534], ofItemAtPath: path)
    }
    // Made for root alone, as is what it stands in.
    for path in [directory.path, keep] { try set(0o755, path) }
  }

  /// Root may do everything, so it becomes somebody else.
  fileprivate func withoutRights(_ arguments: [String]) throws -> Completed {
    let command =
      [try Checkout.built("outcomes").executable.path] + arguments + ["--ledger", ledger]
    let environment = ["SOURCE_DATE_EPOCH": "\(Outcomes.now)"]
    guard geteuid() == 0 else {
      return try Checkout.built("outcomes")
        .run(Array(command.dropFirst()), in: directory, environment: environment)
    }
    return try Program(named: "setpriv").run(
      ["--reuid=65534", "--regid=65534", "--clear-groups"] + command, in: directory,
      environment: environment)
  }
}

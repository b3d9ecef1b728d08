import FixtureSupport
import Foundation
import Testing

@Suite("outcomes ledger")
struct LedgerCommandTests {
  @Test("a ledger comes back from its backup, and what was there is kept")
  func backupAndRestore() throws {
    let run = try SpendRun.imported()
    let listed = try run.run(["list"]).output
    #expect(try run.ledger(["backup", "copy.sqlite"]).exitCode == 0)
    try run.write([Self.fourth], to: "more.jsonl")
    #expect(try run.run(["import", "more.jsonl"]).exitCode == 0)
    #expect(try run.run(["list"]).output != listed)
    let restored = try run.ledger(["restore", "copy.sqlite"])
    #expect(restored.exitCode == 0 && restored.output.contains(".before-restore"))
    #expect(try run.run(["list"]).output == listed)
    let kept = try Outcomes.run(
      ["spend", "list", "--ledger", run.ledger + ".before-restore"], in: run.directory)
    #expect(kept.output != listed && kept.exitCode == 0)
    #expect(try run.mode("copy.sqlite") == 0o600)
  }

  @Test("nothing that is there is overwritten without --force", arguments: ["backup", "export"])
  func force(_ command: String) throws {
    let run = try SpendRun.imported()
    try run.write(["mine"], to: "taken")
    let refused = try run.ledger([command, "taken"])
    #expect(refused.exitCode == 64 && refused.errors.contains("--force"))
    #expect(try run.bytes("taken") == Data("mine\n".utf8))
    #expect(try run.ledger([command, "taken", "--force"]).exitCode == 0)
    #expect(try run.bytes("taken") != Data("mine\n".utf8))
    #expect(try run.ledger([command, "nowhere/taken"]).exitCode == 4)
  }

  @Test("an export is the same on standard output, in a file, and from a ledger made of it")
  func export() throws {
    let run = try SpendRun.imported()
    let text = try run.ledger(["export"])
    #expect(text.exitCode == 0 && text.errors.isEmpty)
    #expect(text.output.split(separator: "\n").count == 5)
    #expect(try run.ledger(["export", "file.jsonl"]).exitCode == 0)
    #expect(try run.bytes("file.jsonl") == text.stdout)
    let other = run.directory.appendingPathComponent("other/ledger.sqlite").path
    for expected in ["3 new", "3 unchanged"] {
      let done = try Outcomes.run(
        ["ledger", "import", "file.jsonl", "--ledger", other], in: run.directory)
      #expect(done.exitCode == 0 && done.output.contains(expected), "\(done.errors)")
    }
    let again = try Outcomes.run(["ledger", "export", "--ledger", other], in: run.directory)
    #expect(again.stdout == text.stdout)
  }

  @Test("an import of what is no export takes nothing, and names the line")
  func badImport() throws {
    let run = try SpendRun.imported()
    let text = try run.ledger(["export"])
    try run.write([text.output + "{\"kind\":\"spend\"}"], to: "bad.jsonl")
    for (file, words) in [("bad.jsonl", "line 6"), ("log.jsonl", "line 1"), ("none", "'none'")] {
      let done = try run.ledger(["import", file])
      #expect(done.exitCode == 3 && done.errors.contains(words), "\(done.errors)")
      #expect(done.errors.contains("hint: "))
    }
    #expect(try run.ledger(["export"]).stdout == text.stdout)
  }

  @Test("a sound ledger is sound, and a damaged one is not")
  func check() throws {
    let run = try SpendRun.imported()
    let sound = try run.ledger(["check"])
    #expect(sound.exitCode == 0 && sound.output.contains("spend records: 3"))
    let file = URL(fileURLWithPath: run.ledger)
    var bytes = try Data(contentsOf: file)
    // The count of cells of every page but the first.
    for page in stride(from: 4_096, to: bytes.count, by: 4_096) { bytes[page + 4] ^= 0x55 }
    try bytes.write(to: file)
    let damaged = try run.ledger(["check"])
    #expect(damaged.exitCode == 4 && damaged.errors.contains("damaged"), "\(damaged.errors)")
    #expect(damaged.errors.contains("hint: "))
  }

  @Test(
    "without a ledger there is nothing to do, and none is made",
    arguments: [["backup", "x"], ["export"], ["check"]])
  func missing(_ arguments: [String]) throws {
    let run = try SpendRun()
    let done = try run.ledger(arguments)
    #expect(done.exitCode == 4 && done.errors.contains(run.ledger))
    #expect(!FileManager.default.fileExists(atPath: run.ledger))
  }

  /// One more call.
  private static let fourth =
    #"{"agent": "codex", "time": "2026-03-10T10:00:00Z", "id": "4", "output_tokens": 5}"#
}

extension SpendRun {
  /// Runs `outcomes ledger`.
  func ledger(_ arguments: [String]) throws -> Completed {
    try Outcomes.run(["ledger"] + arguments + ["--ledger", ledger], in: directory)
  }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: directory.appendingPathComponent(name))
  }

  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: directory.appendingPathComponent(name).path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }
}

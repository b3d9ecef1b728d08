import FixtureSupport
import Foundation
import Testing

@Suite("A ledger that cannot be used")
struct SpendLedgerFailureTests {
  @Test("what is no ledger is refused with exit code 4, and left as it is")
  func foreign() throws {
    let run = try SpendRun()
    try run.write(SpendRun.lines)
    try run.write(
      ["no ledger, but long enough to be taken for something"], to: "keep/ledger.sqlite")
    let before = try Data(contentsOf: URL(fileURLWithPath: run.ledger))
    for arguments in [["import", "log.jsonl"], ["list"], ["prices", "--check"]] {
      let done = try run.run(arguments)
      #expect(done.exitCode == 4)
      #expect(done.stdout.isEmpty)
      #expect(done.errors.hasPrefix("error: "))
      #expect(done.errors.contains("hint: "))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: run.ledger)) == before)
  }

  @Test("a ledger that is cut off is damaged", arguments: [4_096, 9_000])
  func truncated(length: Int) throws {
    let run = try SpendRun.imported()
    let file = URL(fileURLWithPath: run.ledger)
    try Data(contentsOf: file).prefix(length).write(to: file)
    let done = try run.run(["list"])
    #expect(done.exitCode == 4)
    #expect(done.errors.contains("damaged"))
  }

  @Test("a directory that cannot be made is named", arguments: ["file/keep.sqlite", "keep/"])
  func noPlace(ledger: String) throws {
    let run = try SpendRun()
    try run.write(SpendRun.lines)
    try run.write(["a file"], to: "file")
    let done = try Outcomes.run(
      ["spend", "import", "log.jsonl", "--ledger", ledger], in: run.directory)
    #expect(done.exitCode == 4)
    #expect(done.errors.contains(ledger))
  }

  @Test("only its owner may read it")
  func permissions() throws {
    let run = try SpendRun.imported()
    let attributes = try FileManager.default.attributesOfItem(atPath: run.ledger)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }
}

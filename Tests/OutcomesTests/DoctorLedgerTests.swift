import FixtureSupport
import Foundation
import Testing

@Suite("doctor: the ledger, logs and prices", .enabled(if: Prerequisites.git, "needs git"))
struct DoctorLedgerTests {
  @Test("none is a notice")
  func none() throws {
    let answer = try DoctorScene().examine()
    #expect(answer.exitCode == 0)
    #expect(answer.state("ledger") == "notice")
    #expect(answer.state("logs") == "ok")
    #expect(answer.state("prices") == nil)
  }

  @Test("one that is named has to be there")
  func named() throws {
    let answer = try DoctorScene().examine(["--ledger", "gone.sqlite"])
    #expect(answer.exitCode == 4)
    #expect(answer.state("ledger") == "problem")
  }

  @Test("its records are counted; what has no price is named")
  func prices() throws {
    let scene = try DoctorScene()
    try scene.importSpend(SpendRun.lines)
    let answer = try scene.examine()
    #expect(answer.exitCode == 0)
    #expect(answer.state("ledger") == "ok")
    #expect(answer.message("ledger").hasPrefix("whole: 3 records of spend"))
    #expect(answer.message("ledger").contains("2026-03-09"))
    #expect(answer.state("prices") == "problem")
    #expect(answer.message("prices").contains("'nobody-1'"))
    #expect(answer.remedy("prices") == "outcomes spend prices --check")
  }

  @Test("spend that has a price needs nothing")
  func priced() throws {
    let scene = try DoctorScene()
    try scene.importSpend(Array(SpendRun.lines.prefix(2)))
    #expect(try scene.examine().state("prices") == "ok")
  }

  @Test("a damaged one ends with 4, whatever else is wrong")
  func damaged() throws {
    let scene = try DoctorScene()
    try scene.importSpend(SpendRun.lines)
    try scene.configure("unknown = 1\n")
    let file = scene.directory.appendingPathComponent(".git/outcomes/ledger.sqlite")
    var bytes = try Data(contentsOf: file)
    for index in 4_200..<bytes.count { bytes[index] ^= 0x5A }
    try bytes.write(to: file)
    let answer = try scene.examine()
    #expect(answer.exitCode == 4)
    #expect(answer.state("ledger") == "problem")
    #expect(answer.state("configuration") == "problem")
    try Data("no ledger".utf8).write(to: file)
    #expect(try scene.examine().exitCode == 4)
  }

  @Test("agents' logs that were never imported are named, and not read")
  func logs() throws {
    let scene = try DoctorScene()
    let logs = scene.home.appendingPathComponent(".claude/projects/secret-name")
    try FileManager.default.createDirectory(at: logs, withIntermediateDirectories: true)
    let answer = try scene.examine()
    #expect(answer.state("logs") == "notice")
    #expect(answer.message("logs").hasSuffix("claude-code"))
    #expect(answer.remedy("logs") == "outcomes spend import ~/.claude/projects")
  }

  @Test("prices of 90 days ago are old")
  func catalog() throws {
    let scene = try DoctorScene()
    #expect(try scene.examine().state("catalog") == "ok")
    let old = try scene.examine(at: Outcomes.now + 90 * 86_400)
    #expect(old.state("catalog") == "notice")
    #expect(old.remedy("catalog").contains("--prices"))
  }
}

extension DoctorScene {
  /// Puts records of spend into the repository's ledger.
  func importSpend(_ lines: [String]) throws {
    let log = home.appendingPathComponent("log.jsonl")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: log)
    let done = try outcomes(["spend", "import", log.path])
    guard done.exitCode == 0 else { throw FixtureError(done.errors) }
  }
}

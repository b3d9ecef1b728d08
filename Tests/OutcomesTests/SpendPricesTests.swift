import FixtureSupport
import Foundation
import Testing

@Suite("spend prices")
struct SpendPricesTests {
  @Test("the catalog can be written to a file and read back")
  func catalog() throws {
    let run = try SpendRun.imported()
    let json = try run.run(["prices", "--format", "json"])
    #expect(json.exitCode == 0)
    try json.stdout.write(to: run.directory.appendingPathComponent("prices.json"))
    let own = try run.run(["list", "--format", "json", "--prices", "prices.json"]).output
    #expect(try own == run.run(["list", "--format", "json"]).output)
    let table = try run.run(["prices"])
    #expect(table.exitCode == 0)
    #expect(table.output.contains("claude-opus-5"))
  }

  @Test("a name leads to a model, and how is said")
  func lookup() throws {
    let run = try SpendRun()
    let names = ["us.anthropic.claude-opus-5", "nobody-1"]
    let lookups = try run.json(["prices"] + names).report["lookups"].items
    #expect(lookups.map { $0["model"] } == [.string("claude-opus-5"), .null])
    #expect(lookups[0]["usd_micros_per_million_tokens"]["output"].integer == 25_000_000)
    #expect(try run.run(["prices"] + names).output.contains("without us.anthropic."))
  }

  @Test("--check lists what has no price; that is no failure")
  func check() throws {
    let run = try SpendRun.imported()
    let (report, exitCode) = try run.json(["prices", "--check"])
    #expect(exitCode == 0)
    #expect(report["check"]["unpriced"].items.compactMap { $0["model"].string } == ["nobody-1"])
    #expect(report["check"]["priced"].items.compactMap { $0["is"].string } == ["claude-opus-5"])
    #expect(report["check"]["age_days"].integer != nil)
    #expect(try run.run(["prices", "--check"]).output.contains("nobody-1"))
  }
}

import FixtureSupport
import Foundation
import Testing

@Suite(
  "Where the money went",
  .enabled(if: Prerequisites.outcomeScenario, "needs git, python3 and outcome-scenario.py"))
struct SpendScanTests {
  /// A repository that merges, squashes, rebases, picks, reverts and gives up, and its agent's logs.
  private static let scenario = SharedFixture("scenario") { directory in
    try FixtureScript(sharedTool: "outcome-scenario.py").run([directory.path])
  }

  private static let truth = [
    "deployed": 645_000, "deployed_then_removed": 120_000, "merged_not_deployed": 105_000,
    "open": 0, "abandoned": 300_000, "no_commit": 187_500, "elsewhere": 67_500, "aggregate": 0,
  ]

  private func destinations(_ scan: Scan) -> [String: Int] {
    scan.report["spend"]["destinations"].members.compactMapValues(\.integer)
  }

  @Test("every session of the scenario ends where it belongs, to the micro-dollar")
  func destinations() throws {
    let directory = try Self.scenario.directory()
    let scan = try Outcomes.scan(["shop", "--spend", "home"], in: directory)
    #expect(scan.exitCode == 0, "\(scan.completed.errors)")
    #expect(destinations(scan) == Self.truth)
    #expect(scan.report["spend"]["total_usd_micros"].integer == 1_425_000)
    #expect(scan.report["spend"]["records"].integer == 190)
    let developer = scan.developer("dev1@example.com")["spend"]
    #expect(developer["attributed_usd_micros"].integer == 645_000)
    #expect(developer["total_usd_micros"].integer == 1_425_000)
    // Nobody knows what she spent: her logs are not here.
    #expect(scan.developer("jane@example.com")["spend"] == .null)
  }

  @Test("a clone without a reflog gives the same")
  func withoutReflog() throws {
    let directory = try Self.scenario.directory()
    let copy = try TemporaryDirectory.make("no-reflog")
    let (clone, home) = (copy.appendingPathComponent("shop"), copy.appendingPathComponent("home"))
    try FileManager.default.copyItem(at: directory.appendingPathComponent("shop"), to: clone)
    try FileManager.default.copyItem(at: directory.appendingPathComponent("home"), to: home)
    try FileManager.default.removeItem(at: clone.appendingPathComponent(".git/logs"))
    try move(logsIn: home, from: directory.appendingPathComponent("shop").path, to: clone.path)
    let scan = try Outcomes.scan([clone.path, "--spend", home.path])
    #expect(destinations(scan) == Self.truth)
  }

  @Test("through the ledger it is the same, however often it is imported")
  func ledger() throws {
    let directory = try Self.scenario.directory()
    let ledger = try TemporaryDirectory.make("ledger").appendingPathComponent("l.sqlite").path
    for _ in 0..<2 {
      let done = try Outcomes.run(
        ["spend", "import", "home", "--ledger", ledger], in: directory)
      #expect(done.exitCode == 0, "\(done.errors)")
    }
    let scan = try Outcomes.scan(["shop", "--ledger", ledger], in: directory)
    #expect(destinations(scan) == Self.truth)
    let both = try Outcomes.scan(["shop", "--ledger", ledger, "--spend", "home"], in: directory)
    #expect(destinations(both) == Self.truth)
  }

  @Test("without spend there is none, rather than zero")
  func none() throws {
    let directory = try Self.scenario.directory()
    let scan = try Outcomes.scan(["shop"], in: directory)
    #expect(scan.report["spend"] == .null)
    #expect(scan.report["totals"]["spend"] == .null)
  }

  @Test("somebody else's logs do not pay for this repository's commits")
  func otherPerson() throws {
    let directory = try Self.scenario.directory()
    let copy = try TemporaryDirectory.make("other").appendingPathComponent("home")
    try FileManager.default.copyItem(at: directory.appendingPathComponent("home"), to: copy)
    try FileManager.default.removeItem(at: copy.appendingPathComponent(".gitconfig"))
    let scan = try Outcomes.scan(
      ["shop", "--spend", copy.path, "--author", "jane@example.com"], in: directory)
    let found = destinations(scan)
    // Only what she asked for before her own commit went into it.
    #expect(found["merged_not_deployed"] == 82_500)
    #expect(found["deployed"] == 0)
    #expect(found["no_commit"] == 1_275_000)
    #expect(found.values.reduce(0, +) == 1_425_000)
  }

  @Test("what cannot be read is named, and all else counts")
  func unreadable() throws {
    let directory = try Self.scenario.directory()
    let missing = try Outcomes.run(["scan", "shop", "--spend", "nowhere"], in: directory)
    #expect(missing.exitCode == 3)
    #expect(missing.errors.contains("'nowhere'"))
    let extra = try TemporaryDirectory.make("damaged").appendingPathComponent("damaged.jsonl")
    let line = #"{"type":"assistant","message":{"id":"msg_1","usage":{"input_tokens":-5}}}"#
    try Data((line + "\n" + line + "\n").utf8).write(to: extra)
    let scan = try Outcomes.scan(
      ["shop", "--spend", "home", "--spend", extra.path], in: directory)
    #expect(scan.exitCode == 0 || scan.exitCode == 3)
    #expect(destinations(scan) == Self.truth)
  }

  /// Makes logs name another directory.
  private func move(logsIn home: URL, from old: String, to new: String) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: home.path)
    for name in names where name.hasSuffix(".jsonl") {
      let file = home.appendingPathComponent(name)
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing("\"cwd\":\"\(old)\"", with: "\"cwd\":\"\(new)\"").utf8).write(
        to: file)
    }
  }
}

import FixtureSupport
import Foundation
import Testing

@Suite("A scan reads spend notes", .enabled(if: Prerequisites.git, "needs git"))
struct SpendNoteScanTests {
  private static func scan(_ scene: SpendNoteScene, _ arguments: [String] = []) throws -> Scan {
    try Outcomes.scan([scene.repository.path, "--trunk", "--all"] + arguments)
  }

  private static func two() throws -> SpendNoteScene {
    let scene = try SpendNoteScene()
    try scene.commit("base", at: 0, session: nil)
    for number in 1...2 {
      try scene.call(at: Int64(number * 60 - 5), output: number * 1_000)
      try scene.commit("f\(number)", at: Int64(number * 60))
      try scene.note()
    }
    return scene
  }

  @Test("with no import, and in a clone that fetched them")
  func tokens() throws {
    let scene = try Self.two()
    let scan = try Self.scan(scene)
    #expect(scan.exitCode == 0, "\(scan.completed.errors)")
    let tokens = scan.report["totals"]["spend"]["tokens"]
    #expect(tokens["output"].integer == 3_000)
    #expect(tokens["cache_write"].integer == 14)
    let money = try ["HEAD", "HEAD~1"].flatMap { try scene.lines(of: $0) }
      .compactMap { $0["usd_nanos"].integer }.reduce(0, +)
    #expect(scan.report["spend"]["total_usd_micros"].integer == (money + 500) / 1_000)
    #expect(scan.report["spend"]["evidence"]["exact"].number == 1)
    #expect(scan.developer("ann@example.org")["spend"]["tokens"]["output"].integer == 3_000)
    let clone = scene.directory.appendingPathComponent("clone")
    try scene.run(["clone", "-q", "--no-local", scene.repository.path, clone.path])
    #expect(try Outcomes.scan([clone.path, "--trunk", "--all"]).report["spend"] == .null)
    try scene.run(["fetch", "-q", "origin", "refs/notes/outcomes:refs/notes/outcomes"], in: clone)
    let cloned = try Outcomes.scan([clone.path, "--trunk", "--all"])
    #expect(cloned.report["spend"] == scan.report["spend"])
  }

  @Test("the session's own log counts where it is there, and never both")
  func log() throws {
    let scene = try Self.two()
    let notes = try Self.scan(scene)
    let both = try Self.scan(scene, ["--spend", scene.home.path])
    #expect(both.report["spend"]["records"].integer == 2)
    #expect(both.report["spend"]["total_usd_micros"] == notes.report["spend"]["total_usd_micros"])
    #expect(both.report["totals"]["spend"]["tokens"] == notes.report["totals"]["spend"]["tokens"])
  }

  @Test("commits that were made anew change neither the money nor the funnel")
  func anew() throws {
    let scene = try Self.two()
    let before = try Self.scan(scene)
    let old = try scene.run(["rev-parse", "HEAD"])
    try scene.run(
      ["commit", "-q", "--amend", "-m", SpendNoteScene.message("another")], at: 130)
    let new = try scene.run(["rev-parse", "HEAD"])
    let done = try Checkout.built("outcomes").run(
      ["hook", "carry", "--git-dir", ".git"], in: scene.repository,
      environment: ["HOME": scene.home.path], input: Data("\(old) \(new)\n".utf8))
    #expect(done.exitCode == 0)
    #expect(try scene.outputs() == [2_000])
    let after = try Self.scan(scene)
    #expect(after.report["spend"] == before.report["spend"])
    #expect(after.report["funnel"] == before.report["funnel"])
    // A branch that still has the old one does not pay twice.
    try scene.run(["branch", "old", old])
    let branched = try Self.scan(scene)
    #expect(
      branched.report["spend"]["total_usd_micros"] == before.report["spend"]["total_usd_micros"])
    #expect(branched.report["spend"]["records"].integer == 2)
  }

  @Test("explain tells the tokens and the cost of a commit")
  func explain() throws {
    let scene = try Self.two()
    let done = try Outcomes.run(
      ["explain", "HEAD", "-C", scene.repository.path, "--trunk", "--all", "--format", "json"])
    #expect(done.exitCode == 0, "\(done.errors)")
    let report = try JSONValue(parsing: done.stdout)
    #expect(report["spend"]["tokens"]["output"].integer == 2_000)
    #expect(report["spend"]["tokens"]["cache_write"].integer == 7)
    #expect(report["cost"]["evidence"].string == "exact")
    #expect(report["evidence"].items.contains { $0["level"].string == "note" })
  }

  @Test("a note that is damaged is named")
  func damaged() throws {
    let scene = try Self.two()
    try scene.run(["notes", "--ref=outcomes", "add", "-f", "-m", #"{"schema": 1e308"#, "HEAD"])
    let scan = try Self.scan(scene)
    #expect(scan.words.contains("outcomes"))
    #expect(scan.report["totals"]["spend"]["tokens"]["output"].integer == 1_000)
  }
}

import FixtureSupport
import Foundation
import Spend
import Testing

@Suite("Claude Code's transcripts")
struct ClaudeCodeTests {
  private static let fixture = Checkout.fixtures.appendingPathComponent("spend/claude-code/home")

  private static func fixtureReading() -> SpendReading {
    SpendReading.read([fixture.path], readers: [ClaudeCodeReader.self])
  }

  private static func call(output: Int64, in reading: SpendReading) throws -> SpendRecord {
    let calls = reading.intake.records.filter { $0.usage.tokens.output == output }
    #expect(calls.count == 1)
    return try #require(calls.first)
  }

  @Test("a call is one record, however many blocks, forks and asides repeat it")
  func fixture() throws {
    let reading = Self.fixtureReading()
    let outputs = reading.intake.records.map(\.usage.tokens.output).sorted()
    #expect(outputs == [2, 4, 7, 8, 9, 9, 50, 300, 412])
    #expect(reading.tally.taken == 9)
    // Two more blocks of the first answer, three in the fork, one aside, one of the old release.
    #expect(reading.tally.repeated == 7)
    #expect(reading.tally.skipped.isEmpty)
  }

  @Test("the main thread's usage, and the origin that was written first")
  func original() throws {
    let call = try Self.call(output: 412, in: Self.fixtureReading())
    #expect(
      call.usage
        == Usage(
          model: "claude-opus-5",
          tokens: Tokens(input: 2, cacheRead: 31_561, cacheWrite1h: 7_548, output: 412)))
    #expect(
      call.origin
        == Origin(
          time: 1_793_697_164_120, session: "11111111-1111-4111-8111-111111111111",
          directory: "/w/repo", branch: "feat/x", author: "ada@example.org",
          fileStart: 1_793_697_160_000))
    #expect(call.agent == "claude-code" && call.grain == .request && call.format == .claudeCode)
  }

  @Test("what changes the price, and searches; a detached head has no branch")
  func terms() throws {
    let call = try Self.call(output: 50, in: Self.fixtureReading())
    #expect(call.usage.model == "claude-sonnet-5[1m]")
    #expect(call.usage.terms == [.batch, .fast, .us])
    #expect(call.usage.webSearches == 3)
    #expect(call.usage.tokens == Tokens(input: 10, cacheWrite5m: 100, output: 50))
    #expect(call.origin.branch == nil)
  }

  @Test("a subagent's call belongs to the session that started it")
  func subagent() throws {
    let call = try Self.call(output: 7, in: Self.fixtureReading())
    #expect(call.origin.session == "11111111-1111-4111-8111-111111111111")
    #expect(call.usage.isSidechain && call.origin.isSidechain)
    #expect(call.origin.branch == nil)
  }

  @Test("an old release: the final numbers, the split, its own money, and a word of warning")
  func old() throws {
    let call = try Self.call(output: 300, in: Self.fixtureReading())
    #expect(
      call.usage.tokens == Tokens(input: 4, cacheWrite5m: 40, cacheWrite1h: 60, output: 300))
    #expect(call.usage.stated == StatedCost(nanos: 12_300_000, basis: .estimate))
    #expect(call.usage.accuracy == .undercounted)
  }

  @Test("pull requests and other names of the session, each once, with the earliest time")
  func links() {
    let links = Self.fixtureReading().intake.links
    let session = "11111111-1111-4111-8111-111111111111"
    let found = Set(
      links.map { SessionLink(agent: $0.agent, session: $0.session, target: $0.target, time: $1) })
    #expect(
      found == [
        SessionLink(
          agent: "claude-code", session: session,
          target: .pullRequest(number: 142, repository: "o/r"), time: 1_793_697_360_000),
        SessionLink(
          agent: "claude-code", session: session, target: .alias("cse_01QP"),
          time: 1_793_697_160_000),
      ])
  }

  @Test("journals and results of tools are no transcripts, and no errors")
  func others() {
    let others = Self.fixtureReading().files.filter { $0.outcome == .unrecognised }
    let names = others.map { URL(fileURLWithPath: $0.path).lastPathComponent }
    #expect(names == ["journal.jsonl", "toolu_01.jsonl", ".gitconfig"])
  }

  @Test("nothing of what people and models wrote is kept")
  func privacy() {
    let kept = String(reflecting: Self.fixtureReading())
    #expect(!kept.contains("outcomes-canary-7c1e"))
  }
}

import Spend
import Testing

@Suite struct PiTests {
  @Test func aSessionAndItsBranch() throws {
    let intake = try AgentLog.read(AgentLog.files("pi"), by: PiReader.self)
    #expect(
      intake.summary == [
        "claude-sonnet-5 1200 4000 800 300", "claude-sonnet-5 60 6000 0 90",
        "gpt-5.6-sol 2000 0 0 150",
      ])
    #expect(
      intake.records.map(\.usage.stated)
        == [10_350_000, 2_820_000, 13_000_000].map { StatedCost(nanos: $0, basis: .estimate) })
    #expect(intake.skipped.isEmpty)
    #expect(!intake.everything.contains(AgentLog.canary))
  }

  @Test func theCopiesBelongToTheOriginal() throws {
    let files = try AgentLog.files("pi")
    for order in [files, files.reversed(), files + files] {
      let intake = try AgentLog.read(order, by: PiReader.self)
      #expect(intake.records.count == 3)
      let first = try #require(intake.records.first { $0.usage.tokens.output == 300 })
      #expect(
        first.origin
          == Origin(
            time: 1_772_366_403_500, session: "22222222-aaaa-4bbb-8ccc-000000000001",
            directory: "/home/dev/widget", fileStart: 1_772_366_400_000))
    }
  }

  private func read(_ message: String) throws -> SpendIntake {
    try AgentLog.read(
      [
        #"{"type":"session","id":"s","timestamp":"2026-01-01T00:00:00Z","cwd":"/x"}"#,
        #"{"type":"message","timestamp":"2026-01-01T00:00:01Z","message":\#(message)}"#,
      ], by: PiReader.self)
  }

  @Test(arguments: [
    (#"{"role":"assistant","usage":{"input":-1,"output":5}}"#, [SkipReason.badNumber: 1]),
    (#"{"role":"assistant","usage":{"input":1e308,"output":5}}"#, [.badNumber: 1]),
    (#"{"role":"assistant","usage":{"input":"5","output":5}}"#, [.badNumber: 1]),
    (#"{"role":"assistant","usage":{"totalTokens":333}}"#, [.missingAmount: 1]),
    (#"{"role":"assistant","usage":{"input":0,"output":0}}"#, [:]),
    (#"{"role":"assistant","usage":null}"#, [:]), (#"{"role":"user","usage":{"input":1}}"#, [:]),
    ("null", [:]), (String(repeating: "[", count: 100_000), [.malformed: 1]),
    (#"{"role":"assistant","usage":{"#, [.malformed: 1]),
  ])
  func whatCannotBeUsedIsCounted(message: String, skipped: [SkipReason: Int]) throws {
    let intake = try read(message)
    #expect(intake.records.isEmpty)
    #expect(intake.skipped == skipped)
  }

  @Test(arguments: [
    #"{"type":"message","message":{"role":"user"}}"#, #"{"type":"messag3","message":{}}"#,
    #"{"type":"compaction"}"#, #"{"typ":"message"}"#, #"{"type":7}"#, "{}",
  ])
  func whatIsNoAnswerIsPassedOver(line: String) throws {
    let header = #"{"type":"session","id":"s","timestamp":"2026-01-01T00:00:00Z","cwd":"/x"}"#
    let intake = try AgentLog.read([header, line], by: PiReader.self)
    #expect(intake.tally.passedOver == 1 && intake.skipped.isEmpty && intake.records.isEmpty)
  }

  @Test(arguments: ["-1", "1e308", "\"x\"", "null", "0"])
  func aCostThatIsNoneLeavesTheTokens(cost: String) throws {
    let intake = try read(
      #"{"role":"assistant","usage":{"input":4,"output":5,"cost":{"total":\#(cost)}}}"#)
    #expect(intake.summary == ["- 4 0 0 5"])
    #expect(intake.records.first?.usage.stated == nil)
    #expect(intake.records.first?.origin.time == 1_767_225_601_000)
  }

  @Test func otherFilesAreNotRecognised() throws {
    for line in [#"{"type":"session","id":"1"}"#, #"{"type":"message","cwd":"/x"}"#, "[]", ""] {
      #expect(try !PiReader.recognises(AgentLog.write([line]).sample()))
    }
  }
}

import Spend
import Testing

@Suite struct CopilotCLITests {
  private let first = "11111111-aaaa-4bbb-8ccc-000000000001"
  private let second = "11111111-aaaa-4bbb-8ccc-000000000002"

  @Test func sumsThatGoOnAndSumsThatBeginAnew() throws {
    let intake = try AgentLog.read(AgentLog.files("copilot-cli"), by: CopilotCLIReader.self)
    let sessions = Dictionary(grouping: zip(intake.records, intake.summary)) {
      $0.0.origin.session ?? ""
    }.mapValues { $0.map(\.1).sorted() }
    #expect(
      sessions[first] == [
        "claude-sonnet-5 200 0 700 40", "gpt-5.4 4000 6000 0 500", "gpt-5.4 500 2500 0 100",
      ])
    #expect(
      sessions[second] == [
        "gpt-5.4 0 0 0 77", "gpt-5.4 10000 20000 0 900", "gpt-5.4 1500 500 0 100",
      ])
    #expect(intake.records.allSatisfy { $0.grain == .session && $0.agent == "copilot" })
    #expect(intake.skipped.isEmpty)
    #expect(!intake.everything.contains(AgentLog.canary))
  }

  @Test func recordsSayWhereTheyComeFrom() throws {
    let intake = try AgentLog.read(AgentLog.files("copilot-cli"), by: CopilotCLIReader.self)
    let sum = try #require(intake.records.first { $0.usage.tokens.output == 500 })
    #expect(
      sum.origin
        == Origin(
          time: 1_789_048_800_000, session: first, directory: "/home/dev/widget",
          repository: "team/widget", branch: "feature/login"))
    let resumed = try #require(intake.records.first { $0.usage.tokens.output == 40 })
    #expect(resumed.origin.branch == "feature/logout")
    #expect(resumed.origin.time == 1_789_052_400_000)
    let commit = SessionLink.Target.parentCommit("fedcba9876543210fedcba9876543210fedcba98")
    #expect(intake.links.filter { $0.key.target == commit }.count == 2)
  }

  @Test func filesCanBeReadInAnyOrderAndTwice() throws {
    let files = try AgentLog.files("copilot-cli")
    let expected = try AgentLog.read(files, by: CopilotCLIReader.self)
    let intake = try AgentLog.read(files.reversed() + files, by: CopilotCLIReader.self)
    #expect(Set(intake.records) == Set(expected.records))
  }

  private static let start =
    #"{"type":"session.start","timestamp":"2026-01-01T00:00:00Z","data":{"sessionId":"s"}}"#

  private static func answer(_ output: String) -> String {
    #"{"type":"assistant.message","timestamp":"2026-01-01T00:00:01Z","data":{"model":"m","#
      + #""outputTokens":\#(output)}}"#
  }

  private static func end(_ input: String, _ output: String) -> String {
    #"{"type":"session.shutdown","timestamp":"2026-01-01T00:00:02Z","data":{"modelMetrics":"#
      + #"{"m":{"usage":{"inputTokens":\#(input),"outputTokens":\#(output)}}}}}"#
  }

  @Test func theSumReplacesWhatWasKnownBefore() throws {
    let running = try AgentLog.write([Self.start, Self.answer("40")])
    let ended = try AgentLog.write([Self.start, Self.answer("40"), Self.end("100", "40")])
    for files in [[running, ended], [ended, running]] {
      let intake = try AgentLog.read(files, by: CopilotCLIReader.self)
      #expect(intake.summary == ["m 100 0 0 40"])
      #expect(intake.records.first?.usage.accuracy == .exact)
    }
    let intake = try AgentLog.read([running], by: CopilotCLIReader.self)
    #expect(intake.records.first?.usage.accuracy == .undercounted)
  }

  @Test func sumsWithoutAnswersBetweenThem() throws {
    // The same again, more, less.
    let intake = try AgentLog.read(
      [Self.start] + [("10", "5"), ("10", "5"), ("30", "7"), ("20", "6")].map { Self.end($0, $1) },
      by: CopilotCLIReader.self)
    #expect(intake.summary == ["m 10 0 0 5", "m 20 0 0 2", "m 20 0 0 6"])
  }

  /// With an id, the same event; without one, there may be two that look alike.
  @Test func eventsThatWereWrittenTwiceAreOne() throws {
    func named(_ line: String, _ id: Int) -> String { line.dropLast() + #","id":"e\#(id)"}"# }
    let once = [Self.start, Self.answer("40"), Self.end("100", "40"), Self.answer("7")]
      .enumerated().map { named($1, $0) }
    let expected = try AgentLog.read(once, by: CopilotCLIReader.self)
    #expect(expected.summary == ["m 100 0 0 40", "m 0 0 0 7"])
    let twice = once.flatMap { [$0, $0] } + once
    let intake = try AgentLog.read(twice, by: CopilotCLIReader.self)
    #expect(intake.records == expected.records)
    #expect(intake.tally.passedOver == 8)
    let damaged = named(Self.answer("-1"), 1)
    let mended = try AgentLog.read([once[0], damaged] + once, by: CopilotCLIReader.self)
    #expect(mended.records == expected.records)
    #expect(mended.skipped == [.badNumber: 1])
    let other = #"{"type":"user.message","data":{}}"#
    #expect(try AgentLog.read(once + [other], by: CopilotCLIReader.self).tally.passedOver == 1)
  }

  @Test(arguments: ["-1", "1e308", "\"7\"", "[1]"])
  func whatCannotBeUsedIsCounted(number: String) throws {
    let intake = try AgentLog.read(
      [Self.start, Self.answer(number), Self.end(number, "5"), Self.end("5", "5")],
      by: CopilotCLIReader.self)
    #expect(intake.summary == ["m 5 0 0 5"])
    #expect(intake.skipped == [.badNumber: 2])
  }

  @Test func damagedFiles() throws {
    let nested =
      #"{"type":"session.resume","data":"# + String(repeating: #"{"context":"#, count: 100_000)
    var lines = [Self.start, nested, "7", "{", Self.end("5", "5")]
    lines += (0..<600).map {
      #"{"type":"assistant.message","data":{"model":"\#($0)","outputTokens":1}}"#
    }
    let intake = try AgentLog.read(lines, by: CopilotCLIReader.self)
    // The answers have no time.
    #expect(intake.skipped == [.malformed: 3, .badTime: 1])
    #expect(intake.summary == ["m 5 0 0 5"])
    let unknown = try AgentLog.read(
      [Self.start.replacing(#":"s""#, with: ":7"), Self.end("5", "5")], by: CopilotCLIReader.self)
    #expect(unknown.skipped == [.missingIdentity: 1])
  }

  @Test func otherFilesAreNotRecognised() throws {
    for line in [#"{"type":"session"}"#, #"{"type":"session.start"}"#, "[]", ""] {
      #expect(try !CopilotCLIReader.recognises(AgentLog.write([line]).sample()))
    }
  }
}

import FixtureSupport
import Spend
import Testing

@Suite struct GeminiCLITests {
  private let session = "5f0c2d1e-1111-4222-8333-444455556666"

  @Test func chatsSubagentsAndDocuments() throws {
    let intake = try AgentLog.read(AgentLog.files("gemini-cli"), by: GeminiCLIReader.self)
    #expect(
      intake.summary.sorted() == [
        "gemini-2.5-pro 250 150 0 75",
        "gemini-3-flash 400 100 0 60",
        "gemini-3-flash 700 0 0 30",
        "gemini-3-pro 2000 0 0 100",
        "gemini-3-pro 3808 11526 0 942",
      ])
    #expect(intake.skipped.isEmpty)
    #expect(!intake.everything.contains(AgentLog.canary))
  }

  @Test func recordsSayWhereTheyComeFrom() throws {
    let intake = try AgentLog.read(AgentLog.files("gemini-cli"), by: GeminiCLIReader.self)
    let first = try #require(intake.records.first { $0.usage.tokens.output == 942 })
    #expect(
      first.origin
        == Origin(
          time: 1_786_528_805_000, session: session, directory: "/home/dev/widget",
          fileStart: 1_786_528_800_000))
    let subagent = try #require(intake.records.first { $0.usage.tokens.output == 30 })
    #expect(subagent.origin.session == session && subagent.usage.isSidechain)
    #expect(subagent.origin.directory == "/home/dev/widget")
    let alias = SessionLink.Target.alias("9a0b1c2d-1111-4222-8333-444455557777")
    #expect(intake.links.map(\.key.target) == [alias])
    #expect(intake.links.map(\.key.session) == [session])
  }

  @Test func filesCanBeReadInAnyOrderAndTwice() throws {
    let files = try AgentLog.files("gemini-cli")
    let expected = try AgentLog.read(files, by: GeminiCLIReader.self)
    let intake = try AgentLog.read(files.reversed() + files, by: GeminiCLIReader.self)
    #expect(Set(intake.records) == Set(expected.records))
  }

  /// A session that is taken up again is copied from a document to lines.
  @Test func aDocumentAndItsLinesAreOne() throws {
    let message =
      #"{"id":"1","timestamp":"2026-01-01T00:00:00Z","type":"gemini","model":"m","tokens":"#
      + #"{"input":5,"output":2,"cached":0,"total":7}}"#
    let head = #""sessionId":"s","projectHash":"p","startTime":"2026-01-01T00:00:00Z""#
    let document = try AgentLog.write(
      ["{", "  \(head),", "  \"messages\": [\(message)]", "}"], as: "session-1.json")
    let lines = try AgentLog.write(["{\(head)}", message])
    let oneLine = try AgentLog.write(["{\(head),\"messages\":[\(message)]}"])
    for files in [[document, lines, oneLine], [lines], [document], [oneLine]] {
      let intake = try AgentLog.read(files, by: GeminiCLIReader.self)
      #expect(intake.summary == ["m 5 0 0 2"])
      #expect(intake.records.first?.origin.directory == nil)
    }
  }

  @Test(arguments: [
    // The parts are beside one another; the output holds the thoughts; nobody says.
    (#"{"input":10,"output":5,"cached":4,"thoughts":3,"tool":2,"total":20}"#, "m 8 4 0 8"),
    (#"{"input":10,"output":5,"cached":4,"thoughts":3,"tool":0,"total":15}"#, "m 6 4 0 5"),
    (#"{"input":10,"output":5,"cached":0,"thoughts":3}"#, "m 10 0 0 8"),
    (#"{"input":10,"output":5,"cached":40,"total":15}"#, "m 0 10 0 5"),
  ])
  func howTokensAddUp(tokens: String, summary: String) throws {
    #expect(try read(tokens).summary == [summary])
  }

  @Test(arguments: [
    (#"{"input":-1,"output":5}"#, [SkipReason.badNumber: 1]),
    (#"{"input":1e308,"output":5}"#, [.badNumber: 1]),
    (#"{"input":"5","output":5}"#, [.badNumber: 1]),
    (#"{"input":0,"output":0}"#, [:]), ("null", [:]), ("7", [:]),
    (#"{"input":1"#, [.malformed: 1]),
  ])
  func whatCannotBeUsedIsCounted(tokens: String, skipped: [SkipReason: Int]) throws {
    let intake = try read(tokens)
    #expect(intake.records.isEmpty)
    #expect(intake.skipped == skipped)
  }

  @Test(arguments: [
    (#"{"id":"1","type":"user"}"#, 1), (#"{"id":"1","type":"gemin1","tokens":{"input":1}}"#, 1),
    (#"{"typ":"gemini","tokens":{"input":1}}"#, 1), (#"{"$rewindTo":"1"}"#, 1), ("{}", 1),
    (#"{"$set":{"messages":[{"type":"user"},{"type":"info"},7]}}"#, 3),
    (#"{"sessionId":"s","directories":["/x"]}"#, 0),
  ])
  func whatIsNoAnswerIsPassedOver(line: String, count: Int) throws {
    let intake = try AgentLog.read(
      [#"{"sessionId":"s","projectHash":"p"}"#, line], by: GeminiCLIReader.self)
    #expect(intake.tally.passedOver == count && intake.skipped.isEmpty && intake.records.isEmpty)
  }

  private func read(_ tokens: String) throws -> SpendIntake {
    try AgentLog.read(
      [
        #"{"sessionId":"s","projectHash":"p"}"#,
        #"{"id":"1","timestamp":"2026-01-01T00:00:00Z","type":"gemini","model":"m","tokens":\#(tokens)}"#,
        #"{"$set":{"$set":{"messages":[]}}}"#,
      ], by: GeminiCLIReader.self)
  }

  @Test func damagedFiles() throws {
    let nested = String(repeating: #"{"$set":"#, count: 100_000)
    let intake = try AgentLog.read(
      [
        #"{"sessionId":"s","projectHash":"p"}"#, nested, "7", "{} {}",
        #"{"type":"gemini","timestamp":"2026-01-01T00:00:00Z","tokens":{"input":1}}"#,
        #"{"type":"gemini","id":"1","tokens":{"input":1}}"#,
      ], by: GeminiCLIReader.self)
    #expect(intake.records.isEmpty)
    #expect(intake.skipped == [.malformed: 3, .missingIdentity: 1, .badTime: 1])
    let cut = try AgentLog.write(["{", #""sessionId":"s","projectHash":"p","messages":[{"#])
    #expect(try AgentLog.read([cut], by: GeminiCLIReader.self).skipped == [.cutOff: 1])
  }

  @Test func otherFilesAreNotRecognised() throws {
    for line in [#"{"sessionId":"s"}"#, #"{"type":"session"}"#, "[]", ""] {
      #expect(try !GeminiCLIReader.recognises(AgentLog.write([line]).sample()))
    }
  }
}

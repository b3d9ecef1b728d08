import Spend
import Testing

/// Spans and events of the GenAI conventions.
struct OTLPGenAITests {
  @Test func bestAccountOfATraceCounts() throws {
    let intake = try OTLPFixture.read("copilot-otel.jsonl")
    #expect(
      intake.records.map(\.usage.tokens) == [
        Tokens(input: 7_127, cacheRead: 12_300, cacheWrite5m: 25, output: 281),
        Tokens(input: 600, cacheRead: 400, output: 100),
        Tokens(input: 300, output: 30),
        Tokens(input: 70, output: 7),
      ])
    #expect(intake.records.map(\.agent) == ["copilot", "copilot", "copilot", "copilot"])
    #expect(intake.records.map(\.grain) == [.request, .request, .session, .session])
    #expect(intake.records.map(\.usage.accuracy) == [.exact, .exact, .approximate, .approximate])
    #expect(intake.tally.passedOver == 7)
    #expect(intake.tally.skipped.isEmpty)
  }

  /// The span of a call does not say whose it is, other entries of its trace do.
  @Test func traceTellsTheSession() throws {
    let records = try OTLPFixture.read("copilot-otel.jsonl").records
    #expect(records.map(\.origin.session) == ["conv-1", "conv-1", "conv-1", "conv-2"])
    #expect(records[0].origin.time == OTLPFixture.start + 10_500)
  }

  @Test func totalTellsWhetherInputIncludesTheCache() throws {
    let intake = try OTLPFixture.read("genai-spans.json")
    #expect(
      intake.records.map(\.usage.tokens) == [
        Tokens(input: 300, cacheRead: 200, output: 50),
        Tokens(input: 500, cacheRead: 200, cacheWrite5m: 10, output: 50),
      ])
    #expect(intake.records.map(\.agent) == ["openai-api", "anthropic-api"])
    #expect(intake.records[1].origin.time == OTLPFixture.start + 54_000)
  }

  /// An answer is known by its id, whichever signal tells it, and in whichever file.
  @Test func answersByTheirId() throws {
    func log(_ time: String) -> String {
      OTLPFixture.log(
        [
          ("event.name", #""gen_ai.client.inference.operation.details""#),
          ("gen_ai.response.id", #""resp-9""#), ("gen_ai.usage.output_tokens", #""5""#),
        ], time: time)
    }
    let lines = [log(#""1785574800000000000""#), log(#""1785574801000000000""#)]
    let intake = try OTLPFixture.read(text: lines.joined(separator: "\n"))
    #expect(intake.records.count == 1)
    #expect(intake.records.first?.origin.time == OTLPFixture.start)
  }

  /// Commands that an agent starts may be of another agent, in the same trace.
  @Test func agentsOfOneTraceStandBesideOneAnother() throws {
    func span(_ service: String, _ id: Int, _ operation: String) -> String {
      #"{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"\#(service)"}}]},"#
        + #""scopeSpans":[{"spans":[{"traceId":"ab","spanId":"\#(id)","endTimeUnixNano":"1785574800000000000","#
        + #""attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"\#(operation)"}},"#
        + #"{"key":"gen_ai.usage.input_tokens","value":{"intValue":\#(id)}}]}]}]}]}"#
    }
    let lines = [
      span("goose", 3, "chat"), span("github-copilot", 5, "invoke_agent"),
      span("goose", 8, "invoke_agent"),
    ]
    let intake = try OTLPFixture.read(text: lines.joined(separator: "\n"))
    #expect(Set(intake.records.map(\.usage.tokens.input)) == [3, 5])
  }
}

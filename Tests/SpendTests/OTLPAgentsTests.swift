import Spend
import Testing

/// The events of Codex and Gemini CLI.
struct OTLPAgentsTests {
  @Test func codex() throws {
    let intake = try OTLPFixture.read("codex-events.jsonl")
    #expect(
      intake.records.map(\.usage.tokens) == [
        Tokens(input: 1_200, cacheRead: 300, cacheWrite5m: 100, output: 450),
        Tokens(input: 100, cacheRead: 1_900, output: 10),
      ])
    #expect(intake.tally.passedOver == 3)
    #expect(intake.tally.skipped.isEmpty)
    let first = intake.records[0]
    #expect(first.agent == "codex")
    #expect(first.usage.model == "gpt-5.6-sol")
    #expect(first.usage.stated == nil)
    #expect(first.origin.session == "0199aa10-7c1e-7000-8000-000000000001")
    #expect(first.origin.author == "bob@example.org")
    #expect(first.origin.time == OTLPFixture.start + 2_001)
  }

  /// The same event stands in a span too, where traces are exported.
  @Test func codexInASpan() throws {
    let attributes =
      #"[{"key":"event.name","value":{"stringValue":"codex.sse_event"}},"#
      + #"{"key":"event.kind","value":{"stringValue":"response.completed"}},"#
      + #"{"key":"event.timestamp","value":{"stringValue":"2026-08-01T09:00:02.001Z"}},"#
      + #"{"key":"conversation.id","value":{"stringValue":"c"}},"#
      + #"{"key":"input_token_count","value":{"stringValue":"10"}}]"#
    let span =
      #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"turn","events":["#
      + #"{"name":"event","timeUnixNano":"1785574802002000000","attributes":\#(attributes)}]}]}]}]}"#
    let log =
      #"{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"observedTimeUnixNano":"1785574802003000000","#
      + #""attributes":\#(attributes)}]}]}]}"#
    let alone = try OTLPFixture.read(text: span)
    #expect(alone.records.map(\.usage.tokens) == [Tokens(input: 10)])
    let both = try OTLPFixture.read(text: span + "\n" + log)
    #expect(both.records == alone.records)
  }

  @Test func gemini() throws {
    let intake = try OTLPFixture.read("gemini-outfile.log")
    #expect(
      intake.records.map(\.usage.tokens) == [
        // Thoughts beside the output; what the tool put in is input.
        Tokens(input: 430, cacheRead: 600, output: 250),
        // The total says that the thoughts are in the output.
        Tokens(input: 1_200, output: 240),
      ])
    #expect(intake.records.map(\.agent) == ["gemini-cli", "gemini-cli"])
    #expect(intake.records.map(\.grain) == [.request, .request])
    #expect(intake.records[0].usage.model == "gemini-3-pro")
    #expect(intake.records[0].origin.session == "6c1e4a52-0d0f-4b2e-8a55-1f0000000001")
    #expect(intake.records[0].origin.author == "cy@example.org")
    // The prompt, the two events of the GenAI conventions, and the metric.
    #expect(intake.tally.passedOver == 4)
  }

  /// Where the agent's own event is elsewhere, that of the conventions is a sum, which the join
  /// does not add to it.
  @Test func geminiByTheConventions() throws {
    let text = OTLPFixture.log(
      [
        ("event.name", #""gen_ai.client.inference.operation.details""#),
        ("session.id", #""s""#), ("gen_ai.usage.input_tokens", #""5""#),
      ], resource: [("service.name", #""gemini-cli""#)])
    let record = try #require(try OTLPFixture.read(text: text).records.first)
    #expect(record.agent == "gemini-cli")
    #expect(record.grain == .session)
  }
}

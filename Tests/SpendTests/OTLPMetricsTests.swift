import Foundation
import Spend
import Testing

/// Metrics that count tokens and money.
struct OTLPMetricsTests {
  @Test func pointsThatCountFromTheOneBefore() throws {
    let intake = try OTLPFixture.read("claude-metrics-delta.jsonl")
    #expect(
      intake.records.map(\.usage.tokens) == [
        Tokens(input: 10, cacheRead: 5_000, cacheWrite5m: 700, output: 100),
        Tokens(input: 5, cacheRead: 2_500, output: 50),
      ])
    #expect(intake.records.map(\.usage.stated?.nanos) == [11_000_000, 4_000_000])
    #expect(intake.records.map(\.grain) == [.session, .session])
    #expect(intake.records.map(\.usage.model) == ["claude-opus-5", "claude-opus-5"])
    #expect(
      intake.records.map(\.origin.time) == [OTLPFixture.start, OTLPFixture.start + 60_000])
    #expect(intake.tally.passedOver == 6)
    #expect(intake.tally.skipped.isEmpty)
  }

  /// Of each start the last sum counts, wherever it stands; a second process starts anew.
  @Test func pointsThatCountFromTheirStart() throws {
    let intake = try OTLPFixture.read("claude-metrics-cumulative.jsonl")
    let tokens = intake.records.map(\.usage.tokens)
    #expect(
      tokens == [
        Tokens(input: 15, cacheRead: 7_500, cacheWrite5m: 700, output: 150),
        Tokens(input: 1, cacheRead: 3, cacheWrite5m: 4, output: 2),
      ])
    #expect(intake.records.map(\.usage.stated?.nanos) == [15_000_000, 1_000_000])
  }

  /// The session has events: the metrics of other files are sums, for the join to leave out.
  @Test func eventsOfTheSameFileWin() throws {
    let metrics = try line(of: "claude-metrics-delta.jsonl")
      .replacing("2f6d6f1b9c03", with: "2f6d6f1b9c01")
    let events = try line(of: "claude-events.jsonl")
    let intake = try OTLPFixture.read(text: metrics + "\n" + events)
    #expect(intake.records.map(\.grain) == [.request])
  }

  @Test(arguments: [("0", SkipReason.malformed), ("3", .malformed), ("null", .malformed)])
  func unknownTemporality(_ value: String, _ reason: SkipReason) throws {
    let text = try line(of: "claude-metrics-delta.jsonl")
      .replacing(#""aggregationTemporality":1"#, with: #""aggregationTemporality":\#(value)"#)
    let intake = try OTLPFixture.read(text: text)
    #expect(intake.records.isEmpty)
    #expect(intake.tally.skipped[reason]?.count == 2)
  }

  @Test(arguments: [#""asInt":"-10""#, #""asInt":"1e99""#, #""asDouble":0.5"#, #""asInt":[10]"#])
  func badPoints(_ value: String) throws {
    let text = try line(of: "claude-metrics-delta.jsonl")
      .replacing(#""asInt":"10""#, with: value)
    let intake = try OTLPFixture.read(text: text)
    #expect(intake.tally.skipped[.badNumber]?.count == 1)
    #expect(intake.records.map(\.usage.tokens.input) == [0])
    #expect(intake.records.map(\.usage.tokens.output) == [100])
  }

  /// Without a session it is known only for a span of time.
  @Test func conventionsWithoutASession() throws {
    func point(_ type: String, _ sum: Int) -> String {
      #"{"attributes":[{"key":"gen_ai.token.type","value":{"stringValue":"\#(type)"}},"#
        + #"{"key":"gen_ai.request.model","value":{"stringValue":"gpt-5.4"}},"#
        + #"{"key":"gen_ai.provider.name","value":{"stringValue":"openai"}}],"#
        + #""startTimeUnixNano":"1785574800000000000","timeUnixNano":"1785574860000000000","#
        + #""count":"3","sum":\#(sum).0}"#
    }
    let text =
      #"{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"gen_ai.client.token.usage","#
      + #""histogram":{"dataPoints":[\#(point("input", 40)),\#(point("output", 4))],"#
      + #""aggregationTemporality":"AGGREGATION_TEMPORALITY_DELTA"}}]}]}]}"#
    let record = try #require(try OTLPFixture.read(text: text).records.first)
    #expect(record.usage.tokens == Tokens(input: 40, output: 4))
    #expect(record.grain == .bucket)
    #expect(record.agent == "openai-api")
    #expect(record.usage.accuracy == .approximate)
  }

  /// The first line of a fixture.
  private func line(of name: String) throws -> String {
    let text = try String(
      contentsOf: OTLPFixture.folder.appendingPathComponent(name), encoding: .utf8)
    return String(text.prefix { $0 != "\n" })
  }
}

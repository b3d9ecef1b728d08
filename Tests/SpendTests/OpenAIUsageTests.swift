import Testing

@testable import Spend

@Suite("OpenAI's usage report")
struct OpenAIUsageTests {
  private func records(of row: String) throws -> SpendIntake {
    try Exported.read(
      text: """
        {"object":"page","data":[{"object":"bucket","start_time":1790985600,"end_time":1791072000,\
        "results":[\(row)]}]}
        """, by: OpenAIUsageReader.self)
  }

  @Test("The fixture, to the token: input is split into its three classes")
  func fixture() throws {
    let intake = try Exported.read(
      Exported.fixture("openai-usage/page.json"), by: OpenAIUsageReader.self)
    let records = intake.records
    try #require(records.count == 2)
    #expect(records.allSatisfy { $0.agent == "openai-api" && $0.grain == .bucket })
    #expect(records.allSatisfy { $0.format == .openAIUsage && $0.origin.author == nil })
    #expect(records.allSatisfy { $0.origin.time == 1_790_985_600_000 })
    #expect(
      records[0].usage.tokens
        == Tokens(input: 900, cacheRead: 4_000, cacheWrite5m: 100, output: 1_000))
    #expect(records[1].usage.tokens == Tokens(input: 600, cacheRead: 400, output: 10))
    #expect(records.map(\.usage.terms) == [[], .batch])
    #expect(intake.tally.passedOver == 1)
  }

  @Test("What is counted otherwise than in tokens is named, moderation is free")
  func otherKinds() throws {
    let images = #"{"object":"organization.usage.images.result","images":3,"model":"gpt-image"}"#
    #expect(Exported.skipped(try records(of: images)) == [.missingAmount: 1])
    let moderation = #"{"object":"organization.usage.moderations.result","input_tokens":3}"#
    #expect(try records(of: moderation).tally.passedOver == 1)
    let embeddings = #"{"object":"organization.usage.embeddings.result","input_tokens":3}"#
    #expect(try records(of: embeddings).records.map(\.usage.tokens) == [Tokens(input: 3)])
  }

  @Test("More from the cache than there was is no negative number")
  func inconsistent() throws {
    let row = #"{"input_tokens":5,"input_cached_tokens":9,"output_tokens":1}"#
    #expect(
      try records(of: row).records.map(\.usage.tokens) == [Tokens(cacheRead: 9, output: 1)])
  }

  @Test("Bad numbers and times", arguments: ["-1", "1e308", #""7""#, "[]", "1.5"])
  func bad(number: String) throws {
    let intake = try records(of: #"{"input_tokens":\#(number)}"#)
    #expect(intake.records.isEmpty)
    #expect(Exported.skipped(intake) == [.badNumber: 1])
    let late = try Exported.read(
      text: """
        {"data":[{"start_time":\(number),"results":[{"input_tokens":1}]}]}
        """, by: OpenAIUsageReader.self)
    #expect(Exported.skipped(late) == [.badTime: 1])
  }
}

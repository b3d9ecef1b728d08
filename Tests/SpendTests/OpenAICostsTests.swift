import Testing

@testable import Spend

@Suite("OpenAI's costs")
struct OpenAICostsTests {
  private let page = Exported.fixture("openai-costs/page.json")

  @Test("The fixture, to the nano")
  func fixture() throws {
    let intake = try Exported.read(page, by: OpenAICostsReader.self)
    let records = intake.records
    try #require(records.count == 2)
    #expect(records.allSatisfy { $0.agent == "openai-api" && $0.grain == .bucket })
    #expect(records.allSatisfy { $0.format == .openAICosts && $0.usage.tokens.total == 0 })
    #expect(records[0].usage.stated == StatedCost(nanos: 60_000_000, basis: .billed))
    #expect(records[1].usage.stated == StatedCost(nanos: 15_000, basis: .billed))
    #expect(records.map(\.usage.model) == ["gpt-5.6-sol", nil])
    #expect(Exported.skipped(intake) == [.unknownCurrency: 1])
    #expect(intake.tally.passedOver == 1)
  }

  @Test("Twice is once, and a usage report beside it stays apart")
  func repeated() throws {
    let usage = Exported.fixture("openai-usage/page.json")
    let intake = try Exported.read(page, usage, page, by: OpenAICostsReader.self)
    #expect(
      intake.records.map(\.format) == [.openAICosts, .openAICosts, .openAIUsage, .openAIUsage])
  }

  @Test("A credit is no spend that can be added, and is named")
  func credit() throws {
    let text = """
      {"data":[{"start_time":1790985600,"results":[{"amount":{"value":-1,"currency":"usd"}}]}]}
      """
    let intake = try Exported.read(text: text, by: OpenAICostsReader.self)
    #expect(intake.records.isEmpty)
    #expect(Exported.skipped(intake) == [.badNumber: 1])
  }
}

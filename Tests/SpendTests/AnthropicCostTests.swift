import Testing

@testable import Spend

@Suite("Anthropic's cost reports")
struct AnthropicCostTests {
  @Test("The fixture, to the nano")
  func fixture() throws {
    let file = Exported.fixture("anthropic-cost/page.json")
    let intake = try Exported.read(file, by: AnthropicCostReader.self)
    let records = intake.records
    try #require(records.count == 2)
    #expect(records.allSatisfy { $0.format == .anthropicCost && $0.grain == .bucket })
    #expect(records.allSatisfy { $0.agent == "anthropic-api" && $0.usage.tokens.total == 0 })
    // 123.78912 cents.
    #expect(records[0].usage.stated == StatedCost(nanos: 1_237_891_200, basis: .billed))
    #expect(records[1].usage.stated == StatedCost(nanos: 100_000_000, basis: .billed))
    #expect(records.map(\.usage.model) == ["claude-opus-5", nil])
    #expect(Exported.skipped(intake) == [.unknownCurrency: 1])
  }

  @Test("A report of people has their days, and no sum over a range")
  func people() throws {
    let file = Exported.fixture("anthropic-cost/people.json")
    let intake = try Exported.read(file, by: AnthropicCostReader.self)
    let records = intake.records
    try #require(records.count == 2)
    #expect(records.allSatisfy { $0.grain == .userDay })
    #expect(records.map(\.origin.author) == ["ada@example.org", "grace@example.org"])
    #expect(records[0].usage.stated == StatedCost(nanos: 412_800_000_010, basis: .billed))
    #expect(records.map(\.agent) == ["claude-code", "anthropic-api"])
    // Which product it was is not said.
    #expect(records.map(\.usage.accuracy) == [.approximate, .exact])
    #expect(Exported.skipped(intake) == [.badTime: 1])
  }

  @Test("Usage and cost in one file stay apart, whichever reader reads them")
  func mixed() throws {
    let text =
      try Exported.text(of: Exported.fixture("anthropic-cost/page.json"))
      + Exported.text(of: Exported.fixture("anthropic-usage/pages.json"))
    let byCost = try Exported.read(text: text, by: AnthropicCostReader.self).records
    #expect(byCost.filter { $0.format == .anthropicCost }.count == 2)
    #expect(byCost.filter { $0.format == .anthropicUsage }.count == 3)
    #expect(try Exported.read(text: text, by: AnthropicUsageReader.self).records == byCost)
  }

  @Test(
    "Amounts that are none",
    arguments: [#""1e308""#, #""-5""#, "-5", "[]", #""abc""#, "true"])
  func badAmounts(amount: String) throws {
    let text = """
      {"data":[{"starting_at":"2026-10-05","results":[{"amount":\(amount),"currency":"USD"}]}]}
      """
    let intake = try Exported.read(text: text, by: AnthropicCostReader.self)
    #expect(intake.records.isEmpty)
    #expect(Exported.skipped(intake) == [.badNumber: 1])
  }
}

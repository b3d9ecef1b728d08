import Testing

@testable import Spend

@Suite("Anthropic's usage reports")
struct AnthropicUsageTests {
  private let pages = Exported.fixture("anthropic-usage/pages.json")

  @Test("The fixture of two pages, to the token")
  func fixture() throws {
    let intake = try Exported.read(pages, by: AnthropicUsageReader.self)
    let records = intake.records
    try #require(records.count == 3)
    #expect(records.allSatisfy { $0.agent == "anthropic-api" && $0.grain == .bucket })
    #expect(records.allSatisfy { $0.format == .anthropicUsage && $0.origin.author == nil })
    #expect(
      records[0].usage.tokens
        == Tokens(
          input: 1_500, cacheRead: 200, cacheWrite5m: 500, cacheWrite1h: 1_000, output: 500))
    #expect(records[0].usage.webSearches == 10)
    #expect(records[0].usage.terms == .us)
    #expect(records[0].usage.stated == nil)
    #expect(records[1].usage.terms == .batch)
    #expect(records[0].key != records[1].key)
    #expect(
      records.map(\.origin.time) == [1_791_158_400_000, 1_791_158_400_000, 1_791_244_800_000])
    #expect(intake.tally.skipped.isEmpty)
  }

  @Test("A report of people has their days")
  func people() throws {
    let file = Exported.fixture("anthropic-usage/people.json")
    let record = try #require(try Exported.read(file, by: AnthropicUsageReader.self).records.first)
    #expect(record.grain == .userDay)
    #expect(record.agent == "claude-code")
    #expect(record.origin.author == "ada@example.org")
    #expect(record.usage.tokens.total == 1_637)
    #expect(record.usage.accuracy == .exact)
  }

  @Test("A later export of a day that went on replaces the earlier one, in either order")
  func partialDay() throws {
    func page(_ output: Int) throws -> SpendFile {
      try Exported.file(
        """
        {"data":[{"starting_at":"2026-10-05T00:00:00Z","ending_at":"2026-10-06T00:00:00Z",\
        "results":[{"uncached_input_tokens":10,"output_tokens":\(output),"model":"m"}]}]}
        """)
    }
    let morning = try page(5)
    let evening = try page(50)
    let forwards = try Exported.read(morning, evening, by: AnthropicUsageReader.self).records
    let backwards = try Exported.read(evening, morning, by: AnthropicUsageReader.self).records
    #expect(forwards == backwards)
    #expect(forwards.map(\.usage.tokens.output) == [50])
  }

  @Test("Rows that look the same in one bucket both count, and again do not")
  func sameRows() throws {
    let row = #"{"uncached_input_tokens":10,"model":"m"}"#
    let page = """
      {"data":[{"results":[\(row),\(row)],"ending_at":"2026-10-06","starting_at":"2026-10-05"}]}
      """
    for text in [page, page + page] {
      let records = try Exported.read(text: text, by: AnthropicUsageReader.self).records
      #expect(records.map(\.usage.tokens.input) == [10, 10])
    }
  }

  @Test("Rows without a time, with bad numbers, and pages cut off are named")
  func unusable() throws {
    let text = """
      {"data":[{"results":[{"output_tokens":1}]},{"starting_at":"2026-10-05","results":[\
      {"output_tokens":-1},{"output_tokens":2},{"cache_creation":{"ephemeral_1h_input_tokens":"x"}},\
      {"output_tokens":3
      """
    let intake = try Exported.read(text: text, by: AnthropicUsageReader.self)
    // Of a page that is cut off nothing is lost that is whole but the bucket that is not.
    #expect(Exported.skipped(intake) == [.badTime: 1, .cutOff: 1])
    #expect(intake.records.isEmpty)
    let whole = text + "}]}]}"
    let more = try Exported.read(text: whole, by: AnthropicUsageReader.self)
    #expect(Exported.skipped(more) == [.badTime: 1, .badNumber: 2])
    #expect(more.records.map(\.usage.tokens.output) == [2, 3])
  }
}

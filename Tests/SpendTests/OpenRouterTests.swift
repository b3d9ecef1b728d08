import Testing

@testable import Spend

@Suite("OpenRouter's activity")
struct OpenRouterTests {
  private let activity = Exported.fixture("openrouter/activity.json")

  @Test("The fixture, to the token and the nano")
  func fixture() throws {
    let intake = try Exported.read(activity, by: OpenRouterReader.self)
    let records = intake.records
    try #require(records.count == 2)
    #expect(records.allSatisfy { $0.agent == "openrouter" && $0.grain == .bucket })
    #expect(records.allSatisfy { $0.origin.time == 1_791_158_400_000 })
    // Reasoning is inside.
    #expect(records[0].usage.tokens == Tokens(input: 50, output: 125))
    #expect(records[0].usage.stated == StatedCost(nanos: 15_000_000, basis: .billed))
    #expect(records[1].usage.stated == StatedCost(nanos: 13_000_000, basis: .list))
    #expect(records[0].usage.model == "anthropic/claude-opus-5")
    #expect(intake.tally.passedOver == 1)
  }

  @Test("Twice is once; rows on lines are the same rows")
  func repeated() throws {
    let once = try Exported.read(activity, by: OpenRouterReader.self).records
    #expect(try Exported.read(activity, activity, by: OpenRouterReader.self).records == once)
  }

  @Test("Rows that look the same in one list both count")
  func sameRows() throws {
    let row = #"{"date":"2026-10-05","model":"m","usage":1}"#
    let page = #"{"data":[\#(row),\#(row)]}"#
    for text in [page, page + page] {
      let records = try Exported.read(text: text, by: OpenRouterReader.self).records
      #expect(records.map(\.usage.stated?.nanos) == [1_000_000_000, 1_000_000_000])
    }
    // On lines they may be copies.
    #expect(try Exported.read(text: row + "\n" + row, by: OpenRouterReader.self).records.count == 1)
  }

  @Test("Bad numbers and dates")
  func unusable() throws {
    let text = """
      {"data":[{"date":"2026-13-05","usage":1},{"date":"2026-10-05","usage":-1},\
      {"date":"2026-10-05","usage":"x"},{"date":"2026-10-05","prompt_tokens":1e99}]}
      """
    let intake = try Exported.read(text: text, by: OpenRouterReader.self)
    #expect(intake.records.isEmpty)
    #expect(Exported.skipped(intake) == [.badTime: 1, .badNumber: 3])
  }
}

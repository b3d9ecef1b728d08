import Testing

@testable import Spend

@Suite("Anthropic's Claude Code Analytics")
struct AnthropicAnalyticsTests {
  private let page = Exported.fixture("anthropic-analytics/page.json")

  @Test("The fixture, to the token and the nano")
  func fixture() throws {
    let intake = try Exported.read(page, by: AnthropicAnalyticsReader.self)
    let records = intake.records
    try #require(records.count == 4)
    #expect(records.allSatisfy { $0.agent == "claude-code" && $0.grain == .userDay })
    #expect(
      records.map(\.origin.author) == [
        "ada@example.org", "ada@example.org", "ada@example.org", nil,
      ])
    #expect(records.allSatisfy { $0.origin.time == 1_791_158_400_000 })
    #expect(
      records[0].usage.tokens
        == Tokens(input: 100_000, cacheRead: 10_000, cacheWrite5m: 5_000, output: 35_000))
    #expect(records[0].usage.stated == StatedCost(nanos: 10_250_000_000, basis: .list))
    // A quarter of a cent.
    #expect(records[1].usage.stated?.nanos == 2_500_000)
    #expect(records[1].usage.model == "claude-haiku-4-5")
    #expect(records[2].usage.tokens.total == 100)
    #expect(intake.tally.passedOver == 1)
    #expect(intake.tally.skipped.isEmpty)
  }

  @Test("The same page twice, one behind the other, or in a list gives the same records")
  func repeated() throws {
    let text = try Exported.text(of: page)
    let once = try Exported.read(page, by: AnthropicAnalyticsReader.self).records
    for other in [text + text, "[\(text),\(text)]", "\u{FEFF}" + text + "\n" + text] {
      #expect(try Exported.read(text: other, by: AnthropicAnalyticsReader.self).records == once)
    }
    #expect(try Exported.read(page, page, by: AnthropicAnalyticsReader.self).records == once)
  }

  @Test("Members in another order give the same records")
  func order() throws {
    let one = """
      {"data":[{"date":"2026-10-05T00:00:00Z","actor":{"type":"user_actor","email_address":\
      "ada@example.org"},"is_remote":false,"terminal_type":"vscode","model_breakdown":[{"model":\
      "m","tokens":{"input":5},"estimated_cost":{"currency":"USD","amount":1}}]}]}
      """
    let other = """
      {"data":[{"model_breakdown":[{"estimated_cost":{"amount":"1","currency":"usd"},"tokens":\
      {"input":5.0},"model":"m"}],"terminal_type":"vscode","is_remote":false,"actor":\
      {"email_address":"ADA@example.org","type":"user_actor"},"date":"2026-10-05"}]}
      """
    let records = try Exported.read(text: one, by: AnthropicAnalyticsReader.self).records
    #expect(records.count == 1)
    #expect(try Exported.read(text: other, by: AnthropicAnalyticsReader.self).records == records)
  }

  @Test(
    "What cannot be used is named",
    arguments: [
      (#""date":"2026-10-05""#, #""input":-5"#, "USD", SkipReason.badNumber),
      (#""date":"2026-10-05""#, #""input":1e308"#, "USD", .badNumber),
      (#""date":"2026-10-05""#, #""input":"5""#, "USD", .badNumber),
      (#""date":"soon""#, #""input":5"#, "USD", .badTime),
      (#""date":null"#, #""input":5"#, "USD", .badTime),
      (#""date":"2026-10-05""#, #""input":5"#, "EUR", .unknownCurrency),
    ])
  func unusable(date: String, input: String, currency: String, reason: SkipReason) throws {
    let text = """
      {"data":[{\(date),"actor":{"type":"api_actor","api_key_name":"k"},"model_breakdown":[{"model"\
      :"m","tokens":{\(input)},"estimated_cost":{"currency":"\(currency)","amount":1}}]}]}
      """
    let intake = try Exported.read(text: text, by: AnthropicAnalyticsReader.self)
    #expect(intake.records.isEmpty)
    #expect(Exported.skipped(intake) == [reason: 1])
  }

  @Test("A cost of nothing for something is no price")
  func noPrice() throws {
    let text = """
      {"data":[{"date":"2026-10-05","actor":{"type":"api_actor","api_key_name":"k"},\
      "model_breakdown":[{"model":"m","tokens":{"input":5},"estimated_cost":{"amount":0}},\
      {"model":"n","tokens":{"output":null},"estimated_cost":null}]}]}
      """
    let intake = try Exported.read(text: text, by: AnthropicAnalyticsReader.self)
    #expect(intake.records.count == 1)
    #expect(intake.records.first?.usage.stated == nil)
    #expect(intake.tally.passedOver == 1)
  }
}

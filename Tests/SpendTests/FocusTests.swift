import Spend
import Testing
import Timestamps

@Suite("FOCUS") struct FocusTests {
  @Test("charges of AI services") func charges() throws {
    let intake = try CSVSpend.read(FocusReader.self, "focus/focus-1.2.csv")
    #expect(
      intake.records.map(\.usage.tokens) == [
        Tokens(input: 100_000), Tokens(output: 20_000), Tokens(cacheRead: 2_000_000),
        Tokens(cacheWrite1h: 3_000_000), Tokens(),
      ])
    #expect(
      intake.records.map(\.usage.stated) == [
        StatedCost(nanos: 500_000_000, basis: .billed),
        StatedCost(nanos: 500_000_000, basis: .billed),
        StatedCost(nanos: 1_000_000_000, basis: .list),
        StatedCost(nanos: 750_000_000, basis: .billed),
        StatedCost(nanos: 1_500_000_000, basis: .billed),
      ])
    #expect(
      intake.records.map(\.agent) == [
        "bedrock", "bedrock", "claude-code", "openai-api", "vertex-ai",
      ])
    #expect(intake.records.map(\.grain) == [.userDay, .bucket, .session, .bucket, .bucket])
    let first = intake.records[0]
    #expect(first.origin.author == "ada@example.org" && first.usage.model == "claude-opus-5")
    #expect(first.origin.repository == "example-org/app")
    #expect(first.origin.time == Timestamp.milliseconds("2026-09-14"))
    #expect(intake.records[2].origin.session == "92a07d6b-0000-4000-8000-000000000002")
    #expect(intake.tally.passedOver == 3)
    #expect(
      intake.skips == [
        "a number that is none, is negative, or is too large: 1, line 11",
        "in another currency than USD: 1, line 10",
      ])
  }

  @Test("tags that are no JSON, doubled, or huge name nobody") func tags() throws {
    let header =
      "ChargeCategory,ServiceCategory,ChargePeriodStart,BilledCost,SkuPriceId,Tags\n"
    let tags = [
      "{", "null", "[[[[", "{\"\"author\"\": 1}", "{\"\"author\"\": \"\"\"\"}",
      "{\"\"author\"\": \"\"\(String(repeating: "x", count: 300))\"\"}",
    ]
    let rows = tags.enumerated().map { index, tags in
      "Usage,AI and Machine Learning,2026-09-14,1,\(index),\"\(tags)\"\n"
    }
    let intake = try CSVSpend.read(FocusReader.self, text: header + rows.joined())
    #expect(intake.records.count == tags.count)
    #expect(intake.records.allSatisfy { $0.origin.author == nil && $0.agent == "unknown" })
  }

  @Test("parts of a charge are added, and not beyond what can be counted") func parts() throws {
    let header =
      "ChargeCategory,ServiceCategory,ChargePeriodStart,BilledCost,ListCost,ProviderName\n"
    let row = "Usage,AI and Machine Learning,2026-09-14,9000000,,OpenAI\n"
    let intake = try CSVSpend.read(FocusReader.self, text: header + row + row)
    #expect(intake.records.map(\.usage.stated?.nanos) == [9_000_000_000_000_000])
    #expect(intake.skips.count == 1)
    let mixed = row.replacing("9000000,,", with: "1,,") + row.replacing("9000000,,", with: "0,2,")
    let both = try CSVSpend.read(FocusReader.self, text: header + mixed)
    #expect(
      both.records.map(\.usage.stated) == [StatedCost(nanos: 3_000_000_000, basis: .list)])
  }
}

import Spend
import Testing
import Timestamps

@Suite("LiteLLM's spend logs in CSV") struct LiteLLMCSVTests {
  @Test("a dump of the table") func dump() throws {
    let intake = try CSVSpend.read(LiteLLMCSVReader.self, "litellm-csv/LiteLLM_SpendLogs.csv")
    let first = try #require(intake.records.first)
    var key = RecordKeyHasher("litellm")
    key.add("chatcmpl-1")
    #expect(first.key == key.key && first.format == .liteLLM && first.agent == "claude-code")
    #expect(
      first.usage.tokens == Tokens(input: 300, cacheRead: 1_000, cacheWrite5m: 200, output: 100))
    #expect(first.usage.stated == StatedCost(nanos: 12_300_000, basis: .list))
    #expect(first.usage.model == "claude-opus-5")
    #expect(first.origin.time == Timestamp.milliseconds("2026-09-14T10:00:00.250Z"))
    #expect(first.origin.author == "ada@example.org")
    #expect(first.origin.session == "92a07d6b-0000-4000-8000-000000000001")
    let second = intake.records[1]
    #expect(second.usage.tokens == Tokens(input: 50, output: 10) && second.usage.stated == nil)
    #expect(second.agent == "litellm" && second.origin.author == nil)
    #expect(intake.tally.taken == 2 && intake.tally.passedOver == 1)
    #expect(intake.skips == ["without an id: 1, line 7"])
  }
}

import Spend
import Testing
import Timestamps

@Suite("Copilot's reports") struct CopilotCSVTests {
  @Test("the AI usage report") func usage() throws {
    let intake = try CSVSpend.read(CopilotCSVReader.self, "copilot-csv/ai-usage.csv")
    #expect(intake.tally.taken == 5 && intake.tally.passedOver == 1)
    #expect(intake.skips == ["a number that is none, is negative, or is too large: 1, line 9"])
    let stated = intake.records.map(\.usage.stated)
    #expect(
      stated == [
        StatedCost(nanos: 1_200_000_000, basis: .list),
        StatedCost(nanos: 450_000_000, basis: .billed),
        StatedCost(nanos: 300_000_000, basis: .billed),
        StatedCost(nanos: 333_340_755, basis: .list),
        StatedCost(nanos: 100_000_000, basis: .billed),
      ])
    let first = intake.records[0]
    #expect(
      first.usage.tokens == Tokens(input: 1_000, cacheRead: 50, cacheWrite5m: 10, output: 200))
    #expect(first.usage.model == "Claude Sonnet 4.6" && first.agent == "copilot")
    #expect(first.origin.author == "ada" && first.grain == .userDay)
    #expect(first.origin.time == Timestamp.milliseconds("2026-09-01"))
    #expect(
      intake.records.map(\.origin.repository) == [
        nil, "example-org/app", "example-org/site", nil, "example-org/app",
      ])
    #expect(intake.records[4].origin.author == nil && intake.records[4].grain == .bucket)
  }

  @Test("premium requests with amounts") func requestsWithAmounts() throws {
    let intake = try CSVSpend.read(CopilotCSVReader.self, "copilot-csv/premium-requests-2026.csv")
    #expect(
      intake.records.map(\.usage.stated) == [
        StatedCost(nanos: 600_000_000, basis: .list),
        StatedCost(nanos: 932_000_000, basis: .billed),
      ])
  }

  @Test("premium requests without amounts") func requests() throws {
    let intake = try CSVSpend.read(CopilotCSVReader.self, "copilot-csv/premium-requests-2025.csv")
    #expect(
      intake.records.map(\.usage.stated) == [
        StatedCost(nanos: 40_000_000, basis: .list),
        StatedCost(nanos: 100_000_000, basis: .billed),
      ])
    #expect(intake.records.allSatisfy { $0.grain == .request && $0.usage.tokens == Tokens() })
    #expect(intake.records.allSatisfy { $0.usage.accuracy == .approximate })
    #expect(intake.records[0].origin.time == Timestamp.milliseconds("2025-06-20T10:43:41.837Z"))
    #expect(intake.records[0].origin.author == "ada")
    #expect(intake.skips == ["without tokens or money: 1, line 4"])
    #expect(intake.tally.passedOver == 1)
  }

  @Test("other sets of columns, and a later export of the same day") func columns() throws {
    let early = "username,aic_gross_amount,date\nada,0.110440755,2026-05-01\n"
    let late = "date,aic_gross_amount,username\n2026-05-01,0.2,ADA\n2026-05-02,,ada\n"
    var intake = try CSVSpend.read(CopilotCSVReader.self, text: early)
    #expect(intake.records[0].usage.stated == StatedCost(nanos: 110_440_755, basis: .list))
    let second = try CSVSpend.read(CopilotCSVReader.self, text: late)
    #expect(second.skips == ["without tokens or money: 1, line 3"])
    for record in second.records { intake.add(record) }
    #expect(intake.records.map(\.usage.stated?.nanos) == [200_000_000])
    #expect(intake.tally.repeated == 1)
  }
}

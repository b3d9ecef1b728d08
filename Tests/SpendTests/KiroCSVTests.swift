import Spend
import Testing
import Timestamps

@Suite("Kiro's user report") struct KiroCSVTests {
  private static let name = "kiro-csv/KIRO_IDE_000000000000_user_report_202609150200.csv"

  @Test("credits at their public price") func report() throws {
    let intake = try CSVSpend.read(KiroCSVReader.self, Self.name)
    #expect(
      intake.records.map(\.usage.stated) == [
        StatedCost(nanos: 500_000_000, basis: .list), StatedCost(nanos: 10_000_000, basis: .list),
      ])
    let first = intake.records[0]
    #expect(first.origin.time == Timestamp.milliseconds("2026-09-14"))
    #expect(first.origin.author == "ada@example.org" && first.agent == "kiro")
    #expect(first.grain == .userDay && first.usage.accuracy == .approximate)
    #expect(first.usage.model == nil && first.usage.tokens == Tokens())
    #expect(intake.tally.passedOver == 1)
    #expect(intake.skips == ["without an id: 1, line 5"])
  }

  @Test("a later export of the same day takes the place of the first") func again() throws {
    var intake = try CSVSpend.read(KiroCSVReader.self, Self.name)
    let later = """
      date,userid,client_type,credits_used
      2026-09-14,D-90-ADA,kiro_ide,13
      """
    for record in try CSVSpend.read(KiroCSVReader.self, text: later).records { intake.add(record) }
    #expect(intake.records.map(\.usage.stated?.nanos) == [520_000_000, 10_000_000])
  }
}

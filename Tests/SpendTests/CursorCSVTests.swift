import Spend
import Testing
import Timestamps

@Suite("Cursor's usage export") struct CursorCSVTests {
  @Test("of a team") func team() throws {
    let intake = try CSVSpend.read(CursorCSVReader.self, "cursor-csv/team-2026.csv")
    #expect(
      intake.records.map(\.usage.tokens) == [
        Tokens(input: 300, cacheRead: 900, cacheWrite5m: 350, output: 25),
        Tokens(input: 100, cacheRead: 200, output: 10), Tokens(input: 1_000, output: 50),
        Tokens(input: 10, output: 5), Tokens(),
      ])
    #expect(
      intake.records.map(\.usage.stated) == [
        StatedCost(nanos: 110_000_000, basis: .billed), nil,
        StatedCost(nanos: 12_300_000, basis: .list), nil,
        StatedCost(nanos: 1_200_500_000_000, basis: .billed),
      ])
    let first = intake.records[0]
    #expect(first.origin.time == Timestamp.milliseconds("2026-09-14T20:01:10.528Z"))
    #expect(first.origin.author == "ada@example.org" && first.origin.session == "bc-0a1b")
    #expect(first.agent == "cursor" && first.grain == .request)
    #expect(intake.records[1].origin.session == nil)
    #expect(intake.tally.passedOver == 1)
    #expect(intake.skips == ["without tokens or money: 1, line 8"])
  }

  @Test("of one person, before there were kinds") func individual() throws {
    let intake = try CSVSpend.read(CursorCSVReader.self, "cursor-csv/individual-2025.csv")
    #expect(
      intake.records.map(\.usage.tokens) == [
        Tokens(input: 5_000, cacheRead: 2_000, cacheWrite5m: 1_000, output: 800),
        Tokens(input: 10, output: 5),
      ])
    #expect(
      intake.records.map(\.usage.stated) == [
        StatedCost(nanos: 500_000_000, basis: .billed), nil,
      ])
    #expect(intake.records[0].origin.author == nil)
  }

  @Test("the same event in exports with other columns is one") func generations() throws {
    let old = """
      Date,Model,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens
      2026-09-14T18:02:13.576Z,m,0,100,200,10
      """
    let new = """
      Date,User,Kind,Model,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost
      2026-09-14T18:02:13.576Z,ada@example.org,Included,M,100,100,200,10,310,$0.10
      """
    var intake = try CSVSpend.read(CursorCSVReader.self, text: old)
    for record in try CSVSpend.read(CursorCSVReader.self, text: new).records { intake.add(record) }
    #expect(intake.records.count == 1)
    #expect(intake.records[0].usage.stated == StatedCost(nanos: 100_000_000, basis: .list))
  }
}

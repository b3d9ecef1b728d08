import Testing

@testable import Spend

@Suite("Cursor's usage events")
struct CursorEventsTests {
  private let api = Exported.fixture("cursor-events/api.json")

  private func stated(_ members: String) throws -> [StatedCost?] {
    try Exported.read(
      text: #"{"usageEvents":[{"timestamp":"1790979225854","model":"m",\#(members)}]}"#,
      by: CursorEventsReader.self
    ).records.map(\.usage.stated)
  }

  @Test("The fixture, to the token and the nano")
  func fixture() throws {
    let intake = try Exported.read(api, by: CursorEventsReader.self)
    let records = intake.records
    try #require(records.count == 2)
    #expect(records.allSatisfy { $0.agent == "cursor" && $0.grain == .request })
    #expect(records.map(\.origin.author) == ["ada@example.org", "grace@example.org"])
    #expect(records[0].origin.session == "8f2e6a52-0000-4000-8000-000000000001")
    #expect(records[0].origin.time == 1_790_979_225_854)
    #expect(
      records[0].usage.tokens
        == Tokens(input: 126, cacheRead: 11_964, cacheWrite5m: 6_112, output: 450))
    #expect(records[0].usage.stated == StatedCost(nanos: 213_623_200, basis: .billed))
    #expect(records[1].usage.stated == StatedCost(nanos: 5_000_000, basis: .list))
    #expect(Exported.skipped(intake) == [.missingAmount: 1])
    #expect(intake.tally.passedOver == 1)
  }

  @Test("The dashboard's export")
  func dashboard() throws {
    let file = Exported.fixture("cursor-events/dashboard.json")
    let record = try #require(try Exported.read(file, by: CursorEventsReader.self).records.first)
    #expect(record.usage.tokens == Tokens(input: 1, cacheRead: 3, output: 2))
    #expect(record.usage.stated == StatedCost(nanos: 40_000_000, basis: .list))
    #expect(record.origin.author == nil)
  }

  @Test("Charged where it is chargeable, the list price else, never nothing")
  func costs() throws {
    let tokens = #""tokenUsage":{"inputTokens":1,"totalCents":2}"#
    let bare = #""tokenUsage":{"inputTokens":1,"totalCents":0}"#
    let list = StatedCost(nanos: 20_000_000, basis: .list)
    let billed = StatedCost(nanos: 30_000_000, basis: .billed)
    let nominal = StatedCost(nanos: 30_000_000, basis: .list)
    #expect(try stated(#"\#(tokens),"chargedCents":3,"isChargeable":true"#) == [billed])
    #expect(try stated(#"\#(tokens),"chargedCents":0,"isChargeable":true"#) == [list])
    #expect(try stated(#"\#(tokens),"chargedCents":3,"isChargeable":false"#) == [list])
    #expect(try stated(#"\#(tokens),"chargedCents":3"#) == [list])
    #expect(try stated(#"\#(bare),"isChargeable":false"#) == [nil])
    #expect(try stated(#""chargedCents":3,"isChargeable":true"#) == [billed])
    #expect(try stated(#""chargedCents":3,"isChargeable":false"#) == [nominal])
  }

  @Test("Pages that overlap, and events on lines, give each event once")
  func overlapping() throws {
    let once = try Exported.read(api, by: CursorEventsReader.self).records
    let text = try Exported.text(of: api)
    #expect(
      try Exported.read(text: "[\(text),\(text)]", by: CursorEventsReader.self).records == once)
    #expect(try Exported.read(api, api, by: CursorEventsReader.self).records == once)
  }

  @Test("The same event in both exports is one, with its person, conversation and exact money")
  func exports() throws {
    let json = try Exported.read(
      text: """
        {"usageEvents":[{"timestamp":"1790979225854","model":"Composer-2","conversationId":"c",
        "userEmail":"Ada@example.org","chargedCents":10.6,"isChargeable":true,
        "tokenUsage":{"inputTokens":100,"cacheWriteTokens":30,"cacheReadTokens":200,"outputTokens":10}}]}
        """, by: CursorEventsReader.self
    ).records
    let header =
      "Model,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Cost"
    let row = "composer-2,30,100,200,10,$0.11"
    let tables = [
      "Date,\(header)\n2026-10-02T22:13:45.854Z,\(row)\n",
      "Date,User,\(header)\n2026-10-02T22:13:45.854Z,ada@example.org,\(row)\n",
    ]
    for table in tables {
      let csv = try CSVSpend.read(CursorCSVReader.self, text: table).records
      for copies in [json + csv, csv + json] {
        var intake = SpendIntake()
        for copy in copies { intake.add(copy) }
        #expect(intake.records == json)
      }
    }
  }

  @Test("The copy with the person precedes the one without, whatever the session")
  func people() {
    let named = Origin(time: 1, session: "s", author: "ada@example.org")
    let bare = Origin(time: 1, session: "a")
    #expect(named.precedes(bare) && !bare.precedes(named))
    #expect(Origin(time: 0).precedes(named))
  }

  @Test("Bad times and numbers", arguments: ["-1", "1e30", #""soon""#, "null", "{}"])
  func badTimes(time: String) throws {
    let text = #"{"usageEvents":[{"timestamp":\#(time),"tokenUsage":{"inputTokens":1}}]}"#
    let intake = try Exported.read(text: text, by: CursorEventsReader.self)
    #expect(intake.records.isEmpty)
    #expect(Exported.skipped(intake) == [.badTime: 1])
    let cents = """
      {"usageEvents":[{"timestamp":1,"tokenUsage":{"inputTokens":1,"totalCents":-1}}]}
      """
    let bad = try Exported.read(text: cents, by: CursorEventsReader.self)
    #expect(Exported.skipped(bad) == [.badNumber: 1])
  }
}

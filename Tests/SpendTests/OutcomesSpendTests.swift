import FixtureSupport
import Foundation
import Spend
import Testing
import Timestamps

@Suite("outcomes.spend.v1") struct OutcomesSpendTests {
  @Test("JSON lines") func lines() throws {
    let intake = try CSVSpend.read(OutcomesReader.self, "outcomes/spend.jsonl")
    #expect(intake.tally.taken == 3 && intake.tally.repeated == 1)
    #expect(
      intake.skips == [
        "a number that is none, is negative, or is too large: 1, line 7",
        "cut off at the end of the file: 1, line 11", "not well-formed: 2, line 5",
        "without a time that can be read: 1, line 8", "without an id: 1, line 9",
        "without tokens or money: 1, line 10",
      ])
    let first = intake.records[0]
    #expect(
      first.usage
        == Usage(
          model: "claude-opus-5",
          tokens: Tokens(
            input: 1_200, cacheRead: 5_000, cacheWrite5m: 100, cacheWrite1h: 50, output: 300),
          stated: StatedCost(nanos: 13_500_000, basis: .list), terms: [.fast, .us],
          webSearches: 2))
    #expect(first.agent == "my-agent" && first.grain == .request && first.format == .outcomes)
    #expect(first.origin.time == Timestamp.milliseconds("2026-03-02T10:00:00.250Z"))
    #expect(first.origin.session == "s-1" && first.origin.author == "ada@example.org")
    #expect(first.origin.repository == "https://git.example.org/app")
    #expect(first.origin.branch == "main")
    #expect(first.origin.commit == "93d269022a10cfc58a9319c8ddc838c29699ebf3")
    let second = intake.records[1]
    #expect(second.grain == .userDay)
    #expect(second.usage.stated == StatedCost(nanos: 1_500_000_000, basis: .billed))
  }

  @Test("CSV gives the same records") func table() throws {
    let table = try CSVSpend.read(OutcomesReader.self, "outcomes/spend.csv")
    let lines = try CSVSpend.read(OutcomesReader.self, "outcomes/spend.jsonl")
    #expect(table.records == lines.records)
    #expect(table.skips == ["not well-formed: 1, line 5"])
  }

  @Test("of two lines with one id, the one that says more counts") func identity() throws {
    let line = #"{"agent":"a","time":"2026-03-02T12:00:00Z","id":"1","output_tokens":7}"#
    let more = line.replacing(":7", with: ":8")
    let other = line.replacing("\"a\"", with: "\"b\"")
    for text in ["\(line)\n\(more)\n\(other)", "\(other)\n\(more)\n\(line)\n\(more)"] {
      let records = try CSVSpend.read(OutcomesReader.self, text: text).sorted
      #expect(Set(records.map { "\($0.agent) \($0.usage.tokens.output)" }) == ["a 8", "b 7"])
    }
  }

  @Test(
    "values that are none",
    arguments: [
      #""schema":"outcomes.spend.v2""#, #""grain":"year""#, #""terms":"fast""#,
      #""terms":["cheap"]"#, #""commit":"xyz""#, #""commit":"abc""#, #""cost_basis":"guess""#,
      #""model":5"#, #""session":["a"]"#, #""Agent":"a""#,
    ])
  func malformed(_ member: String) throws {
    let line = #"{"agent":"a","time":"2026-03-02T12:00:00Z","output_tokens":7,\#(member)}"#
    let intake = try CSVSpend.read(OutcomesReader.self, text: line + "\n")
    #expect(intake.records.isEmpty && intake.skips == ["not well-formed: 1, line 1"])
    #expect(try !Self.violations(in: line).isEmpty)
  }

  @Test("numbers that are none", arguments: ["-1", "1e308", "\"7\"", "true", "1.5", "[1]"])
  func numbers(_ number: String) throws {
    let line = #"{"agent":"a","time":"2026-03-02T12:00:00Z","output_tokens":\#(number)}"#
    let intake = try CSVSpend.read(OutcomesReader.self, text: line + "\n")
    #expect(intake.records.isEmpty && intake.skips.count == 1)
    #expect(try !Self.violations(in: line).isEmpty)
  }

  @Test("lines that are no objects, and more than one on a line") func shapes() throws {
    let text = "\n  \n[1]\n7\nnull\n{}{}\n{\"agent\":\n" + String(repeating: "[", count: 100_000)
    let intake = try CSVSpend.read(OutcomesReader.self, text: "{}\n" + text)
    #expect(intake.records.isEmpty)
    #expect(intake.tally.skipped.values.map(\.count).reduce(0, +) == 7)
  }

  @Test("a table with a column of another name is refused") func unknownColumn() {
    #expect(throws: SpendFileError("it has a column that outcomes.spend.v1 does not have")) {
      try CSVSpend.read(OutcomesReader.self, text: "agent,time,output_token\na,2026-03-02,7\n")
    }
  }

  @Test("the schema says what the reader takes") func schema() throws {
    let text = try String(contentsOf: CSVSpend.fixture("outcomes/spend.jsonl"), encoding: .utf8)
    let lines = text.split(separator: "\n")
    for line in lines[..<4] { #expect(try Self.violations(in: String(line)) == []) }
    for line in lines[4..<10] { #expect(try !Self.violations(in: String(line)).isEmpty) }
  }

  @Test("the schema has the fields that the reader has") func fields() throws {
    let properties = try Self.schema()["properties"].members
    for field in properties.keys where field != "schema" {
      let line = #"{"agent":"a","time":"2026-03-02","output_tokens":1,"\#(field)":null}"#
      let text = line.replacing(#""agent":"a","#, with: field == "agent" ? "" : #""agent":"a","#)
      let skips = try CSVSpend.read(OutcomesReader.self, text: text + "\n").skips
      #expect(!skips.contains { $0.hasPrefix("not well-formed") }, "\(field)")
    }
    #expect(properties.count == 20)
  }

  private static func schema() throws -> JSONValue {
    try JSONValue(
      contentsOf: Checkout.schemas.appendingPathComponent("outcomes.spend.v1.schema.json"))
  }

  private static func violations(in line: String) throws -> [JSONSchema.Violation] {
    JSONSchema(try schema()).violations(in: try JSONValue(parsing: Data(line.utf8)))
  }
}

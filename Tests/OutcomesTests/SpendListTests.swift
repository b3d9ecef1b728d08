import FixtureSupport
import Foundation
import Testing

@Suite("spend list")
struct SpendListTests {
  static let groupings = [
    "day", "week", "month", "agent", "model", "session", "author", "repository", "format",
  ]

  @Test("whatever a row stands for, rows add up to the total", arguments: groupings)
  func sums(_ grouping: String) throws {
    let run = try SpendRun.imported(Self.manyLines)
    let report = try run.json(["list", "--by", grouping]).report
    let rows = report["rows"].items
    for path in ["records", "unpriced_tokens", "web_searches", "usd_micros"] {
      #expect(
        rows.compactMap { $0[path].integer }.reduce(0, +) == report["total"][path].integer)
    }
    for (name, sum) in report["total"]["tokens"].members {
      #expect(rows.compactMap { $0["tokens"][name].integer }.reduce(0, +) == sum.integer)
    }
    for row in rows + [report["total"]] {
      let parts = row["usd_micros_by_basis"].members.values.compactMap(\.integer)
      #expect(parts.reduce(0, +) == row["usd_micros"].integer ?? 0)
    }
  }

  @Test("stated money, list price and tokens without a price are kept apart")
  func money() throws {
    let report = try SpendRun.imported().json(["list", "--by", "model"]).report
    // 1,000 tokens at 5 and 2,000 at 25 USD for a million, and 1.2345678 USD as stated.
    #expect(report["total"]["usd_micros"].integer == 55_000 + 1_234_568)
    #expect(report["total"]["usd_micros_by_basis"]["billed"].integer == 1_234_568)
    let unknown = report["rows"].items.first { $0["name"].string == "nobody-1" }
    #expect(unknown?["usd_micros"] == .null)
    #expect(unknown?["unpriced_tokens"].integer == 500)
    #expect(report["unpriced"][0]["model"].string == "nobody-1")
  }

  @Test("the table says what is unpriced, and never that it costs nothing")
  func table() throws {
    let list = try SpendRun.imported().run(["list", "--by", "model"])
    #expect(list.exitCode == 0)
    let lines = list.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("nobody-1") && $0.hasSuffix("–") })
    #expect(lines.contains { $0.hasPrefix("all") && $0.hasSuffix("$1.29") })
    #expect(!list.output.contains("$0.00"))
    #expect(list.output.contains("'nobody-1'"))
  }

  @Test("a window has what lies in it; its end is not included")
  func window() throws {
    let run = try SpendRun.imported()
    let report = try run.json(
      ["list", "--by", "day", "--since", "2026-03-03", "--until", "2026-03-09T10:00:00Z"]
    ).report
    #expect(report["rows"].items.compactMap { $0["name"].string } == ["2026-03-03"])
    let weeks = try run.json(["list", "--by", "week"]).report["rows"].items
    #expect(weeks.compactMap { $0["name"].string } == ["2026-03-02", "2026-03-09"])
  }

  @Test("prices of one's own replace the catalog's")
  func prices() throws {
    let run = try SpendRun.imported()
    try run.write(
      [
        """
        {"schema": "outcomes.prices.v1", "catalog": "2026-01-01", "currency": "USD",
         "unit": "usd_per_million_tokens", "models": [
          {"id": "nobody-1", "prices": [
            {"from": null, "source": "mine", "input": 2, "output": 4}]}]}
        """
      ], to: "prices.json")
    let report = try run.json(["list", "--by", "model", "--prices", "prices.json"]).report
    let row = report["rows"].items.first { $0["name"].string == "nobody-1" }
    #expect(row?["usd_micros"].integer == 1_000)
    #expect(report["unpriced"].items.isEmpty)
    try run.write(["{}"], to: "broken.json")
    #expect(try run.run(["list", "--prices", "broken.json"]).exitCode == 2)
    #expect(try run.run(["list", "--prices", "missing.json"]).exitCode == 3)
  }

  @Test("where two sources say the same, the finer one counts, and the other is named")
  func grains() throws {
    let day =
      #"{"agent": "claude-code", "time": "2026-03-02T00:00:00Z", "id": "d", "#
      + #""grain": "user_day", "author": "ann@example.org", "cost_usd": "9"}"#
    let report = try SpendRun.imported([day, SpendRun.lines[0]]).json(["list"]).report
    #expect(report["total"]["usd_micros"].integer == 55_000)
    #expect(report["drifts"][0]["superseded_usd_micros"].integer == 9_000_000)
  }

  @Test("CSV has one line for each row, and nothing that a spreadsheet would run")
  func csv() throws {
    let hostile = SpendRun.lines[0].replacing("ann@example.org", with: #"=cmd|' /c calc'!a"#)
    let run = try SpendRun.imported([hostile] + SpendRun.lines[1...])
    let csv = try run.run(["list", "--by", "author", "--format", "csv"])
    let lines = csv.output.split(separator: "\r\n").map(String.init)
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("author,records,input_tokens"))
    #expect(lines[1].hasPrefix("'=cmd"))
  }

  @Test("nothing in a log can steer a terminal", arguments: ["table", "json", "csv"])
  func hostile(_ format: String) throws {
    let evil = #"evil\u001b[31m\u202e\u0007\nrow"#
    let line = SpendRun.lines[0]
      .replacing("s1", with: evil).replacing("claude-opus-5", with: evil)
    let run = try SpendRun.imported([line])
    for grouping in ["session", "model"] {
      let done = try run.run(["list", "--by", grouping, "--format", format])
      #expect(done.exitCode == 0, "\(done.errors)")
      let text = (done.output + done.errors).replacing("\r\n", with: "\n")
      #expect(!text.unicodeScalars.contains { ($0.value < 32 && $0 != "\n") || $0 == "\u{202e}" })
      #expect(!text.contains("\nrow"))
    }
  }

  @Test("without a ledger there is nothing, and a hint; one that is named must be there")
  func nothing() throws {
    let run = try SpendRun()
    let named = try run.run(["list"])
    #expect(named.exitCode == 4)
    #expect(named.errors.contains("spend import"))
  }

  /// Many small amounts, whose cents and millionths do not come out even.
  private static let manyLines = (0..<60).map { number in
    let day = 1 + number % 28
    return #"{"agent": "a\#(number % 4)", "time": "2026-0\#(1 + number % 5)-"#
      + #"\#(day < 10 ? "0" : "")\#(day)T0\#(number % 10):00:00Z", "id": "\#(number)", "#
      + #""model": "\#(["claude-opus-5", "claude-haiku-4-5", "nobody"][number % 3])", "#
      + #""session": "s\#(number % 11)", "author": "p\#(number % 6)@example.org", "#
      + #""repository": "o/r\#(number % 3)", "input_tokens": \#(number * 7 + 1), "#
      + #""cache_read_tokens": \#(number * 13), "output_tokens": \#(number % 5)"#
      + (number % 4 == 0 ? #", "cost_usd": "0.00\#(number)3337", "cost_basis": "list"}"# : "}")
  }
}

import FixtureSupport
import Testing

@testable import Spend

@Suite("Files with prices")
struct PriceFileTests {
  private let day: Int64 = 1_795_219_200  // 2026-11-21

  private func file(_ models: String) throws -> PriceFile {
    let text =
      #"{"schema": "outcomes.prices.v1", "unit": "usd_per_million_tokens", "models": ["#
      + models + "]}"
    return try PriceFile(Array(text.utf8), name: "p.json")
  }

  private func message(_ text: String) -> String {
    do throws(PriceFileError) {
      _ = try PriceFile(Array(text.utf8), name: "p.json")
      return "none"
    } catch {
      return error.message
    }
  }

  private func shipped(with overrides: PriceFile) -> PriceCatalog {
    var catalog = PriceCatalog.shipped
    catalog.merge(overrides)
    return catalog
  }

  @Test("Money is read as it is written, from numbers and from texts")
  func money() throws {
    let file = try file(
      #"""
      {"id": "m", "prices": [{"source": "s", "input": "0.000001", "output": 1e6,
        "cache_read": 2.80e-3, "cache_write_5m": null, "web_search": 0.000000001,
        "multipliers": {"batch": "0.5", "fast": "5/3", "us": 1.1}}]}
      """#)
    let period = try #require(file.models.first?.periods.first)
    #expect(period.rates.input == 1 && period.rates.output == 1_000_000_000_000)
    #expect(period.rates.cacheRead == 2_800 && period.rates.cacheWrite5m == nil)
    #expect(period.webSearch == 1 && period.start == nil && file.date == nil)
    #expect(
      period.multipliers
        == [.batch: Ratio(1, 2), .fast: Ratio(5, 3), .us: Ratio(11, 10)]
        .compactMapValues(\.self))
  }

  @Test("A model of one's own, and one that replaces a model whole but keeps its other names")
  func merge() throws {
    let catalog = shipped(
      with: try file(
        #"""
        {"id": "ours", "aliases": ["theirs"], "prices": [
          {"from": "2026-01-01", "source": "contract", "input": 2, "output": 3},
          {"from": "2026-11-21T00:00:00Z", "source": "contract", "input": 4, "output": 5}]},
        {"id": "claude-opus-5", "prices": [{"source": "contract", "input": 1, "output": 1}]}
        """#))
    #expect(catalog.models.count == PriceCatalog.shipped.models.count + 1)
    let days = [day - 1, day, 0].map {
      catalog.quote(model: "theirs", agent: "any", at: $0)?.period.rates.input
    }
    #expect(days == [2_000_000, 4_000_000, nil])
    for name in ["claude-opus-5", "claude-opus-5-20260724", "us.anthropic.claude-opus-5"] {
      let quote = catalog.quote(model: name, agent: nil, at: day)
      #expect(quote?.period.source == "contract" && quote?.provider == "anthropic")
      #expect(quote?.period.rates.cacheRead == nil && quote?.period.multipliers.isEmpty == true)
    }
    let usage = Usage(model: "theirs", tokens: Tokens(input: 1))
    #expect(price(usage, agent: "a", at: 0, catalog: catalog) == .unpriced(.tooEarly))
    #expect(catalog.date == "2026-11-21")
  }

  @Test("A name that a file gives away belongs to the file's model")
  func takenNames() throws {
    let catalog = shipped(
      with: try file(
        #"""
        {"id": "x", "aliases": ["gpt-5.6", "gpt-5"],
         "prices": [{"source": "s", "input": 1, "output": 1}]}
        """#))
    let names = ["gpt-5.6", "gpt-5", "gpt-5-2025-08-07", "gpt-5.6-sol", "gpt-5-mini"]
    let found = names.map { catalog.quote(model: $0, agent: nil, at: day)?.model }
    #expect(found == ["x", "x", "x", "gpt-5.6-sol", "gpt-5-mini"])
  }

  @Test("Prices for one agent count for that agent alone")
  func agents() throws {
    let catalog = shipped(
      with: try file(
        #"""
        {"id": "claude-opus-5", "agents": ["litellm", "bedrock"],
         "prices": [{"source": "gateway", "input": 4, "output": 20}]}
        """#))
    let found = ["litellm", "bedrock", "claude-code", nil].map {
      catalog.quote(model: "us.anthropic.claude-opus-5", agent: $0, at: day)?.period.rates.input
    }
    #expect(found == [4_000_000, 4_000_000, 5_000_000, 5_000_000])
    #expect(try PriceFile(Array(catalog.json.utf8), name: "e").models == catalog.models)
  }

  @Test("Merging twice changes nothing more")
  func idempotent() throws {
    let overrides = try file(
      #"{"id": "gpt-5.6-sol", "prices": [{"source": "s", "input": 1, "output": 1}]}"#)
    var catalog = shipped(with: overrides)
    let once = catalog.json
    catalog.merge(overrides)
    #expect(catalog.json == once)
  }

  private static let head =
    #"{"schema": "outcomes.prices.v1", "unit": "usd_per_million_tokens", "models": ["#

  @Test(
    "An error names the file, the place and what was expected",
    arguments: [
      ("", "p.json: expected JSON, but there is it ends in the middle at byte 0"),
      ("[]", "p.json: expected an object"),
      ("{}", "p.json: expected a member 'schema' of \"outcomes.prices.v1\""),
      (
        #"{"schema": "outcomes.prices.v1"}"#,
        "p.json: expected a member 'unit' of \"usd_per_million_tokens\""
      ),
      (#"{"schema": "v2"}"#, "p.json: schema: expected \"outcomes.prices.v1\""),
      (#"{"unit": "usd"}"#, "p.json: unit: expected \"usd_per_million_tokens\""),
      (#"{"catalog": "today"}"#, "p.json: catalog: expected a day such as 2026-11-21"),
      (#"{"models": {}}"#, "p.json: models: expected an array"),
      (
        #"{"price": []}"#,
        "p.json: expected one of the members 'catalog', 'currency', 'models', 'schema', 'unit', "
          + "not 'price'"
      ),
      (head + "{}]}", "p.json: models[0]: expected a member 'id'"),
      (
        head + #"{"id": "m"}]}"#,
        "p.json: models[0]: expected a member 'prices' with at least one"
      ),
      (
        head + #"{"id": "m", "prices": [{"input": 1, "output": 1}]}]}"#,
        "p.json: models[0].prices[0]: expected a member 'source': where the numbers are from"
      ),
      (
        head + #"{"id": "m", "prices": [{"source": "s", "input": 1}]}]}"#,
        "p.json: models[0].prices[0]: expected members 'input' and 'output' with USD for a million"
          + " tokens"
      ),
      (
        head + #"{"id": "m", "prices": [{"from": "soon"}]}]}"#,
        "p.json: models[0].prices[0].from: expected null, a day such as 2026-11-21, or a time such"
          + " as 2026-11-21T16:00:00Z"
      ),
      (
        head + #"{"id": "m", "prices": [{"multipliers": {"fast": 0}}]}]}"#,
        "p.json: models[0].prices[0].multipliers.fast: expected a number such as 0.5, or a fraction"
          + " such as \"5/3\""
      ),
      (
        head + #"{"id": "m", "prices": [{"tiers": [{"prompt_above": 1.5}]}]}]}"#,
        "p.json: models[0].prices[0].tiers[0].prompt_above: expected a number of tokens"
      ),
    ] as [(String, String)])
  func errors(text: String, expected: String) {
    #expect(message(text) == expected)
  }

  @Test(
    "Numbers that are no price",
    arguments: [
      "-1", "1000001", "0.0000001", "1e308", "1e-7", #""""#, #""free""#, "true", "[]", "{}",
      "0.1234567", #""1,5""#, #""$5""#, #""\#(String(repeating: "1", count: 50))""#,
      String(repeating: "9", count: 100_000),
    ])
  func badMoney(number: String) {
    let text = Self.head + #"{"id": "m", "prices": [{"source": "s", "input": \#(number)}]}]}"#
    #expect(
      message(text) == "p.json: models[0].prices[0].input: expected USD for a million tokens, from "
        + "0 to 1000000 with at most 6 decimals, or null")
  }

  @Test("Names once, days and limits in order")
  func order() {
    let price = #"{"source": "s", "input": 1, "output": 1}"#
    #expect(
      message(
        Self.head
          + #"{"id": "m", "prices": [\#(price)]}, {"id": "n", "aliases": ["m"], "prices": [\#(price)]}]}"#
      ) == "p.json: models[1]: expected every model once; 'm' stands twice")
    #expect(
      message(Self.head + #"{"id": "m", "prices": [\#(price), \#(price)]}]}"#)
        == "p.json: models[0].prices[1]: expected a later 'from' than the one before")
    let tier = #"{"prompt_above": 5, "input": 1, "output": 1}"#
    #expect(
      message(Self.head + #"{"id": "m", "prices": [{"tiers": [\#(tier), \#(tier)]}]}]}"#)
        == "p.json: models[0].prices[0].tiers[1]: expected a larger 'prompt_above' than the one "
        + "before")
  }

  @Test("Truncated and damaged files are errors, never crashes")
  func hostile() throws {
    let whole = Array(ShippedPrices.cursor.utf8)
    for end in 0..<whole.count - 1 {
      #expect(throws: PriceFileError.self) {
        _ = try PriceFile(Array(whole[..<end]), name: "p")
      }
    }
    for place in whole.indices {
      for byte in [0x00, 0x22, 0x2C, 0x5B, 0x5C, 0x7D, 0xFF] as [UInt8] {
        var damaged = whole
        damaged[place] = byte
        _ = try? PriceFile(damaged, name: "p")
      }
    }
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(message(deep).hasPrefix("p.json: expected JSON"))
    #expect(message(Self.head + deep).hasPrefix("p.json: "))
    #expect(message(#"{"\#(String(repeating: "k", count: 1_000_000))": 1}"#).utf8.count < 400)
  }
}

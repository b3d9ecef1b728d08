import FixtureSupport
import Foundation
import Testing
import Timestamps

@testable import Spend

@Suite("The price catalog that ships")
struct PriceCatalogTests {
  private let catalog = PriceCatalog.shipped

  @Test("Every text is read")
  func texts() throws {
    #expect(try ShippedPrices.read().allSatisfy { $0.date == "2026-11-21" && !$0.models.isEmpty })
    #expect(catalog.date == "2026-11-21")
    #expect(catalog.models.count == 182)
  }

  /// 1,000 tokens of input, 10,000 read from the cache (none where `*`: they have no rate there) and
  /// 500 of output on the first day of each price, in nano-USD.
  @Test("The cost of the same call at every model and from every day on")
  func golden() {
    var found: [String] = []
    for model in catalog.models.sorted(by: { $0.id < $1.id }) {
      for period in model.periods {
        let hasReads = period.rates.cacheRead != nil
        let tokens = Tokens(input: 1_000, cacheRead: hasReads ? 10_000 : 0, output: 500)
        let time = (period.start ?? -1_000_000_000) * 1_000
        let cost = price(Usage(model: model.id, tokens: tokens), agent: "any", at: time)
        let nanos = cost.nanos.map(String.init) ?? "unpriced"
        found.append("\(model.id)@\(period.from ?? "always")=\(nanos)\(hasReads ? "" : "*")")
      }
    }
    #expect(found == expected.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  @Test("Every price has a source, every model a page of its vendor")
  func sources() {
    let named = [
      "genai-prices 0.2.3", "model-prices 0.0.5", "metergraph-core 0.7.4", "LiteLLM 1.109.1",
    ]
    for model in catalog.models {
      #expect(model.page?.hasPrefix("https://") == true, "\(model.id)")
      #expect(model.provider?.isEmpty == false)
      for period in model.periods {
        #expect(named.contains { period.source.contains($0) }, "\(model.id)")
      }
    }
  }

  @Test("No name stands for two models, nor for one by itself already")
  func names() {
    let names = catalog.models.flatMap { [$0.id] + $0.aliases }
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0 == $0.lowercased() && !$0.contains("/") })
  }

  @Test("Prices begin one after the other, the first of them from the beginning")
  func dates() {
    for model in catalog.models {
      #expect(model.periods.first?.start == nil, "\(model.id)")
      let starts = model.periods.dropFirst().compactMap(\.start)
      #expect(starts.count == model.periods.count - 1 && starts == starts.sorted())
      #expect(Set(starts).count == starts.count)
    }
  }

  @Test("Longer prompts and outputs never cost less, and reading never more than input")
  func plausible() {
    for model in catalog.models {
      for period in model.periods {
        var last = period.rates
        for rates in period.tiers.map(\.rates) {
          #expect(rates.input >= last.input && rates.output >= last.output, "\(model.id)")
          last = rates
        }
        for rates in [period.rates] + period.tiers.map(\.rates) {
          #expect(rates.cacheRead ?? 0 <= rates.input, "\(model.id)")
          #expect(rates.cacheWrite5m ?? .max >= rates.input, "\(model.id)")
          #expect(rates.output >= rates.input)
          #expect((rates.cacheRead == nil) == (period.rates.cacheRead == nil))
        }
      }
    }
  }

  @Test("Anthropic's caches cost 1.25 times and twice the input, written out")
  func anthropicCaches() {
    for model in catalog.models where model.provider == "anthropic" {
      for rates in model.periods.flatMap({ [$0.rates] + $0.tiers.map(\.rates) }) {
        // The two oldest: no cache, and 1.2 times.
        guard !["claude-3-sonnet-20240229", "claude-3-haiku-20240307"].contains(model.id) else {
          continue
        }
        #expect(rates.cacheWrite5m == rates.input * 5 / 4, "\(model.id)")
        #expect(rates.cacheWrite1h == rates.input * 2, "\(model.id)")
      }
    }
  }

  @Test("The list shows every price, tiers in lines of their own, whole numbers as they are")
  func rows() throws {
    let rows = catalog.rows
    #expect(rows.count == catalog.models.flatMap(\.periods).reduce(0) { $0 + 1 + $1.tiers.count })
    #expect(rows.allSatisfy { $0.cells.count == PriceRow.heads.count })
    let haiku = rows.filter { $0.model == "claude-haiku-5-5" }.map(\.cells)
    let multipliers = "batch ×0.5, regional ×1.1, us ×1.1"
    let base = ["claude-haiku-5-5", "anthropic", "always"]
    let lines: [[String]] = [
      base + ["-", "0.1", "0.01", "0.125", "0.2", "0.5", multipliers],
      base + ["> 100000", "0.5", "0.05", "0.625", "1", "2.5", multipliers],
    ]
    #expect(haiku.map { Array($0.dropLast()) } == lines)
    let mini = try #require(rows.first { $0.model == "gpt-4o-mini" })
    #expect(mini.multipliers == "batch ×0.5, fast ×5/3, priority ×5/3")
    let flash = rows.filter { $0.model == "deepseek-v4-flash" }
    #expect(
      flash.map(\.from) == [nil, "2026-05-25", "2026-08-16T16:00:00Z", "2026-09-10T04:00:00Z"])
    #expect(flash.map { $0.rates.cacheRead?.asUSD } == ["0.028", "0.0028", "0.007", "0.003"])
  }

  @Test("The check names what has no price, most tokens first, and the catalog's age")
  func check() throws {
    let now = try #require(Timestamp.parse("2027-01-20T12:00:00Z"))
    func used(_ model: String?, _ tokens: Int64) -> UsedModel {
      UsedModel(
        model: model, agent: "claude-code", tokens: tokens, first: 1_790_000_000_000,
        last: 1_795_000_000_000)
    }
    let check = catalog.check(
      [
        used("small", 5), used("claude-opus-5[1m]", 7), used("large", 50), used(nil, 9),
        used("gpt-5.6", 8),
      ], now: now)
    #expect(check.ageInDays == 60 && check.catalogDate == "2026-11-21")
    #expect(check.unpriced.map(\.used.model) == ["large", nil, "small"])
    #expect(check.unpriced.map(\.reason) == [.unknownModel, .noModel, .unknownModel])
    #expect(check.priced.map(\.quote.model) == ["gpt-5.6-sol", "claude-opus-5"])
    #expect(check.priced.map(\.quote.rule) == [.alias, .stripped(["[1m]"])])
    #expect(catalog.check([], now: 0).ageInDays == 0)
  }

  @Test("The catalog as a file holds the schema, and is the same catalog once it is read")
  func exported() throws {
    let schema = JSONSchema(try JSONValue(contentsOf: Self.schema))
    let text = catalog.json
    #expect(schema.violations(in: try JSONValue(parsing: Data(text.utf8))) == [])
    for text in ShippedPrices.texts {
      #expect(schema.violations(in: try JSONValue(parsing: Data(text.utf8))) == [])
    }
    let file = try PriceFile(Array(text.utf8), name: "exported")
    #expect(file.models == catalog.models && file.date == catalog.date)
    #expect(PriceCatalog([file]).json == text)
  }

  private static let schema = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../schemas/outcomes.prices.v1.schema.json").standardized

  private let expected = """
    claude-3-5-haiku-20241022@always=3600000 claude-3-5-sonnet-20241022@always=13500000
    claude-3-7-sonnet-20250219@always=13500000 claude-3-haiku-20240307@always=1175000
    claude-3-opus-20240229@always=67500000 claude-3-sonnet-20240229@always=10500000*
    claude-fable-5@always=45000000 claude-fable-5-1@always=37500000
    claude-fable-5-2@always=30000000 claude-haiku-4-5@always=4500000
    claude-haiku-5-5@always=450000 claude-mythos-5@always=45000000
    claude-mythos-5-1@always=37500000 claude-mythos-5-2@always=30000000
    claude-opus-4-1@always=67500000 claude-opus-4-20250514@always=67500000
    claude-opus-4-5@always=22500000 claude-opus-4-6@always=22500000
    claude-opus-4-6@2026-03-13=22500000 claude-opus-4-7@always=22500000
    claude-opus-4-8@always=22500000 claude-opus-5@always=22500000 claude-opus-5-5@always=16000000
    claude-sonnet-4-20250514@always=13500000 claude-sonnet-4-20250514@2026-04-30=13500000
    claude-sonnet-4-5@always=13500000 claude-sonnet-4-5@2026-04-30=13500000
    claude-sonnet-4-6@always=13500000 claude-sonnet-4-6@2026-03-13=13500000
    claude-sonnet-5@always=9000000 claude-sonnet-5-5@always=9000000
    claude-sonnet-5-5@2026-10-07=8000000 codestral-2508@always=1050000
    codex-mini-latest@always=8250000 composer-2.5@always=3750000
    composer-2.5-fast@always=15500000 deepseek-chat@always=1520000
    deepseek-chat@2025-02-26T16:30:00Z=1520000 deepseek-chat@2025-09-05T16:00:00Z=2110000
    deepseek-chat@2025-09-29=770000 deepseek-chat@2026-04-25=560000
    deepseek-chat@2026-05-25=308000 deepseek-flash@always=480000 deepseek-reasoner@always=3045000
    deepseek-reasoner@2025-02-26T16:30:00Z=3045000 deepseek-reasoner@2025-09-05T16:00:00Z=2110000
    deepseek-reasoner@2025-09-29=770000 deepseek-reasoner@2026-04-25=560000
    deepseek-reasoner@2026-05-25=308000 deepseek-v3.2@always=770000
    deepseek-v4-flash@always=560000 deepseek-v4-flash@2026-05-25=308000
    deepseek-v4-flash@2026-08-16T16:00:00Z=620000 deepseek-v4-flash@2026-09-10T04:00:00Z=480000
    deepseek-v4-pro@always=4930000 deepseek-v4-pro@2026-05-25=906250
    deepseek-v4-pro@2026-08-16T16:00:00Z=1870000 devstral-2512@always=1800000
    devstral-medium-2507@always=1400000* devstral-small-2507@always=250000*
    gemini-1.5-flash@always=412500 gemini-1.5-pro@always=6875000 gemini-2.0-flash@always=550000
    gemini-2.0-flash-lite@always=225000* gemini-2.5-flash@always=1850000
    gemini-2.5-flash-lite@always=400000 gemini-2.5-pro@always=7500000
    gemini-3-flash-preview@always=2500000 gemini-3-pro-preview@always=10000000
    gemini-3.1-flash-lite@always=1250000 gemini-3.1-pro-preview@always=10000000
    gemini-3.5-flash@always=7500000 gemini-3.5-flash-lite@always=1850000
    gemini-3.6-flash@always=6750000 gemini-3.6-flash@2026-08-13=3375000
    gemini-3.6-flash@2027-01-01=6750000 gemini-3.7-flash@always=3375000
    gemini-3.7-flash@2027-01-01=6750000 gemini-3.8-flash@always=3375000
    gemini-3.8-flash@2027-01-01=6750000 gemini-4-argon@always=8000000
    gemini-4-argon@2026-12-01=16000000 gemini-flash-latest@always=825000
    gemini-flash-latest@2025-10-15=2300000 gemini-flash-latest@2026-07-15=7500000
    gemini-flash-latest@2026-08-21=3375000 gemini-flash-latest@2027-01-01=6750000
    gemini-flash-lite-latest@always=550000 gemini-flash-lite-latest@2026-07-15=1250000
    gemini-flash-lite-latest@2026-08-21=1850000 glm-4.5@always=2800000 glm-4.5-air@always=1050000
    glm-4.5-airx@always=5550000 glm-4.5-flash@always=0 glm-4.5-x@always=11150000
    glm-4.5v@always=2600000 glm-4.6@always=2800000 glm-4.6v@always=1250000
    glm-4.6v-flash@always=0 glm-4.7@always=2800000 glm-4.7-flash@always=0
    glm-4.7-flashx@always=370000 glm-5@always=4600000 glm-5-turbo@always=5600000
    glm-5.1@always=6200000 glm-5.2@always=6200000 glm-5.3@always=6200000
    glm-5.3-flash@always=350000 glm-5.3-flash@2026-09-10=700000 glm-5.3-flashx@always=1745000
    gpt-4@always=60000000* gpt-4-turbo@always=25000000* gpt-4.1@always=11000000
    gpt-4.1-mini@always=2200000 gpt-4.1-nano@always=550000 gpt-4o@always=20000000
    gpt-4o-2024-05-13@always=12500000* gpt-4o-mini@always=1200000 gpt-5@always=7500000
    gpt-5-chat-latest@always=7500000 gpt-5-codex@always=7500000 gpt-5-mini@always=1500000
    gpt-5-nano@always=300000 gpt-5-pro@always=75000000* gpt-5.1@always=7500000
    gpt-5.1-chat-latest@always=7500000 gpt-5.1-codex@always=7500000
    gpt-5.1-codex-max@always=7500000 gpt-5.1-codex-mini@always=1500000 gpt-5.2@always=10500000
    gpt-5.2-chat-latest@always=10500000 gpt-5.2-codex@always=10500000
    gpt-5.2-pro@always=105000000* gpt-5.3-chat-latest@always=10500000
    gpt-5.3-codex@always=10500000 gpt-5.3-codex-spark@always=10500000 gpt-5.4@always=12500000
    gpt-5.4-mini@always=3750000 gpt-5.4-nano@always=1025000 gpt-5.4-pro@always=120000000*
    gpt-5.5@always=25000000 gpt-5.5-pro@always=120000000* gpt-5.6-luna@always=5000000
    gpt-5.6-luna@2026-07-30=1000000 gpt-5.6-sol@always=25000000 gpt-5.6-sol@2026-08-21=18000000
    gpt-5.6-terra@always=12500000 gpt-5.6-terra@2026-07-30=10000000 gpt-6-astra@always=45000000
    gpt-6-luna@always=450000 gpt-6-sol@always=9000000 gpt-6.1-sol@always=8000000
    gpt-6.1-terra@always=4000000 grok-2-1212@always=7000000* grok-3@always=18000000
    grok-3-fast@always=30000000 grok-3-mini@always=1300000 grok-3-mini-fast@always=4100000
    grok-4-0709@always=18000000 grok-4-1-fast-reasoning@always=950000
    grok-4-fast-reasoning@always=950000 grok-4.20@always=7000000 grok-4.20@2026-04-30=4500000
    grok-4.3@always=4500000 grok-4.5@always=10000000 grok-4.5@2026-07-19=8000000
    grok-4.6@always=10000000 grok-4.7@always=10000000 grok-build-0.1@always=4000000
    grok-code-fast-1@always=1150000 kimi-k2-0711-preview@always=3350000
    kimi-k2-0905-preview@always=3350000 kimi-k2-thinking@always=3350000
    kimi-k2-thinking-turbo@always=6650000 kimi-k2-turbo-preview@always=6650000
    kimi-k2.5@always=3100000 kimi-k2.6@always=4550000 kimi-k2.7-code@always=4850000
    kimi-k2.7-code-highspeed@always=9700000 kimi-k3@always=13500000 kimi-k3.1-pro@always=9000000
    kimi-k3.1-pro-highspeed@always=16000000 magistral-medium-latest@always=4500000*
    magistral-small-latest@always=1250000* mistral-large-2411@always=5000000*
    mistral-large-2512@always=1750000 mistral-large-4@always=2425000
    mistral-large-4@2026-10-20=4850000 mistral-large-4@2026-10-29=2450000
    mistral-medium-2508@always=1800000 mistral-medium-2604@always=6750000
    mistral-medium-latest@always=1800000 mistral-medium-latest@2026-06-16=6750000
    mistral-small-2506@always=250000* mistral-small-2603@always=600000
    mistral-small-latest@always=250000* mistral-small-latest@2026-03-16=600000
    o1@always=120000000 o1-pro@always=450000000* o3@always=30000000* o3@2025-06-10=11000000
    o3-mini@always=8800000 o3-pro@always=60000000* o4-mini@always=6050000
    qwen-flash@always=350000 qwen-max@always=8000000 qwen-plus@always=1800000
    qwen-turbo@always=250000 qwen3-coder-30b-a3b-instruct@always=1575000*
    qwen3-coder-480b-a35b-instruct@always=5250000* qwen3-coder-flash@always=1650000
    qwen3-coder-next@always=1050000* qwen3-coder-plus@always=5500000 qwen3-max@always=6600000
    qwen3.5-flash@always=400000 qwen3.5-plus@always=2000000 qwen3.6-flash@always=1250000
    qwen3.6-max-preview@always=6500000 qwen3.6-plus@always=2500000 qwen3.7-flash@always=125000
    qwen3.7-flash@2026-10-09=155000 qwen3.7-max@always=11250000 qwen3.7-plus@always=1280000
    qwen3.7-plus@2026-10-09=1600000 qwen3.8-flash@always=545000 qwen3.8-max@always=7500000
    """
}

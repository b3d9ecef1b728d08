import Testing
import Timestamps

@testable import Spend

@Suite("What a record costs")
struct PricingTests {
  private let time: Int64 = 1_795_219_200_000  // 2026-11-21
  private let all = Tokens(
    input: 1_000, cacheRead: 10_000, cacheWrite5m: 2_000, cacheWrite1h: 3_000, output: 500)

  private func cost(
    _ model: String?, _ tokens: Tokens, _ terms: RateTerms = [], searches: Int64 = 0,
    stated: StatedCost? = nil, at time: Int64? = nil, grain: Grain = .request
  ) -> PricedCost {
    let usage = Usage(
      model: model, tokens: tokens, stated: stated, terms: terms, webSearches: searches)
    return price(usage, agent: "claude-code", at: time ?? self.time, grain: grain)
  }

  /// Nano-USD: `1_000 × in + 10_000 × read + 2_000 × 1.25 in + 3_000 × 2 in + 500 × out`.
  @Test(
    "The classes of tokens have rates of their own",
    arguments: [
      ("claude-opus-5", 65_000_000), ("claude-sonnet-5", 26_000_000),
      ("claude-haiku-4-5-20251001", 13_000_000), ("claude-sonnet-4-5-20250929", 39_000_000),
      ("claude-fable-5-1", 122_500_000), ("claude-sonnet-5-5", 25_000_000),
    ] as [(String, Int64)])
  func classes(model: String, nanos: Int64) {
    #expect(cost(model, all) == .nanos(nanos, .catalog))
  }

  @Test("The rates of the reference tree, one token of each class")
  func referenceRates() {
    let table: [(String, [Int64])] = [
      ("claude-opus-5", [5_000, 500, 6_250, 10_000, 25_000]),
      ("claude-sonnet-5", [2_000, 200, 2_500, 4_000, 10_000]),
      ("claude-haiku-4-5-20251001", [1_000, 100, 1_250, 2_000, 5_000]),
      ("claude-sonnet-4-5-20250929", [3_000, 300, 3_750, 6_000, 15_000]),
    ]
    let ones = [
      Tokens(input: 1), Tokens(cacheRead: 1), Tokens(cacheWrite5m: 1), Tokens(cacheWrite1h: 1),
      Tokens(output: 1),
    ]
    for (model, nanos) in table {
      #expect(ones.map { cost(model, $0).nanos } == nanos)
      // No tier since 2026-04-30, however long the prompt.
      #expect(cost(model, Tokens(cacheRead: 600_000)).nanos == nanos[1] * 600_000)
    }
  }

  @Test("A request beyond a tier's limit costs that tier's rates, all of it")
  func tiers() {
    let edge = Tokens(input: 1, cacheRead: 99_999, output: 10)
    #expect(cost("claude-haiku-5-5", edge) == .nanos(100 + 999_990 + 5_000, .catalog))
    for over in [
      Tokens(input: 2, cacheRead: 99_999, output: 10),
      Tokens(input: 1, cacheRead: 100_000, output: 10),
    ] {
      let nanos = over.input * 500 + over.cacheRead * 50 + 10 * 2_500
      #expect(cost("claude-haiku-5-5", over) == .nanos(nanos, .catalog))
    }
    // What is written to a cache is a part of the prompt, what comes out is none.
    let table: [(String, Tokens, Int64)] = [
      ("claude-haiku-5-5", Tokens(cacheWrite5m: 50_001, cacheWrite1h: 50_000), 81_250_625),
      ("claude-haiku-5-5", Tokens(output: 200_000), 100_000_000),
      ("gpt-6-sol", Tokens(input: 272_000, output: 1), 544_010_000),
      ("gpt-6-sol", Tokens(input: 272_001, output: 1), 1_088_019_000),
      ("grok-4.7", Tokens(input: 199_999), 399_998_000),
      ("grok-4.7", Tokens(input: 200_000), 800_000_000),
      ("qwen3-coder-plus", Tokens(input: 300_000), 1_800_000_000),
    ]
    for (model, tokens, nanos) in table {
      #expect(cost(model, tokens) == .nanos(nanos, .catalog))
    }
  }

  @Test("Long prompts of Claude 4.5 and 4.6 cost more until the day on which that ended")
  func endedTiers() throws {
    let long = Tokens(input: 200_001, output: 1)
    for (model, end, dear, cheap) in [
      ("claude-sonnet-4-5", "2026-04-30", 6_000, 3_000),
      ("claude-sonnet-4", "2026-04-30", 6_000, 3_000),
      ("claude-opus-4-6", "2026-03-13", 10_000, 5_000),
      ("claude-sonnet-4-6", "2026-03-13", 6_000, 3_000),
    ] as [(String, String, Int64, Int64)] {
      let end = try #require(Timestamp.parse(end)) * 1_000
      #expect(cost(model, long, at: end - 1).nanos == 200_001 * dear + dear * 15 / 4)
      #expect(cost(model, long, at: end).nanos == 200_001 * cheap + cheap * 5)
    }
  }

  @Test("A sum of calls has no prompt that a tier could be compared with")
  func grains() {
    let tokens = Tokens(input: 300_000)
    for grain in [Grain.session, .bucket, .userDay] {
      #expect(cost("gpt-6-sol", tokens, grain: grain) == .nanos(600_000_000, .approximate))
      #expect(cost("gpt-6-sol", Tokens(input: 10), grain: grain) == .nanos(20_000, .catalog))
      #expect(cost("claude-opus-5", tokens, grain: grain) == .nanos(1_500_000_000, .catalog))
    }
  }

  @Test("Terms multiply the token rates, and round once")
  func terms() {
    let one = Tokens(input: 1)
    #expect(cost("claude-opus-5", one, .batch) == .nanos(2_500, .catalog))
    #expect(cost("claude-opus-5", one, .fast) == .nanos(10_000, .catalog))
    #expect(cost("claude-opus-5", one, .us) == .nanos(5_500, .catalog))
    #expect(cost("claude-opus-5", one, [.fast, .us]) == .nanos(11_000, .catalog))
    #expect(cost("us.anthropic.claude-opus-5", one) == .nanos(5_500, .catalog))
    #expect(cost("us.anthropic.claude-opus-5", one, .us) == .nanos(5_500, .catalog))
    #expect(cost("us.anthropic.claude-opus-4-1", one) == .nanos(15_000, .catalog))
    // Two names of one wish are not paid twice.
    #expect(cost("gpt-6-sol", one, [.fast, .priority]) == .nanos(4_000, .catalog))
    #expect(cost("gpt-4o-mini", one, .priority) == .nanos(250, .catalog))
    #expect(
      cost("gpt-4o-mini", Tokens(input: 1_000, output: 1), .priority) == .nanos(251_000, .catalog))
    // With a term for which the vendor names no multiplier: without it.
    #expect(cost("claude-haiku-4-5", one, .fast) == .nanos(1_000, .approximate))
    #expect(cost("claude-haiku-4-5", one, .us) == .nanos(1_000, .approximate))
    #expect(cost("claude-haiku-4-5", one, [.fast, .batch]) == .nanos(500, .approximate))
  }

  @Test(
    "Parts of a nano-dollar are rounded half up, once for each record",
    arguments: [(1, 3), (2, 6), (3, 8), (5, 14), (178, 498), (1_000, 2_800)] as [(Int64, Int64)])
  func rounding(tokens: Int64, nanos: Int64) {
    // 2.8 nano-USD for a token read from the cache.
    let time: Int64 = 1_780_272_000_000  // 2026-06-01
    #expect(cost("deepseek-v4-flash", Tokens(cacheRead: tokens), at: time).nanos == nanos)
    // 12.5 nano-USD in batches: .5 goes up.
    #expect(cost("gpt-4.1-nano", Tokens(cacheRead: 1), .batch).nanos == 13)
    #expect(cost("gpt-4.1-nano", Tokens(cacheRead: 2), .batch).nanos == 25)
  }

  @Test("Searches are paid by the piece, and nothing multiplies them")
  func searches() {
    #expect(cost("claude-opus-5", Tokens(), searches: 3) == .nanos(30_000_000, .catalog))
    #expect(cost("claude-opus-5", Tokens(input: 1), .batch, searches: 1).nanos == 10_002_500)
    #expect(cost("grok-3", Tokens(), searches: 1) == .unpriced(.missingRate))
  }

  @Test("Stated money comes first, estimates last")
  func stated() {
    let one = Tokens(input: 1)
    func stated(_ nanos: Int64, _ basis: StatedCost.Basis) -> StatedCost {
      StatedCost(nanos: nanos, basis: basis)
    }
    #expect(cost("claude-opus-5", one, stated: stated(7, .billed)) == .nanos(7, .billed))
    #expect(cost("claude-opus-5", one, stated: stated(0, .billed)) == .nanos(0, .billed))
    #expect(cost(nil, Tokens(), stated: stated(-7, .billed)) == .nanos(-7, .billed))
    #expect(cost("unknown", one, stated: stated(8, .list)) == .nanos(8, .list))
    #expect(cost("claude-opus-5", one, stated: stated(9, .estimate)) == .nanos(5_000, .catalog))
    #expect(cost("unknown", one, stated: stated(9, .estimate)) == .nanos(9, .estimate))
    #expect(cost("unknown", Tokens(), stated: stated(9, .estimate)) == .nanos(9, .estimate))
    #expect(cost("unknown", one, stated: stated(0, .estimate)) == .unpriced(.unknownModel))
  }

  @Test("What has no price is unpriced, and never 0")
  func unpriced() {
    let one = Tokens(input: 1)
    #expect(cost("unknown", one) == .unpriced(.unknownModel))
    #expect(cost("unknown", one).nanos == nil)
    #expect(cost(nil, one) == .unpriced(.noModel))
    #expect(cost("unknown", Tokens()) == .nanos(0, .nothing))
    #expect(cost(nil, Tokens()) == .nanos(0, .nothing))
    #expect(cost("gpt-4", Tokens(cacheRead: 1)) == .unpriced(.missingRate))
    #expect(cost("gpt-6-sol", Tokens(cacheWrite1h: 1)) == .unpriced(.missingRate))
    #expect(cost("glm-4.5-flash", one) == .nanos(0, .catalog))
    #expect(cost("gpt-5.5", Tokens(cacheWrite5m: 1)) == .nanos(5_000, .catalog))
  }

  @Test("Numbers out of all bounds give no money, and no crash")
  func bounds() {
    #expect(cost("claude-opus-5", Tokens(input: .max, output: .max)) == .unpriced(.outOfRange))
    #expect(cost("claude-opus-5", Tokens(input: -1)) == .unpriced(.outOfRange))
    #expect(cost("claude-opus-5", Tokens(input: 1), searches: -1) == .unpriced(.outOfRange))
    #expect(cost("claude-opus-5", Tokens(), searches: .max) == .unpriced(.outOfRange))
    let most = Tokens(
      input: .max, cacheRead: .max, cacheWrite5m: .max, cacheWrite1h: .max, output: .max)
    #expect(cost("claude-opus-5", most, [.fast, .batch, .flex, .us]) == .unpriced(.outOfRange))
    #expect(cost("claude-opus-5", Tokens(input: Tokens.limit)).nanos == 5_000_000_000_000_000)
    for time in [Int64.min, -1, 0, .max] {
      #expect(cost("claude-opus-5", Tokens(input: 1), at: time).nanos == 5_000)
    }
  }

  @Test("A pricer that remembers names says the same as one that does not")
  func remembered() {
    var pricer = Pricer()
    for number in 0..<20_000 {
      let model = number % 3 == 0 ? "unknown-\(number)" : "claude-opus-5-2026080\(number % 10)"
      let usage = Usage(model: model, tokens: Tokens(input: Int64(number)))
      let cost = pricer.cost(of: usage, agent: "a", at: time)
      let nothing: PricedCost? = number == 0 ? .nanos(0, .nothing) : nil
      let known: PricedCost = .nanos(Int64(number) * 5_000, .catalog)
      #expect(cost == nothing ?? (number % 3 == 0 ? .unpriced(.unknownModel) : known))
    }
  }
}

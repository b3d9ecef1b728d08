import FixtureSupport
import Testing

@testable import Spend

@Suite("Prices of rows")
struct RowPricerTests {
  private static let agents = ["claude-code", "codex", "cursor", "amp", "other"]

  /// A record of a model that says anything at all.
  private func record(_ model: String?, _ random: inout SeededGenerator) -> SpendRecord {
    func count(_ most: Int64) -> Int64 {
      Bool.random(using: &random) ? 0 : Int64.random(in: 0...most, using: &random)
    }
    let most: Int64 = [10, 300_000, Tokens.limit].randomElement(using: &random) ?? 10
    let bases: [StatedCost.Basis?] = [nil, nil, nil, .estimate, .list, .billed]
    let basis = bases.randomElement(using: &random) ?? nil
    let usage = Usage(
      model: model,
      tokens: Tokens(
        input: count(most), cacheRead: count(most), cacheWrite5m: count(most),
        cacheWrite1h: count(most), output: count(most)),
      stated: basis.map { StatedCost(nanos: count(1_000_000), basis: $0) },
      terms: Int.random(in: 0...3, using: &random) > 0
        ? [] : RateTerms(rawValue: Int.random(in: 0...31, using: &random)),
      webSearches: Int.random(in: 0...3, using: &random) > 0 ? 0 : count(9))
    return SpendRecord(
      key: RecordKey(high: 0, low: random.next()), format: .outcomes,
      agent: Self.agents.randomElement(using: &random) ?? "",
      grain: Grain(rawValue: Int.random(in: 0...3, using: &random)) ?? .request, usage: usage,
      origin: Origin(time: Int64.random(in: -1_000...1_900_000_000_000, using: &random)))
  }

  @Test("a row costs what its record does, whatever the model and whatever was used")
  func sameAsPricer() {
    var random = SeededGenerator(seed: 7)
    var names: [String?] = [nil, "no-such-model", "us.anthropic.claude-sonnet-4-5-20250929-v1:0"]
    for model in PriceCatalog.shipped.models {
      names.append(model.id)
      if let alias = model.aliases.first { names.append(alias) }
    }
    let records = names.flatMap { name in (0..<40).map { _ in record(name, &random) } }
    var pricer = Pricer()
    let table = SpendTable(records.shuffled(using: &random)) { pricer.cost(of: $0).nanos }
    var rows = RowPricer(.shipped, texts: table.texts)
    let taken = table.rows.indices.map { table.rows[$0] }
    for row in taken { #expect(rows.nanos(of: row) == row.nanos) }
    #expect(taken.contains { $0.nanos == nil } && taken.contains { $0.nanos != nil })
  }
}

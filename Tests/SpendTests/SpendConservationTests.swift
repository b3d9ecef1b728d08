import FixtureSupport
import Spend
import Testing

@Suite("Conservation of money")
struct SpendConservationTests {
  @Test("whatever is joined to whatever, all sums are the same to the nano", arguments: 0..<200)
  func conservation(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let people = ["ada@example.org", "jane@example.org", nil]
    let branches = ["main", "one", "two", "gone", nil]
    let commits = (0..<Int.random(in: 0...12, using: &random)).map { number in
      var commit = JoinableCommit.made(
        "\(number)a", at: Int64.random(in: 0...600, using: &random),
        by: people[Int.random(in: 0...1, using: &random)] ?? "",
        on: branches[Int.random(in: 0...4, using: &random)],
        after: Int64.random(in: -100...600, using: &random),
        to: Destination.allCases[Int.random(in: 0...4, using: &random)])
      commit.isOnMainline = Bool.random(using: &random)
      commit.weight = Int64.random(in: 0...9, using: &random)
      if Bool.random(using: &random) {
        commit.sessions = ["s\(Int.random(in: 0...5, using: &random))"]
      }
      if Bool.random(using: &random) { commit.developers.append("bob@example.org") }
      return commit
    }
    let formats: [SpendFormat] = [.claudeCode, .otlp, .anthropicUsage, .anthropicAnalytics]
    let records = (0..<60).map { number in
      let isSession = Int.random(in: 0...3, using: &random) > 0
      return SpendRecord.call(
        Int64.random(in: -10...700, using: &random),
        session: isSession ? "s\(Int.random(in: 0...7, using: &random))" : nil,
        in: ["/work/shop", "/work/shop/a", "/elsewhere", nil][
          Int.random(in: 0...3, using: &random)],
        on: branches[Int.random(in: 0...4, using: &random)],
        by: people[Int.random(in: 0...2, using: &random)], number: Int64(number),
        grain: Grain(rawValue: Int.random(in: 0...3, using: &random)) ?? .request,
        format: formats[Int.random(in: 0...3, using: &random)])
    }
    let nanos: (SpendRecord) -> Int64? = {
      $0.key.low % 5 == 0 ? nil : Int64($0.key.low % 1_000_003)
    }
    let repository = JoinableRepository.shop(commits, unlanded: ["one"])
    let summary = joined(records, [repository], nanos: nanos)
    let counted = SpendSelection(records, nanos: nanos).records
    #expect(summary.total.nanos == counted.reduce(0) { $0 + (nanos($1) ?? 0) })
    #expect(summary.records == counted.count)
    let sums = [
      Array(summary.destinations.values), Array(summary.evidence.values),
      Array(summary.agents.values), summary.people.values.map(\.total),
    ]
    for sum in sums {
      #expect(sum.reduce(0) { $0 + $1.nanos } == summary.total.nanos)
      #expect(sum.reduce(0) { $0 + $1.tokens.total } == summary.total.tokens.total)
      #expect(sum.reduce(0) { $0 + $1.unpricedTokens } == summary.total.unpricedTokens)
    }
    #expect(
      summary.people.values.reduce(0) { $0 + $1.deployed.nanos }
        == summary.destinations[.deployed]?.nanos ?? 0)
    let shuffled = joined(records.shuffled(using: &random), [repository], nanos: nanos)
    #expect(shuffled.destinations == summary.destinations)
    #expect(shuffled.people == summary.people)
  }

  @Test("parts add up", arguments: 0..<100)
  func parts(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let amount = Int64.random(in: -1_000...1_000_000_000_000, using: &random)
    let weights = (0..<Int.random(in: 1...9, using: &random)).map { _ in
      Int64.random(in: -1...1_000, using: &random)
    }
    #expect(shares(of: amount, by: weights).reduce(0, +) == amount)
    let nanos = weights.map { $0 * Int64.random(in: 0...999_999, using: &random) }
    let rounded = rounded(nanos, by: 1_000)
    #expect(rounded.parts.reduce(0, +) == rounded.sum)
    for (part, nanos) in zip(rounded.parts, nanos) { #expect(abs(part * 1_000 - nanos) < 1_000) }
  }
}

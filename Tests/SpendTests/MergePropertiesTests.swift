import FixtureSupport
import Spend
import Testing

@Suite("Copies of a call become the same record in any order")
struct MergePropertiesTests {
  /// A copy whose fields have few values, so that many are equal in some.
  private static func copy(_ random: inout SeededGenerator) -> SpendRecord {
    func few(_ random: inout SeededGenerator) -> Int64 { Int64.random(in: 0...2, using: &random) }
    func text(_ random: inout SeededGenerator) -> String? {
      [nil, "", "a", "b"].randomElement(using: &random) ?? nil
    }
    func truth(_ random: inout SeededGenerator) -> Bool { Bool.random(using: &random) }
    let usage = Usage(
      model: text(&random),
      tokens: Tokens(
        input: few(&random), cacheRead: few(&random), cacheWrite5m: few(&random),
        cacheWrite1h: few(&random), output: few(&random)),
      stated: truth(&random) ? StatedCost(nanos: few(&random), basis: .list) : nil,
      terms: RateTerms(rawValue: Int(few(&random))), webSearches: few(&random),
      accuracy: truth(&random) ? .exact : .undercounted, isSidechain: truth(&random))
    let origin = Origin(
      time: few(&random), session: text(&random), directory: text(&random),
      repository: text(&random), branch: text(&random), author: text(&random),
      commit: text(&random), fileStart: few(&random), isSidechain: truth(&random))
    return SpendRecord(
      key: RecordKey(high: 0, low: UInt64(few(&random))),
      format: truth(&random) ? .claudeCode : .liteLLM,
      agent: "claude-code", grain: .request, usage: usage, origin: origin)
  }

  private static func byKey(_ intake: SpendIntake) -> [RecordKey: SpendRecord] {
    Dictionary(uniqueKeysWithValues: intake.records.map { ($0.key, $0) })
  }

  @Test("whatever the order", arguments: 0..<200)
  func order(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let copies = (0..<12).map { _ in Self.copy(&random) }
    var first = SpendIntake()
    for copy in copies { first.add(copy) }
    for _ in 0..<10 {
      var other = SpendIntake()
      for copy in copies.shuffled(using: &random) { other.add(copy) }
      #expect(Self.byKey(other) == Self.byKey(first))
      #expect(other.tally == first.tally)
    }
  }

  @Test("whatever was merged with what first, and however often", arguments: 0..<200)
  func grouping(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let key = RecordKey(high: 1, low: 1)
    let copies = (0..<6).map { _ in
      var copy = Self.copy(&random)
      copy.key = key
      return copy
    }
    let expected = copies.dropFirst().reduce(copies[0]) { Self.merged($0, $1) }
    for _ in 0..<10 {
      var parts = (copies + copies.prefix(Int.random(in: 0...3, using: &random)))
        .shuffled(using: &random)
      while parts.count > 1 {
        let left = parts.remove(at: Int.random(in: 0..<parts.count, using: &random))
        let place = Int.random(in: 0..<parts.count, using: &random)
        parts[place] = Self.merged(left, parts[place])
      }
      #expect(parts == [expected])
    }
    #expect(Self.merged(expected, expected) == expected)
  }

  private static func merged(_ left: SpendRecord, _ right: SpendRecord) -> SpendRecord {
    var merged = left
    merged.merge(right)
    return merged
  }
}

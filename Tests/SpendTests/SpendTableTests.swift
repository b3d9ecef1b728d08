import FixtureSupport
import Testing

@testable import Spend

@Suite("Records as rows")
struct SpendTableTests {
  @Test("a record comes back with all that a report needs")
  func roundTrip() {
    let full = SpendRecord(
      key: RecordKey(high: .max, low: 3), format: .otlp, agent: "codex", grain: .bucket,
      usage: Usage(
        model: "m",
        tokens: Tokens(input: 1, cacheRead: 2, cacheWrite5m: 3, cacheWrite1h: 4, output: 5),
        stated: StatedCost(nanos: -6, basis: .list), terms: [.batch, .us], webSearches: 7,
        accuracy: .undercounted),
      origin: Origin(
        time: -8, session: "S", directory: "", repository: "r", branch: "b", author: "a",
        commit: "c"))
    let bare = SpendRecord.call(1, session: nil, in: nil, by: nil)
    #expect(SpendTable([full, bare, full]) { _ in nil }.records == [full, bare, full])
  }

  @Test("of what lies outside of the window, the sessions and the number are known")
  func outside() {
    let table = SpendTable([.call(1), .call(2, session: "S1"), .call(9, session: "s2")]) { _ in 1 }
    var part = SpendTablePart(
      texts: table.texts.count, rows: 0, window: table.rows[0].time..<table.rows[2].time)
    for row in table.rows.indices { part.add(table.rows[row]) }
    let narrow = SpendTable(texts: table.texts, parts: [part])
    #expect(narrow.rows.count == 2)
    #expect(narrow.outside == 1)
    #expect(narrow.sessions == ["s1", "s2"])
    #expect(narrow.span == table.span)
  }

  @Test("parts make the same table, in whatever parts the rows are")
  func parts() {
    let records = (0..<20).map { SpendRecord.call($0, session: "s\($0 % 3)") }
    let whole = SpendTable(records) { _ in 1 }
    let parts = [0..<0, 0..<7, 7..<20].map { range in
      var part = SpendTablePart(texts: whole.texts.count, rows: 5, window: nil)
      for row in range { part.add(whole.rows[row]) }
      return part
    }
    let table = SpendTable(texts: whole.texts, parts: parts)
    #expect(table.records == records)
    #expect(table.span == whole.span)
    #expect(SpendTable(texts: [""], parts: []).span == nil)
  }

  /// Calls of many sessions in several places, and the commits that they may have gone into.
  private func scene(
    _ random: inout SeededGenerator
  ) -> (records: [SpendRecord], repositories: [JoinableRepository]) {
    let people = ["ada@example.org", "jane@example.org", nil]
    let branches = ["main", "one", "gone", nil]
    let commits = (0..<40).map { number in
      var commit = JoinableCommit.made(
        "\(number)a", at: Int64.random(in: 0...3_000, using: &random),
        by: people[number % 2] ?? "", on: branches[Int.random(in: 0...3, using: &random)],
        to: Destination.allCases[Int.random(in: 0...4, using: &random)])
      commit.isOnMainline = Bool.random(using: &random)
      if number % 7 == 0 { commit.sessions = ["s\(number)"] }
      if number % 5 == 0 { commit.developers.append("bob@example.org") }
      return commit
    }
    let records = (0..<600).map { number in
      SpendRecord.call(
        Int64.random(in: 0...3_000, using: &random),
        session: number % 9 == 0 ? nil : "s\(Int.random(in: 0...40, using: &random))",
        in: ["/work/shop", "/work/shop/a", "/elsewhere", nil][
          Int.random(in: 0...3, using: &random)],
        on: branches[Int.random(in: 0...3, using: &random)],
        by: people[Int.random(in: 0...2, using: &random)], number: Int64(number))
    }
    return (records, [.shop(commits, unlanded: ["one"])])
  }

  @Test("any number of threads gives the same sums", arguments: 0..<30)
  func threads(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let (records, repositories) = scene(&random)
    let table = SpendTable(records) { Int64($0.key.low % 1_000_003) }
    let summaries = [1, 2, 3, 700].map { workers in
      SpendSummary(
        table, links: [], repositories: repositories, window: .min..<(.max), workers: workers
      ) { _ in nil }
    }
    for summary in summaries.dropFirst() {
      #expect(summary.total == summaries[0].total)
      #expect(summary.destinations == summaries[0].destinations)
      #expect(summary.evidence == summaries[0].evidence)
      #expect(summary.people == summaries[0].people)
      #expect(summary.commits == summaries[0].commits)
      #expect(summary.agents == summaries[0].agents)
    }
  }
}

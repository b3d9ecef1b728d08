import Provenance
import Spend
import Testing

@testable import SpendNotes

@Suite("What a session used from one commit to the next")
struct SessionSegmentTests {
  /// 2026-03-02 10:00 UTC, in milliseconds.
  private static let start: Int64 = 1_772_445_600_000

  private static func call(
    _ seconds: Int64, model: String? = "claude-opus-5", output: Int64 = 10, grain: Grain = .request
  ) -> SpendRecord {
    var key = RecordKeyHasher("test")
    key.add(seconds)
    return SpendRecord(
      key: key.key, format: .claudeCode, agent: "claude-code", grain: grain,
      usage: Usage(
        model: model,
        tokens: Tokens(input: 1, cacheRead: 2, cacheWrite5m: 3, cacheWrite1h: 4, output: output)),
      origin: Origin(time: start + seconds * 1_000, session: "abcd"))
  }

  private static func segment(
    _ calls: [SpendRecord], after: Int64? = nil, until: Int64 = start + 100_000
  ) throws -> SessionSegment {
    let session = try #require(AgentSession(agent: "claude-code", id: "abcd"))
    return SessionSegment(of: session, calls: calls, after: after, until: until, catalog: .shipped)
  }

  @Test("sums by model, from the first call on, at the money of the calls")
  func sums() throws {
    let calls = [
      Self.call(3), Self.call(1, model: "claude-opus-5[1m]"), Self.call(2, model: "nobody-1"),
      Self.call(101),
    ]
    let segment = try Self.segment(calls)
    #expect(segment.end == Self.start + 3_000)
    let lines = segment.lines.sorted { $0.requests ?? 0 > $1.requests ?? 0 }
    #expect(lines.map(\.model) == ["claude-opus-5", "nobody-1"])
    #expect(lines.map(\.requests) == [2, 1])
    #expect(lines.map(\.catalog) == [PriceCatalog.shipped.date, nil])
    #expect(lines.allSatisfy { $0.from == Self.start + 1_000 && $0.until == Self.start + 100_000 })
    var pricer = Pricer()
    let money = calls.prefix(2).compactMap { pricer.cost(of: $0).nanos }
    #expect(money.count == 2)
    #expect(lines.map(\.nanos) == [money.reduce(0, +), nil])
    let line = try #require(lines.first)
    #expect(
      [line.input, line.cacheRead, line.cacheWrite5m, line.cacheWrite1h, line.output]
        == [2, 4, 6, 8, 20])
  }

  @Test("cut at the last call that stands beside an earlier commit")
  func cuts() throws {
    let calls = (0..<10).map { Self.call($0) }
    let first = try Self.segment(calls, until: Self.start + 4_999)
    let second = try Self.segment(calls, after: first.end)
    #expect(first.lines.map(\.requests) == [5])
    #expect(second.lines.map(\.requests) == [5])
    #expect(second.lines.map(\.from) == [Self.start + 4_001])
    let third = try Self.segment(calls, after: second.end)
    #expect(third.lines.isEmpty && third.end == nil)
  }

  @Test("what is not there is not said")
  func unknown() throws {
    #expect(try Self.segment([]).lines.isEmpty)
    // A text in the place of a model's name.
    let odd = try Self.segment([
      Self.call(1, model: "please write \"a\" poem"), Self.call(2, model: nil),
    ])
    #expect(odd.lines.map(\.model) == [nil])
    #expect(odd.lines.map(\.requests) == [2])
    let sum = try Self.segment([Self.call(1, grain: .session)])
    #expect(sum.lines.map(\.requests) == [nil])
    var free = Self.call(1)
    free.usage.tokens = Tokens()
    #expect(try Self.segment([free]).lines.isEmpty)
  }

  @Test("numbers beyond all measure stay at the most that can be written")
  func large() throws {
    let calls = (0..<3).map { Self.call($0, output: Tokens.limit) }
    let line = try #require(try Self.segment(calls).lines.first)
    #expect(line.output == Tokens.limit)
    #expect(line.nanos == nil)
  }
}

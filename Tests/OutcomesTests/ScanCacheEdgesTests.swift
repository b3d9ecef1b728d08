import FixtureSupport
import Foundation
import Testing

@Suite("A kept answer at the edges of its time", .enabled(if: Prerequisites.git, "needs git"))
struct ScanCacheEdgesTests {
  /// An end of the window at which a report changes, because some moment passes some time.
  struct Edge: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// A time in the repository, and by how many days the window ends after it.
    let time: String
    let days: Int
    var options: [String] = []
    /// Whether the repository has the year after, too.
    var isLater = false

    var end: Int {
      let date = ISO8601DateFormatter().date(from: time)
      return Int(date?.timeIntervalSince1970 ?? 0) + days * 86_400
    }
  }

  private static let edges = [
    Edge(testDescription: "a commit comes in", time: second, days: 0),
    Edge(testDescription: "a branch grows old", time: open, days: 30, options: ["--since", "9w"]),
    Edge(testDescription: "a commit goes out", time: second, days: 84),
    Edge(testDescription: "a typical change is another one", time: second, days: 84 + 182),
    Edge(
      testDescription: "the baseline is another one", time: second, days: 84 + 364, isLater: true),
    Edge(testDescription: "lines survive", time: second, days: 14),
    Edge(testDescription: "lines survive 30 days", time: second, days: 30),
    Edge(
      testDescription: "lines survive another horizon", time: second, days: 21,
      options: ["--horizon", "21"]),
  ]

  private static let first = "2026-09-01T10:00:00Z"
  private static let second = "2026-09-05T10:00:00Z"
  private static let third = "2026-09-09T10:00:00Z"
  private static let open = "2026-09-07T10:00:00Z"
  private static let later = "2027-11-01T10:00:00Z"
  /// 2028-06-01 00:00 UTC.
  private static let now = 1_843_430_400

  private static func lines(_ name: String, _ count: Int) -> String {
    (0..<count).map { "let \(name)\($0) = \($0)\n" }.joined()
  }

  /// Three releases; what the third takes away comes back in the year after.
  private static func made(later isLater: Bool) throws -> SmallRepository {
    let repository = try SmallRepository(at: try TemporaryDirectory.make("edges"))
    func release(_ name: String, at time: String, _ files: [String: String]) throws {
      let author = SmallRepository.Author("Ann", email: "ann@example.org", date: time)
      let message = "\(name)\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n"
      try repository.commit(message, by: author, files: files)
    }
    try release("start", at: first, ["a.swift": lines("start", 10)])
    try repository.tag("v1.0")
    try release("more", at: second, ["b.swift": lines("more", 60), "c.swift": lines("gone", 9)])
    try repository.tag("v1.1")
    try repository.run(["checkout", "-q", "-b", "topic"])
    try release("topic", at: open, ["t.swift": lines("topic", 5)])
    try repository.run(["checkout", "-q", "main"])
    try release("less", at: third, ["c.swift": "", "d.swift": lines("less", 12)])
    try repository.tag("v1.2")
    if isLater {
      try release("again", at: later, ["c.swift": lines("gone", 9)])
      try repository.tag("v2.0")
    }
    return repository
  }

  @Test("a report changes when it has to, to the second", arguments: edges)
  func edge(_ edge: Edge) throws {
    let scene = ScanCacheScene(try Self.made(later: edge.isLater).directory)
    var reports: [[JSONValue]] = []
    var known = 0
    for offset in [-3, -2, -1, 0, 1, 2, 3] {
      let until = Date(timeIntervalSince1970: Double(edge.end + offset))
      let arguments = edge.options + ["--until", ISO8601DateFormatter().string(from: until)]
      let pair = try scene.pair(arguments, at: Self.now)
      #expect(pair.isSame, "\(offset)")
      if pair.isKnown { known += 1 }
      let report = try JSONValue(parsing: pair.cold.stdout)
      reports.append(["funnel", "totals", "parameters", "deployments"].map { report[$0] })
    }
    // Before the edge and after it, one scan each keeps what the next ones get.
    #expect(known >= 3)
    #expect(reports.first != reports.last)
  }

  @Test("nothing is kept while something is later than the scan, nor given before it happened")
  func future() throws {
    let scene = ScanCacheScene(try Self.made(later: true).directory)
    let last = Edge(testDescription: "", time: Self.later, days: 0).end
    for (time, isKnown) in [(last - 1, false), (last - 1, false), (last, false), (last, true)] {
      let pair = try scene.pair([], at: time)
      #expect(pair.isSame)
      #expect(pair.isKnown == isKnown)
    }
    for time in [last + 1, last - 1, last - 86_400] {
      #expect(try scene.pair(["--until", "2027-10-01"], at: time).isSame)
      #expect(try scene.pair(["--all"], at: time).isSame)
    }
  }
}

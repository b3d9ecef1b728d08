import Delivery
import FixtureSupport
import Foundation
import Git
import Landing
import Testing

/// What is live, by what arrived where and when: commits 1 to 6 in a row, 7 and 8 a hotfix of 3.
@Suite("Live trees", .enabled(if: Prerequisites.git, "needs git"))
struct LiveChainTests {
  private let history: History
  private let ids: [ObjectID]

  private static let start = 1_772_000_000
  private static let parents = [nil, 1, 2, 3, 4, 5, 3, 7]

  init() throws {
    let place = try TemporaryDirectory.make("live").appendingPathComponent("history.git")
    let hexes = try FastImport.write(Self.stream, to: place)
    ids = hexes.compactMap { ObjectID(hex: $0) }
    try #require(ids.count == 8)
    let end = Int64(Self.start + 1_000_000)
    history = try RepositoryDelivery.read(
      path: place.path, parameters: DeliveryParameters(until: end, now: end)
    ).history
  }

  private static var stream: String {
    parents.enumerated().map { index, parent in
      let (mark, time) = (index + 1, start + index * 60)
      let text = "let line\(mark) = \(mark)\n"
      return """
        commit refs/heads/\(mark > 6 ? "hotfix" : "main")
        mark :\(mark)
        committer Ann <ann@example.org> \(time) +0000
        data 2
        \(mark)
        \(parent.map { "from :\($0)\n" } ?? "")M 644 inline file\(mark).swift
        data \(text.utf8.count)
        \(text)

        """
    }.joined()
  }

  /// One arrival: where, and the number of the commit; 0 stands for one that is not here.
  private typealias Arrival = (place: String, commit: Int)

  /// The chain of arrivals that follow each other by an hour; `unit:environment` names a unit.
  private func chain(
    _ arrivals: [Arrival], tellingUnitsApart: Bool = false
  ) throws -> LiveChain {
    let absent = try #require(ObjectID(hex: String(repeating: "a", count: 40)))
    let deployments = arrivals.enumerated().map { index, arrival in
      let words = arrival.place.split(separator: ":").map(String.init)
      return Deployment(
        unit: words.count > 1 ? words.first : nil, environment: words.last ?? "",
        name: "\(index)", commit: arrival.commit > 0 ? ids[arrival.commit - 1] : absent,
        finishedAt: Int64(Self.start + (index + 1) * 3_600))
    }
    return LiveChain(
      deployments, tellingUnitsApart: tellingUnitsApart, in: history, end: .max)
  }

  /// The numbers of the commits that were live, in order.
  private func live(_ arrivals: [Arrival], tellingUnitsApart: Bool = false) throws -> [Int] {
    try numbers(chain(arrivals, tellingUnitsApart: tellingUnitsApart))
  }

  private func numbers(_ chain: LiveChain) -> [Int] {
    chain.trees.map { (ids.firstIndex(of: history.id($0.commit)) ?? -1) + 1 }
  }

  @Test("in one place every other commit is live when it arrives, rollbacks and hotfixes too")
  func onePlace() throws {
    let chain = try chain([
      ("production", 1), ("production", 3), ("production", 3), ("production", 2),
      ("production", 3), ("production", 7), ("production", 6), ("production", 1),
    ])
    #expect(numbers(chain) == [1, 3, 2, 3, 7, 6, 1])
    #expect((chain.redeployments, chain.followUps) == (1, 0))
    // Reached by the first, the second, the hotfix and the last but one; and the rest by none.
    let reached = ids.map { id in history.index(of: id).map { chain.firstReaching[Int($0)] } }
    #expect(reached == [0, 1, 1, 5, 5, 5, 4, -1])
  }

  @Test("regions one after the other are one deployment")
  func steps() throws {
    let chain = try chain([
      ("eu", 1), ("us", 1), ("ap", 1), ("eu", 3), ("us", 3), ("ap", 3), ("us", 5), ("ap", 5),
      ("eu", 5),
    ])
    #expect(numbers(chain) == [1, 3, 5])
    #expect((chain.redeployments, chain.followUps) == (6, 0))
  }

  @Test("a region that is behind is no rollback, however far behind it is")
  func behind() throws {
    let chain = try chain([
      ("eu", 1), ("us", 1), ("eu", 2), ("eu", 3), ("us", 2), ("eu", 5), ("us", 3), ("us", 4),
      ("us", 5),
    ])
    #expect(numbers(chain) == [1, 2, 3, 5])
    #expect((chain.redeployments, chain.followUps) == (2, 3))
  }

  @Test("a new region that begins with an old commit is no rollback")
  func newRegion() throws {
    #expect(try live([("eu", 1), ("eu", 4), ("us", 2), ("us", 4), ("ap", 1)]) == [1, 4])
  }

  @Test("a commit is live until the last region has left it")
  func rollbackInSteps() throws {
    let chain = try chain([
      ("eu", 1), ("us", 1), ("eu", 3), ("us", 3), ("eu", 1), ("us", 1), ("us", 3), ("eu", 3),
    ])
    #expect(numbers(chain) == [1, 3, 1, 3])
    #expect(chain.trees.map(\.time) == [1, 3, 6, 7].map { Int64(Self.start + $0 * 3_600) })
  }

  @Test("a canary that is taken back is a rollback, since nobody else has its commit")
  func canary() throws {
    #expect(try live([("main", 1), ("canary", 1), ("canary", 3), ("canary", 1)]) == [1, 3, 1])
  }

  @Test("taking one region back further than another one is leaves what the other one runs")
  func fallback() throws {
    let chain = try chain([("eu", 1), ("us", 2), ("eu", 4), ("eu", 1), ("us", 1)])
    #expect(numbers(chain) == [1, 2, 4, 2, 1])
    // What is live then is what that region was given, by the name that it came with.
    #expect(chain.trees.map(\.deployment.name) == ["0", "1", "2", "1", "4"])
    #expect(chain.trees.map(\.time) == (1...5).map { Int64(Self.start + $0 * 3_600) })
  }

  @Test("a hotfix of an older commit is what arrived last")
  func hotfix() throws {
    #expect(
      try live([("eu", 3), ("us", 5), ("eu", 7), ("us", 7), ("us", 6), ("eu", 6)]) == [3, 5, 7, 6])
  }

  @Test("of commits that came together the later one is live")
  func reachedTogether() throws {
    #expect(try live([("eu", 1), ("eu", 5), ("us", 4), ("us", 3), ("eu", 2)]) == [1, 5, 3])
  }

  @Test("capitals do not make another place")
  func capitals() throws {
    #expect(
      try live([("Production", 1), ("Production", 3), ("production", 1)]) == [1, 3, 1])
  }

  @Test("a unit is at a place, whether or not a record names it")
  func namedUnits() throws {
    #expect(try live([("production", 1), ("api:production", 3), ("production", 1)]) == [1, 3, 1])
  }

  @Test("units that nobody defined do not roll each other back")
  func undefinedUnits() throws {
    let arrivals = [
      ("api:production", 1), ("web:production", 1), ("api:production", 3), ("web:production", 2),
      ("api:production", 4), ("web:production", 4), ("api:production", 3), ("web:production", 3),
    ]
    #expect(try live(arrivals, tellingUnitsApart: true) == [1, 3, 4, 3])
    #expect(try live(arrivals) == [1, 3, 2, 4, 3])
  }

  @Test("what is not here, failed or is not yet known is left out")
  func leftOut() throws {
    var deployments: [Deployment] = []
    for (number, (commit, succeeded)) in [(1, true), (3, false), (5, true), (6, true)].enumerated()
    {
      deployments.append(
        Deployment(
          name: "\(number)", commit: ids[commit - 1], finishedAt: Int64(number),
          succeeded: succeeded))
    }
    #expect(numbers(LiveChain(deployments, in: history, end: 2)) == [1, 5])
    let absent = try chain([("eu", 0), ("eu", 1), ("us", 0), ("eu", 0)])
    #expect(numbers(absent) == [1])
    #expect(absent.unresolved.map(\.name) == ["0", "2", "3"])
    #expect(try chain([]).baseline(at: 0) == nil)
  }

  @Test("the order in which they are told does not matter")
  func order() throws {
    let arrivals: [Arrival] = [("eu", 1), ("us", 1), ("eu", 4), ("us", 2), ("eu", 2), ("us", 6)]
    let deployments = arrivals.enumerated().map { index, arrival in
      Deployment(
        environment: arrival.place, name: "\(index)", commit: ids[arrival.commit - 1],
        finishedAt: Int64(index))
    }
    let expected = numbers(LiveChain(deployments, in: history, end: .max))
    #expect(expected == [1, 4, 2, 6])
    #expect(numbers(LiveChain(deployments.reversed(), in: history, end: .max)) == expected)
  }

  @Test("of two in the same second the one that builds upon the other is last")
  func sameSecond() throws {
    let deployments = [5, 3].enumerated().map { index, commit in
      Deployment(name: "\(index)", commit: ids[commit - 1], finishedAt: 7)
    }
    #expect(numbers(LiveChain(deployments, in: history, end: 7)) == [3, 5])
  }
}

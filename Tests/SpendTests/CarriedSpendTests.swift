import FixtureSupport
import Spend
import Testing

@Suite("Spend that travels with the repository")
struct CarriedSpendTests {
  private static func usage(
    _ session: String = "s1", from minute: Int64? = 0, output: Int64 = 5, nanos: Int64? = nil
  ) -> CarriedUsage {
    var usage = CarriedUsage(
      agent: "claude-code", model: "m", session: session,
      tokens: Tokens(input: 1, output: output))
    usage.segment = minute.map {
      .init(
        from: (monday + $0 * 60) * 1_000, until: (monday + $0 * 60 + 1_800) * 1_000, nanos: nanos)
    }
    return usage
  }

  private static func commit(
    _ id: String, _ usage: [CarriedUsage], to destination: Destination = .deployed
  ) -> JoinableCommit {
    var commit = JoinableCommit.made(id, at: 60, to: destination)
    commit.usage = usage
    return commit
  }

  @Test("a segment on an amended commit and on the new one counts once, at the new one")
  func once() {
    let old = Self.commit("a", [Self.usage()], to: .abandoned)
    let new = Self.commit("b", [Self.usage(), Self.usage(from: 30)], to: .mergedNotDeployed)
    for commits in [[old, new], [new, old]] {
      let summary = joined([], [.shop(commits)])
      #expect(summary.dollars == [.mergedNotDeployed: 2])
      #expect(summary.dollars(of: ["a", "b"]) == [0, 2])
      #expect(summary.dollars(joinedBy: .exact) == 2)
      #expect(summary.total.tokens == Tokens(input: 2, output: 10))
    }
  }

  @Test("of two that differ, the numbers of the one that says more; on the mainline, if anywhere")
  func larger() {
    let more = Self.commit("a", [Self.usage(output: 9)])
    let less = Self.commit("b", [Self.usage(output: 3)]).onMainline()
    for commits in [[more, less], [less, more]] {
      let summary = joined([], [.shop(commits)])
      #expect(summary.total.tokens.output == 9)
      #expect(summary.dollars(of: ["a", "b"]) == [0, 1])
    }
  }

  @Test("the same in two repositories counts once; another session or model is another one")
  func twoRepositories() {
    var fork = JoinableRepository.shop([Self.commit("a", [Self.usage()])])
    (fork.name, fork.directories, fork.remotes) = ("fork", ["/fork/"], [])
    var other = Self.usage()
    other.model = "n"
    let shop = JoinableRepository.shop([Self.commit("a", [Self.usage(), other, Self.usage("s2")])])
    #expect(joined([], [fork, shop]).records == 3)
  }

  @Test("the session's own log counts, and never both")
  func log() {
    let shop = JoinableRepository.shop([Self.commit("a", [Self.usage("S1")]).naming(["s1"])])
    let summary = joined([.call(10), .call(20)], [shop])
    #expect(summary.records == 2)
    #expect(summary.dollars == [.deployed: 2])
    #expect(summary.drifts.map(\.superseded) == [.repository])
    #expect(joined([.call(10, session: "s9")], [shop]).records == 2)
  }

  @Test("where the session's log lies outside of the window, its notes do, too")
  func outside() {
    let shop = JoinableRepository.shop([Self.commit("a", [Self.usage(from: 60)])])
    let window = (monday + 3_600) * 1_000..<Int64.max
    let summary = SpendSummary(
      [.call(10)], links: [], repositories: [shop], window: window, nanos: { _ in 1 })
    #expect(summary.records == 0)
    let alone = SpendSummary([], links: [], repositories: [shop], window: window) { _ in 1 }
    #expect(alone.records == 1)
  }

  @Test("what another store says of the session as a whole is left out")
  func otherStores() {
    let shop = JoinableRepository.shop([
      Self.commit("a", [Self.usage(), Self.usage(from: nil), Self.usage("s2", from: nil)])
    ])
    let summary = joined([], [shop])
    #expect(summary.records == 2)
  }

  @Test("money that was worked out call by call is the vendor's list price")
  func money() {
    let shop = JoinableRepository.shop([Self.commit("a", [Self.usage(nanos: 77)])])
    var pricer = Pricer()
    #expect(joined([], [shop], nanos: { pricer.cost(of: $0).nanos }).total.nanos == 77)
  }

  @Test("whatever hangs wherever, every segment is in one sum, in any order", arguments: 0..<100)
  func conservation(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var all: Set<[Int64]> = []
    let commits = (0..<Int.random(in: 1...9, using: &random)).map { number in
      let usage = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        let (session, minute) = (
          Int64.random(in: 0...2, using: &random), Int64.random(in: 0...2, using: &random)
        )
        all.insert([session, minute])
        return Self.usage(
          "s\(session)", from: minute, output: Int64.random(in: 1...3, using: &random))
      }
      let destination = Destination.allCases[Int.random(in: 0...4, using: &random)]
      return Self.commit("\(number)a", usage, to: destination)
    }
    let nanos: (SpendRecord) -> Int64? = { $0.usage.tokens.output * 1_001 }
    let summary = joined([], [.shop(commits)], nanos: nanos)
    #expect(summary.records == all.count)
    for sum in [summary.destinations.values.map(\.nanos), summary.evidence.values.map(\.nanos)] {
      #expect(sum.reduce(0, +) == summary.total.nanos)
    }
    #expect(summary.people.values.reduce(0) { $0 + $1.total.nanos } == summary.total.nanos)
    // In the order of another name of each commit.
    let shuffled = joined([], [.shop(commits.shuffled(using: &random))], nanos: nanos)
    #expect(shuffled.destinations == summary.destinations)
  }
}

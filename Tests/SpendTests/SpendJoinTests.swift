import Spend
import Testing

@Suite("Joining sessions to commits")
struct SpendJoinTests {
  @Test("a session named by its commits is cut at them, and the rest has no commit")
  func segments() {
    let repository = JoinableRepository.shop([
      .made("a", at: 10).naming(["s1"]), .made("b", at: 30).naming(["s1"]),
    ])
    let calls = [1, 5, 10, 11, 30, 31, 40].map { SpendRecord.call($0, by: nil) }
    let summary = joined(calls, [repository])
    #expect(summary.dollars(of: ["a", "b"]) == [3, 2])
    #expect(summary.dollars == [.deployed: 5, .noCommit: 2])
    #expect(summary.dollars(joinedBy: .exact) == 5)
  }

  @Test("without a session, branch, author and time join; another author's commit gets nothing")
  func byBranchAndAuthor() {
    let repository = JoinableRepository.shop(
      [
        .made("a", at: 10, on: "topic", to: .open),
        .made("b", at: 12, by: "jane@example.org", on: "topic", to: .open),
        .made("c", at: 20, on: "other", to: .open),
      ], unlanded: ["topic", "other"])
    let calls = [1, 11, 15].map { SpendRecord.call($0, on: "topic") }
    let summary = joined(calls, [repository])
    #expect(summary.dollars(of: ["a", "b", "c"]) == [1, 0, 0])
    #expect(summary.dollars == [.open: 1, .noCommit: 2])
    #expect(summary.dollars(joinedBy: .medium) == 1)
  }

  @Test("what was explored on the mainline before somebody else's commit has no commit")
  func exploration() {
    let repository = JoinableRepository.shop([
      .made("a", at: 10, by: "jane@example.org").onMainline(),
      .made("b", at: 600, after: 10).onMainline(),
    ])
    let summary = joined([.call(1, on: "main"), .call(5, on: "main")], [repository])
    #expect(summary.dollars == [.noCommit: 2])
  }

  @Test("a commit that concludes the session has all of it, whoever committed in between")
  func conclusion() {
    let repository = JoinableRepository.shop([
      .made("a", at: 10, by: "jane@example.org").onMainline(),
      .made("b", at: 20, after: 10).onMainline(),
    ])
    let summary = joined([.call(1, on: "main"), .call(15, on: "main")], [repository])
    #expect(summary.dollars(of: ["a", "b"]) == [0, 2])
  }

  @Test("time does not give a commit to a session when the commit names another one")
  func claimed() {
    let repository = JoinableRepository.shop([
      .made("a", at: 10, on: "main").naming(["s2"])
    ])
    let summary = joined(
      [.call(1, session: "s1"), .call(2, session: "s2")], [repository])
    #expect(summary.dollars == [.deployed: 1, .noCommit: 1])
  }

  @Test("two agents' sessions that one commit names are both paid by it")
  func twoSessions() {
    let repository = JoinableRepository.shop([.made("a", at: 10).naming(["s1", "s2"])])
    let summary = joined([.call(1), .call(2, session: "s2"), .call(3)], [repository])
    #expect(summary.dollars(of: ["a"]) == [3])
  }

  @Test("a branch that is gone went to the author's next change of the mainline")
  func goneBranch() {
    let repository = JoinableRepository.shop([
      .made("a", at: 3_000, after: 2_900).onMainline(),
      .made("b", at: 4_000, after: 3_000).onMainline(),
    ])
    let summary = joined([.call(1, on: "topic"), .call(2, on: "topic")], [repository])
    #expect(summary.dollars(of: ["a", "b"]) == [2, 0])
    #expect(summary.dollars(joinedBy: .medium) == 2)
  }

  @Test("of two branches that are gone the one worked on last has the next change")
  func twoGoneBranches() {
    let repository = JoinableRepository.shop([.made("a", at: 3_000, after: 2_900).onMainline()])
    let summary = joined(
      [.call(1, session: "s1", on: "one"), .call(5, session: "s2", on: "two")], [repository])
    #expect(summary.dollars(of: ["a"]) == [1])
    #expect(summary.dollars == [.deployed: 1, .noCommit: 1])
  }

  @Test("a branch of which it is known where it landed went nowhere else")
  func landedBranch() {
    let repository = JoinableRepository.shop([
      .made("a", at: 10, by: "jane@example.org", on: "topic"),
      .made("b", at: 3_000, after: 2_900).onMainline(),
    ])
    #expect(joined([.call(1, on: "topic")], [repository]).dollars == [.noCommit: 1])
  }

  @Test("a branch that is still there is not taken for landed")
  func openBranch() {
    let repository = JoinableRepository.shop(
      [.made("a", at: 100, after: 90).onMainline()], unlanded: ["topic"])
    #expect(joined([.call(1, on: "topic")], [repository]).dollars == [.noCommit: 1])
  }

  @Test("commits made within a minute share by the lines that they changed, to the nano")
  func together() {
    var (a, b) = (JoinableCommit.made("a", at: 10), JoinableCommit.made("b", at: 11))
    (a, b) = (a.naming(["s1"]), b.naming(["s1"]))
    (a.weight, b.weight) = (2, 1)
    let summary = joined([.call(1)], [.shop([a, b])]) { _ in 100 }
    let nanos = summary.commits["shop"]?.sorted { $0.key < $1.key }.map(\.value.sum.nanos)
    #expect(nanos == [67, 33])
    #expect(summary.total.nanos == 100)
  }

  @Test("an amended commit has what was asked for until it was amended")
  func amended() {
    var commit = JoinableCommit.made("a", at: 10).naming(["s1"])
    commit.committedAt = monday + 20 * 60
    let summary = joined([.call(1), .call(15), .call(25)], [.shop([commit])])
    #expect(summary.dollars == [.deployed: 2, .noCommit: 1])
  }

  @Test("what happened in another directory is elsewhere; without a place it is known per account")
  func places() {
    let repository = JoinableRepository.shop([.made("a", at: 10).naming(["s1"])])
    var named = SpendRecord.call(1, session: "s3", in: nil)
    named.origin.repository = "git@github.com:Acme/shop.git"
    let summary = joined(
      [
        .call(1), .call(2, in: "/work/shopping"), .call(3, session: "s4", in: nil), named,
        .call(4, session: "s5", in: "/work/shop/sub/dir"),
      ], [repository])
    #expect(summary.dollars == [.deployed: 1, .elsewhere: 1, .aggregate: 1, .noCommit: 2])
  }

  @Test("a session of another machine is known by the commit that names it")
  func otherMachine() {
    let repository = JoinableRepository.shop([.made("a", at: 10).naming(["s1"])])
    let summary = joined([.call(1, in: "/home/jane/shop", by: "jane@example.org")], [repository])
    #expect(summary.dollars == [.deployed: 1])
    #expect(summary.people["jane@example.org"]?.total.nanos == 1_000_000_000)
  }

  @Test("a session that names a pull request joins its commits")
  func pullRequest() {
    var commit = JoinableCommit.made("a", at: 50, by: "jane@example.org")
    commit.pullRequests = [12]
    let links = [
      SessionLink(
        agent: "claude-code", session: "S1",
        target: .pullRequest(number: 12, repository: "acme/shop"), time: 0),
      SessionLink(
        agent: "claude-code", session: "s2",
        target: .pullRequest(number: 12, repository: "acme/other"), time: 0),
    ]
    let summary = joined(
      [.call(1), .call(2, session: "s2")], [.shop([commit])], links: links)
    #expect(summary.dollars == [.deployed: 1, .noCommit: 1])
    #expect(summary.dollars(joinedBy: .strong) == 1)
  }

  @Test("a session is known by its other ids, and by the commit that a tool says it made")
  func aliases() {
    let repository = JoinableRepository.shop([
      .made("abcdef1234", at: 10), .made("b", at: 20).naming(["cse_9"]),
    ])
    let links = [
      SessionLink(agent: "c", session: "s1", target: .commit("abcdef1"), time: 0),
      SessionLink(agent: "c", session: "s1", target: .alias("CSE_9"), time: 0),
    ]
    let summary = joined([.call(1), .call(15)], [repository], links: links)
    #expect(summary.dollars(of: ["abcdef1234", "b"]) == [1, 1])
    #expect(summary.dollars(joinedBy: .exact) == 2)
  }

  @Test("commits of several developers are paid by whoever ran the session, else by all in parts")
  func payers() {
    var commit = JoinableCommit.made("a", at: 10).naming(["s1"])
    commit.developers = ["ada@example.org", "jane@example.org"]
    let known = joined([.call(1)], [.shop([commit])]) { _ in 5 }
    #expect(known.people.mapValues(\.deployed.nanos) == ["ada@example.org": 5])
    let unknown = joined([.call(1, by: nil)], [.shop([commit])]) { _ in 5 }
    #expect(
      unknown.people.mapValues(\.deployed.nanos)
        == ["ada@example.org": 3, "jane@example.org": 2])
  }

  @Test("tokens without a price are counted beside the money")
  func unpriced() {
    let repository = JoinableRepository.shop([.made("a", at: 10).naming(["s1"])])
    let summary = joined([.call(1), .call(2)], [repository]) {
      $0.origin.time == (monday + 60) * 1_000 ? 7 : nil
    }
    #expect(summary.total.nanos == 7)
    #expect(summary.total.unpricedTokens == 1)
    #expect(summary.destinations[.deployed]?.unpricedTokens == 1)
  }
}

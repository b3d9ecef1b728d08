import FixtureSupport
import Foundation
import Testing

@testable import Git

@Suite("Ranges of commits", .enabled(if: Prerequisites.git, "needs git"))
struct CommitRangeTests {
  private typealias History = CommitRangeHistory

  @Test(
    "ranges are what git lists, whatever the dates",
    arguments: UInt64(0)..<8, CommitRangeHistory.Dates.allCases)
  func differential(seed: UInt64, dates: CommitRangeHistory.Dates) throws {
    let count = 90
    let made = try CommitRangeFixture(History(seed: seed, count: count, dates: dates))
    try InstalledGitRange.number(made.directory)
    var random = SeededGenerator(seed: seed &+ 1_000)
    for round in 0..<400 {
      let number = Int.random(in: 0...3, using: &random)
      let bases = (0..<number).map { _ in Int.random(in: 0..<count, using: &random) }
      let head = Int.random(in: 0..<count, using: &random)
      let range = try made.range(from: bases, to: head)
      let wanted = made.expected(from: bases, to: head)
      #expect(Set(range.commits) == wanted, "\(bases)..\(head)")
      #expect(made.isInOrder(range.commits))
      #expect(Set(range.forkPoints) == made.forkPoints(of: wanted))
      #expect(range.gap == nil)
      #expect(range.commits.allSatisfy { range.commit($0)?.parents == made.parents(of: $0) })
      if round < 10 {
        let listed = try made.listed(from: bases, to: head)
        #expect(listed == wanted)
      }
    }
  }

  @Test("the same range comes in the same order, the first parent's history first")
  func order() throws {
    var history = History()
    let root = history.append(1, on: nil) { _ in History.start }
    let second = history.append(2, on: root) { History.start + 500 + $0 }
    let first = history.append(2, on: root) { History.start + 100 + $0 }
    let head = history.append([first, second], date: History.start + 900)
    let made = try CommitRangeFixture(history)
    let range = try made.range(from: [root], to: head)
    #expect(range.commits == [3, 4, 1, 2, 5].map { made.ids[$0] })
    #expect(range.forkPoints == [made.ids[root]])
  }

  @Test("no bases, the head among them, a descendant of it, and unrelated ones")
  func bases() throws {
    var history = History()
    let tip = history.append(6, on: nil) { History.start + $0 }
    let other = history.append(3, on: nil) { History.start + 100 + $0 }
    let made = try CommitRangeFixture(history)
    let counts = try [[], [tip], [tip, other], [other], [0], [2, other]].map {
      try made.range(from: $0, to: 4).commits.count
    }
    #expect(counts == [5, 0, 0, 5, 4, 2])
    #expect(try made.range(from: [2, 2], to: 2).forkPoints.isEmpty)
    #expect(try made.range(from: [other], to: tip).gap == nil)
  }

  @Test("a merge of 1,000 parents")
  func octopus() throws {
    var history = History()
    let root = history.append(1, on: nil) { _ in History.start }
    let arms = (0..<1_000).map { arm in
      history.append(1, on: root) { _ in History.start + arm }
    }
    let head = history.append(arms, date: History.start + 2_000)
    let made = try CommitRangeFixture(history)
    let range = try made.range(from: [arms[7]], to: head)
    #expect(Set(range.commits) == made.expected(from: [arms[7]], to: head))
    #expect(range.commits.count == 1_000)
    #expect(Set(range.forkPoints) == [made.ids[root], made.ids[arms[7]]])
  }

  @Test("100,000 commits in one range")
  func long() throws {
    var history = History()
    let base = history.append(10, on: nil) { History.start + $0 }
    let head = history.append(100_000, on: base) { History.start + 100 + $0 }
    let made = try CommitRangeFixture(history, reachable: false)
    let range = try made.range(from: [base], to: head)
    #expect(range.commits.count == 100_000)
    #expect(range.commits == Array(made.ids[(base + 1)...]))
    #expect(range.visited == 100_010)
  }

  @Test("what is missing or no commit is refused")
  func refusals() throws {
    var history = History()
    history.append(2, on: nil) { History.start + $0 }
    let made = try CommitRangeFixture(history)
    let nothing = try #require(ObjectID(hex: String(repeating: "1", count: 40)))
    let repository = try Repository(at: made.directory.path)
    let tree = try repository.commit(made.ids[0]).tree
    for (base, head) in [(nothing, made.ids[0]), (made.ids[0], nothing), (tree, made.ids[0])] {
      do throws(GitError) {
        _ = try repository.range(from: [base], to: head)
        Issue.record("no error: \(base)..\(head)")
      } catch {
        #expect(error.isNotFound || error.message == "not a commit")
      }
    }
  }
}

import FixtureSupport
import Foundation
import Testing

@testable import Git

/// How much of a history is read for a range, and wrong dates in histories that are not read whole.
@Suite("Cost of ranges", .enabled(if: Prerequisites.git, "needs git"))
struct CommitRangeCostTests {
  private typealias History = CommitRangeHistory

  /// A base of so many commits, one an hour.
  private static func based(_ count: Int = 3_000) -> (history: History, tip: Int) {
    var history = History()
    let tip = history.append(count, on: nil) { History.start + $0 * 3_600 }
    return (history, tip)
  }

  @Test(
    "dates in a pull request do not make the walk read the history of the base",
    arguments: [0, 1, History.start, History.start + 3_000 * 3_600, 1 << 40])
  func forgedAbove(date: Int) throws {
    var (history, tip) = Self.based()
    let head = history.append(20, on: tip) { _ in date }
    let made = try CommitRangeFixture(history, reachable: false)
    let range = try made.range(from: [tip], to: head)
    #expect(range.commits == Array(made.ids[(tip + 1)...]))
    #expect(range.visited < 700)
  }

  @Test("neither where the base has moved on", arguments: [0, 1 << 40])
  func forgedBeside(date: Int) throws {
    var (history, tip) = Self.based()
    let head = history.append(20, on: tip - 200) { _ in date }
    let made = try CommitRangeFixture(history, reachable: false)
    let range = try made.range(from: [tip], to: head)
    #expect(range.commits == Array(made.ids[(tip + 1)...]))
    #expect(range.visited < 750)
  }

  @Test("a base long after a short history reaches it")
  func longBase() throws {
    var (history, tip) = Self.based()
    let head = history.append(2, on: 5) { _ in History.start + 7 * 3_600 }
    let made = try CommitRangeFixture(history, reachable: false)
    let range = try made.range(from: [tip], to: head)
    #expect(range.commits == Array(made.ids[(tip + 1)...]))
    let none = try made.range(from: [tip], to: 5)
    #expect(none.commits.isEmpty)
  }

  /// The base's side comes to the fork over one or two commits that look decades or days too old.
  @Test(
    "a wrong clock in the base's history", arguments: [1, 2], [-50_000_000, -300_000, 90_000_000])
  func wrongClock(count: Int, error: Int) throws {
    var (history, tip) = Self.based(9_000)
    let time = { (day: Int) in History.start + 9_000 * 3_600 + day * 86_400 }
    let fork = history.append(3, on: 8_500) { _ in time(1) }
    let wrong = history.append(count, on: fork) { _ in time(2) + error }
    tip = history.append([tip, wrong], date: time(3))
    tip = history.append(300, on: tip) { time(3) + $0 }
    let head = history.append(4, on: fork) { time(2) + $0 }
    let made = try CommitRangeFixture(history, reachable: false)
    let range = try made.range(from: [tip], to: head)
    #expect(range.commits == Array(made.ids[(tip + 1)...]))
    #expect(range.visited < 6_000)
  }
}

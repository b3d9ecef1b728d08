import FixtureSupport
import Foundation
import Testing

@testable import Git

/// Histories that are not here whole: the range is right, or it says that it cannot be known.
@Suite("Gaps in ranges", .enabled(if: Prerequisites.git, "needs git"))
struct CommitRangeGapTests {
  private typealias History = CommitRangeHistory

  /// A clone that holds each commit's history to its depth; depth 0 is all of it.
  private static func clone(
    _ made: CommitRangeFixture, _ fetches: [(commit: Int, depth: Int)]
  ) throws -> URL {
    let git = try Program(named: "git")
    let directory = try TemporaryDirectory.make("shallow").appendingPathComponent("clone.git")
    _ = try git.run(["init", "-q", "--bare", "--template=", directory.path])
    for (commit, depth) in fetches {
      let done = try git.run(
        ["fetch", "-q", "--no-tags"] + (depth > 0 ? ["--depth=\(depth)"] : []) + [
          "file://\(made.directory.path)", "+refs/heads/c\(commit):refs/heads/c\(commit)",
        ], in: directory)
      guard done.exitCode == 0 else { throw FixtureError("fetch: \(done.errors)") }
    }
    return directory
  }

  private static func range(
    _ made: CommitRangeFixture, _ clone: URL, from bases: [Int], to head: Int
  ) throws -> CommitRange {
    try Repository(at: clone.path).range(from: bases.map { made.ids[$0] }, to: made.ids[head])
  }

  @Test(
    "shallow clones of any depth", arguments: UInt64(20)..<24, CommitRangeHistory.Dates.allCases)
  func shallow(seed: UInt64, dates: CommitRangeHistory.Dates) throws {
    let count = 60
    let made = try CommitRangeFixture(History(seed: seed, count: count, dates: dates))
    var random = SeededGenerator(seed: seed)
    for _ in 0..<12 {
      let chosen = (0..<5).map { _ in Int.random(in: count / 3..<count, using: &random) }
      let clone = try Self.clone(
        made, chosen.map { ($0, Int.random(in: 1...12, using: &random)) })
      for base in chosen {
        for head in chosen {
          let range = try Self.range(made, clone, from: [base], to: head)
          guard range.gap == nil else { continue }
          #expect(Set(range.commits) == made.expected(from: [base], to: head), "\(base)..\(head)")
          #expect(made.isInOrder(range.commits))
        }
      }
    }
  }

  /// A main line with a side branch merged into it, and a pull request.
  private static func line() -> (history: History, tip: Int, head: Int) {
    var history = History()
    let fork = history.append(40, on: nil) { History.start + $0 * 86_400 }
    let side = history.append(3, on: 2) { History.start + (5 + $0) * 86_400 }
    let merged = history.append([fork, side], date: History.start + 50 * 86_400)
    let tip = history.append(4, on: merged) { History.start + (51 + $0) * 86_400 }
    let head = history.append(3, on: fork) { History.start + (45 + $0) * 86_400 }
    return (history, tip, head)
  }

  @Test("a commit of the range at the boundary is a gap, one of the base that does not matter none")
  func depths() throws {
    let (history, tip, head) = Self.line()
    let made = try CommitRangeFixture(history)
    let near = try Self.clone(made, [(tip, 38), (head, 3)])
    let cut = try Self.range(made, near, from: [tip], to: head)
    #expect(cut.gap == .shallow(commit: made.ids[head - 2]))
    // The side branch ends at the boundary as well, but is far older than the fork.
    let far = try Self.clone(made, [(tip, 38), (head, 34)])
    let whole = try Self.range(made, far, from: [tip], to: head)
    #expect(whole.gap == nil)
    #expect(Set(whole.commits) == made.expected(from: [tip], to: head))
    // Nothing of it is in the range, so it does not matter where it ends.
    let none = try Self.range(made, near, from: [head], to: head)
    #expect(none.gap == nil)
    let alone = try Self.clone(made, [(head, 1)])
    let everything = try Self.range(made, alone, from: [], to: head)
    #expect(everything.gap == .shallow(commit: made.ids[head]))
  }

  @Test("a base that was cut, under a range that goes down to a root")
  func cutBase() throws {
    let (history, tip, head) = Self.line()
    let made = try CommitRangeFixture(history)
    // Without a depth the head's whole history comes, and the base stays cut.
    let clone = try Self.clone(made, [(head, 0), (tip, 2)])
    let range = try Self.range(made, clone, from: [tip], to: head)
    let exact = Set(range.commits) == made.expected(from: [tip], to: head)
    #expect(range.gap == .shallow(commit: made.ids[tip - 1]) || exact)
  }

  @Test("a base that was cut and may have the head merged behind the boundary")
  func hiddenMerge() throws {
    var history = History()
    let fork = history.append(3, on: nil) { History.start + $0 }
    let head = history.append(2, on: fork) { History.start + 10 + $0 }
    let merged = history.append(5, on: head) { History.start + 20 + $0 }
    let tip = history.append([merged, fork], date: History.start + 30)
    let made = try CommitRangeFixture(history)
    let clone = try Self.clone(made, [(head, 4), (tip, 2)])
    let range = try Self.range(made, clone, from: [tip], to: head)
    #expect(range.gap == .shallow(commit: made.ids[merged]))
  }

  @Test("any missing commit", arguments: CommitRangeHistory.Dates.allCases)
  func missing(dates: CommitRangeHistory.Dates) throws {
    let count = 40
    let made = try CommitRangeFixture(History(seed: 31, count: count, dates: dates))
    let git = try Program(named: "git")
    var random = SeededGenerator(seed: 31)
    try Self.loosen(made.directory, with: git)
    for lost in made.ids.indices {
      let file = made.directory.appendingPathComponent(
        "objects/\(made.ids[lost].hex.prefix(2))/\(made.ids[lost].hex.dropFirst(2))")
      let bytes = try Data(contentsOf: file)
      try FileManager.default.removeItem(at: file)
      defer { try? bytes.write(to: file) }
      for _ in 0..<20 {
        let base = Int.random(in: 0..<count, using: &random)
        let head = Int.random(in: 0..<count, using: &random)
        guard base != lost, head != lost else { continue }
        let range = try made.range(from: [base], to: head)
        let wanted = made.expected(from: [base], to: head)
        if wanted.contains(made.ids[lost]) { #expect(range.gap != nil) }
        if range.gap == nil { #expect(Set(range.commits) == wanted, "\(base)..\(head) \(lost)") }
      }
    }
  }

  /// Unpacks all objects.
  private static func loosen(_ directory: URL, with git: Program) throws {
    let folder = directory.appendingPathComponent("objects/pack")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where file.hasSuffix(".pack") {
      let pack = try Data(contentsOf: folder.appendingPathComponent(file))
      try FileManager.default.removeItem(at: folder)
      _ = try git.run(["unpack-objects", "-q"], in: directory, input: pack)
    }
  }

  @Test("which parent is missing")
  func missingParent() throws {
    var history = History()
    let head = history.append(5, on: nil) { History.start + $0 }
    let made = try CommitRangeFixture(history)
    try Self.loosen(made.directory, with: Program(named: "git"))
    let lost = made.ids[2].hex
    try FileManager.default.removeItem(
      at: made.directory.appendingPathComponent("objects/\(lost.prefix(2))/\(lost.dropFirst(2))"))
    let range = try made.range(from: [0], to: head)
    #expect(range.gap == .missing(commit: made.ids[3], parent: made.ids[2]))
    // The base says itself what its parent is, and nothing below it is asked for.
    let above = try made.range(from: [3], to: head)
    #expect(above.gap == nil)
    #expect(above.commits == [made.ids[4]])
  }
}

import FixtureSupport
import Foundation
import Testing

@testable import Git

/// A history in a repository, and what ranges of it must be.
struct CommitRangeFixture {
  let directory: URL
  let history: CommitRangeHistory
  let ids: [ObjectID]
  let reachable: [Set<Int>]
  private let numbers: [ObjectID: Int]

  init(_ history: CommitRangeHistory, reachable: Bool = true) throws {
    directory = try TemporaryDirectory.make("ranges").appendingPathComponent("history.git")
    self.history = history
    ids = try history.write(to: directory).map { try #require(ObjectID(hex: $0)) }
    self.reachable = reachable ? history.reachable : []
    numbers = Dictionary(uniqueKeysWithValues: zip(ids, 0...))
  }

  func range(from bases: [Int], to head: Int) throws -> CommitRange {
    try Repository(at: directory.path).range(from: bases.map { ids[$0] }, to: ids[head])
  }

  /// By the definition.
  func expected(from bases: [Int], to head: Int) -> Set<ObjectID> {
    let outside = bases.reduce(into: Set<Int>()) { $0.formUnion(reachable[$1]) }
    return Set(reachable[head].subtracting(outside).map { ids[$0] })
  }

  /// The parents of the range that are outside of it.
  func forkPoints(of range: Set<ObjectID>) -> Set<ObjectID> {
    Set(range.flatMap { parents(of: $0) }).subtracting(range)
  }

  /// Whether no commit comes before a parent, and none twice.
  func isInOrder(_ commits: [ObjectID]) -> Bool {
    var places: [ObjectID: Int] = [:]
    for (place, commit) in commits.enumerated() {
      guard places.updateValue(place, forKey: commit) == nil else { return false }
    }
    return commits.enumerated().allSatisfy { place, commit in
      parents(of: commit).allSatisfy { places[$0].map { $0 < place } ?? true }
    }
  }

  func parents(of commit: ObjectID) -> [ObjectID] {
    numbers[commit].map { history.entries[$0].parents.map { ids[$0] } } ?? []
  }

  /// What git says.
  func listed(from bases: [Int], to head: Int) throws -> Set<ObjectID> {
    try InstalledGitRange.list(
      in: directory, from: bases.map { ids[$0].hex }, to: ids[head].hex)
  }
}

/// Ranges as the installed git lists them.
enum InstalledGitRange {
  static func list(
    in directory: URL, from bases: [String], to head: String
  ) throws -> Set<ObjectID> {
    let git = try Program(named: "git")
    let done = try git.run(
      ["rev-list", "--topo-order", "--reverse", head, "--not"] + bases, in: directory,
      deadline: 120)
    guard done.exitCode == 0 else { throw FixtureError("rev-list: \(done.errors)") }
    return Set(try done.output.split(separator: "\n").map { try #require(ObjectID(hex: $0)) })
  }

  /// Writes generation numbers, with which git's answer is exact whatever dates say.
  static func number(_ directory: URL) throws {
    let git = try Program(named: "git")
    let done = try git.run(
      ["-c", "commitGraph.generationVersion=1", "commit-graph", "write", "--reachable"],
      in: directory)
    guard done.exitCode == 0 else { throw FixtureError("commit-graph: \(done.errors)") }
  }
}

import FixtureSupport
import Foundation

/// A history made for ranges: only parents and dates, kept in memory as well as written.
struct CommitRangeHistory {
  struct Entry {
    /// Numbers of earlier entries, each once.
    var parents: [Int]
    var date: Int
  }

  /// What dates commits have.
  enum Dates: CaseIterable {
    /// Parents before children.
    case honest
    /// As honest ones, but now and then 1970, far in the future, or days wrong.
    case sometimesForged
    /// Any, 0 and 2^40 among them.
    case random
  }

  var entries: [Entry] = []

  static let start = 1_700_000_000

  /// Branches, merges of up to five parents, criss-cross merges and several roots.
  init(seed: UInt64, count: Int, dates: Dates) {
    var random = SeededGenerator(seed: seed)
    for index in 0..<count {
      let parents = Self.parents(of: index, using: &random)
      entries.append(Entry(parents: parents, date: dates.date(of: index, using: &random)))
    }
  }

  init(_ entries: [Entry] = []) { self.entries = entries }

  private static func parents(of index: Int, using random: inout SeededGenerator) -> [Int] {
    guard index > 0 else { return [] }
    let count =
      switch Int.random(in: 0..<24, using: &random) {
      case 0: 0
      case 1..<6: 2
      case 6: 3
      case 7: 5
      default: 1
      }
    // Mostly near ones, so that histories get long; now and then any.
    let reach = Int.random(in: 0..<6, using: &random) == 0 ? index : min(index, 5)
    let chosen = (0..<count).map { _ in index - Int.random(in: 1...reach, using: &random) }
    return chosen.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Appends a chain on `parent`, or a new root.
  ///
  /// - Parameters:
  ///   - count: how many commits.
  ///   - parent: the commit below; `nil` for none.
  ///   - date: the date of the chain's n-th commit.
  /// - Returns: the last one's number.
  @discardableResult
  mutating func append(_ count: Int, on parent: Int?, date: (Int) -> Int) -> Int {
    for index in 0..<count {
      let below = index == 0 ? parent.map { [$0] } ?? [] : [entries.count - 1]
      entries.append(Entry(parents: below, date: date(index)))
    }
    return entries.count - 1
  }

  /// Appends one commit and returns its number.
  mutating func append(_ parents: [Int], date: Int) -> Int {
    entries.append(Entry(parents: parents, date: date))
    return entries.count - 1
  }
}

extension CommitRangeHistory.Dates {
  fileprivate func date(of index: Int, using random: inout SeededGenerator) -> Int {
    let honest = CommitRangeHistory.start + index * 40_000
    switch self {
    case .honest: return honest
    case .sometimesForged:
      switch Int.random(in: 0..<16, using: &random) {
      case 0: return 0
      case 1: return 1 << 40
      case 2: return honest + Int.random(in: -900_000...900_000, using: &random)
      default: return honest
      }
    case .random:
      switch Int.random(in: 0..<8, using: &random) {
      case 0: return 0
      case 1: return 1 << 40
      default: return Int.random(in: 1...2_000_000_000, using: &random)
      }
    }
  }
}

extension CommitRangeHistory {
  /// For each commit, which commits it reaches: itself and all below.
  var reachable: [Set<Int>] {
    entries.indices.reduce(into: []) { sets, index in
      sets.append(entries[index].parents.reduce(into: [index]) { $0.formUnion(sets[$1]) })
    }
  }

  /// Writes it to a new bare repository with a branch `cN` for commit N.
  ///
  /// - Returns: the commits' ids, in order.
  /// - Throws: `FixtureError` where git fails.
  func write(to directory: URL) throws -> [String] {
    try FastImport.write(stream, to: directory, keepsPack: true)
  }

  private var stream: String {
    var stream = ""
    for (index, entry) in entries.enumerated() {
      let message = "commit \(index)\n"
      stream += "commit refs/heads/c\(index)\nmark :\(index + 1)\n"
      stream += "committer Ann <ann@example.org> \(entry.date) +0000\n"
      stream += "data \(message.utf8.count)\n\(message)"
      // Without `from` on a new reference, a commit is a root.
      for (place, parent) in entry.parents.enumerated() {
        stream += "\(place == 0 ? "from" : "merge") :\(parent + 1)\n"
      }
      stream += "\n"
    }
    return stream
  }
}

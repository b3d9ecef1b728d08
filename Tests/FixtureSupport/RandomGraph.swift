package import Foundation

/// A random history with branches, merges, unrelated roots, moves, copies and lines that come back.
///
/// Kept in memory as well as written to a repository, so that what the program finds out can be
/// worked out again the slow way.
package struct RandomGraph: Sendable {
  package struct Commit: Sendable {
    package var parents: [Int]
    package var tree: [String: [String]]
    /// Seconds since 1970-01-01 UTC.
    package var time: Int

    package init(parents: [Int], tree: [String: [String]], time: Int) {
      self.parents = parents
      self.tree = tree
      self.time = time
    }
  }

  package private(set) var commits: [Commit] = []
  private var heads: [Int] = []
  private var random: SeededGenerator
  private var fresh = 0

  package static let start = 1_740_000_000

  /// Makes a history of `count` commits.
  package init(seed: UInt64, count: Int) {
    random = SeededGenerator(seed: seed)
    append(parents: [], tree: ["a.txt": newLines(6), "b.txt": newLines(4)])
    heads = [0]
    while commits.count < count { grow() }
  }

  private mutating func grow() {
    let choice = Int.random(in: 0..<20, using: &random)
    let head = Int.random(in: 0..<heads.count, using: &random)
    switch choice {
    case 0..<3 where heads.count < 4:
      heads.append(Int.random(in: 0..<commits.count, using: &random))
    case 3 where heads.count < 4:
      append(parents: [], tree: ["root\(commits.count).txt": newLines(3)])
      heads.append(commits.count - 1)
    case 4..<8 where heads.count > 1:
      let other = (head + 1) % heads.count
      merge(head, other)
    default:
      append(parents: [heads[head]], tree: edited(commits[heads[head]].tree))
      heads[head] = commits.count - 1
    }
  }

  private mutating func merge(_ head: Int, _ other: Int) {
    let (left, right) = (heads[head], heads[other])
    guard left != right else { return }
    var tree = commits[left].tree
    for (path, lines) in commits[right].tree.sorted(by: { $0.key < $1.key }) {
      let known = Set(tree[path] ?? [])
      tree[path, default: []] += lines.filter { !known.contains($0) }
    }
    // Now and then a merge says something of its own.
    if Int.random(in: 0..<3, using: &random) == 0 { tree = edited(tree) }
    append(parents: [left, right], tree: tree)
    heads[head] = commits.count - 1
    if heads.count > 2, Bool.random(using: &random) { heads.remove(at: other) }
  }

  private mutating func append(parents: [Int], tree: [String: [String]]) {
    commits.append(
      Commit(parents: parents, tree: tree, time: Self.start + commits.count * 40_000))
  }

  private mutating func newLines(_ count: Int) -> [String] {
    (0..<count).map { _ in
      fresh += 1
      return "value\(fresh) = compute(\(fresh % 7))"
    }
  }

  private mutating func edited(_ tree: [String: [String]]) -> [String: [String]] {
    var tree = tree
    let paths = tree.keys.sorted()
    let path = paths.randomElement(using: &random) ?? "a.txt"
    let lines = tree[path] ?? []
    switch Int.random(in: 0..<8, using: &random) {
    case 0: tree["moved\(commits.count).txt"] = tree.removeValue(forKey: path)
    case 1: tree["copy\(commits.count).txt"] = lines
    case 2: tree[path] = lines.map { "   " + $0 }
    case 3: tree[path] = Array(lines.dropFirst(Int.random(in: 1...3, using: &random)))
    case 4:
      // Lines of some earlier commit come back.
      let old = commits[Int.random(in: 0..<commits.count, using: &random)].tree
      tree[path] = lines + (old.sorted { $0.key < $1.key }.first?.value.prefix(4) ?? [])
    case 5: tree[path] = lines.shuffled(using: &random) + newLines(1)
    default: tree["f\(Int.random(in: 0..<4, using: &random)).txt", default: []] += newLines(3)
    }
    if tree[path]?.isEmpty == true { tree[path] = nil }
    return tree
  }

  /// Numbers for what else a test wants to choose.
  package mutating func number(in range: Range<Int>) -> Int {
    Int.random(in: range, using: &random)
  }
}

extension RandomGraph {
  /// Writes the history to a new bare repository, whose `main` is the last commit.
  ///
  /// - Returns: the commits' ids, in order.
  /// - Throws: `FixtureError` where git fails.
  package func write(to directory: URL) throws -> [String] {
    try FastImport.write(stream, to: directory)
  }

  private var stream: String {
    var stream = ""
    for (index, commit) in commits.enumerated() {
      let reference = index == commits.count - 1 ? "refs/heads/main" : "refs/heads/c\(index)"
      stream += "commit \(reference)\nmark :\(index + 1)\n"
      stream += "committer Ann <ann@example.org> \(commit.time) +0000\ndata 1\nx\n"
      // Without `from` on a new reference, a commit is a root.
      if let first = commit.parents.first { stream += "from :\(first + 1)\n" }
      for parent in commit.parents.dropFirst() { stream += "merge :\(parent + 1)\n" }
      stream += "deleteall\n"
      for (path, lines) in commit.tree.sorted(by: { $0.key < $1.key }) {
        let text = lines.map { $0 + "\n" }.joined()
        stream += "M 100644 inline \(path)\ndata \(text.utf8.count)\n\(text)\n"
      }
    }
    return stream
  }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

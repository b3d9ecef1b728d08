package import Landing
package import Lines

/// What became of one line.
struct LineTrace: Sendable {
  let hash: LineHash
  let arrival: Arrival
  /// One line's, so that one of the three is 1.
  let fates: Fates
  /// Position in the chain of the tree that does not hold it any more, counted from the baseline.
  let goneAt: Int32?
  /// The node that took it away; -1 where there is none.
  let remover: Int32
}

/// What became of one line of a commit that is explained.
package struct ExplainedTrace: Sendable {
  package let line: LineHash
  /// Position in the unit's chain of the tree that carried it in.
  package let position: Int
  package let introducer: CommitIndex
  package let author: NovelAuthor
  /// One line's, so that one of the three is 1.
  package let fates: Fates
  /// Position in the unit's chain of the tree that does not hold it any more.
  package let goneAt: Int?
  /// The commit that took it away; `nil` where there is none, as in a rollback.
  package let remover: CommitIndex?

  init(_ trace: LineTrace, _ forest: Forest, _ named: NamedLines, baseline: Int) {
    line = trace.hash
    position = baseline + Int(trace.arrival.position)
    introducer = forest.commits[Int(trace.arrival.introducer)]
    author = named.author(trace.arrival.author)
    fates = trace.fates
    goneAt = trace.goneAt.map { baseline + Int($0) }
    remover = trace.remover < 0 ? nil : forest.commits[Int(trace.remover)]
  }
}

extension History {
  /// The commits whose lines tell a commit's story: its own, those of its copies, of a squash also
  /// those of its branch, and instead of a copy that of what it was made into.
  func introducers(explaining commit: CommitIndex) -> Set<CommitIndex> {
    if landings.copies.contains(commit), let link = landings.link(of: commit) {
      return introducers(explaining: link.target)
    }
    let copies = landings.copies.filter { landings.link(of: $0)?.target == commit }
    return landings.carried(by: commit).union(copies).union([commit])
  }
}

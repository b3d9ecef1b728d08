/// How links change a history: what they landed, and which commits stand for others.
package struct LinkedLandings: Sendable {
  package internal(set) var links: [Link] = []
  /// The link that landed each commit, as an index into `links`.
  package internal(set) var linkOf: [CommitIndex: Int] = [:]
  /// Commits that another one stands for, so that the same work is counted once.
  package internal(set) var copies: Set<CommitIndex> = []
  /// The commits that one was made from, or is a copy of, and whose evidence it took over.
  package internal(set) var originals: [CommitIndex: [CommitIndex]] = [:]
  /// Commits that have the developers of another one.
  package internal(set) var authors: [CommitIndex: CommitIndex] = [:]
  /// Why commits have no link although there were candidates.
  package internal(set) var ambiguities: [CommitIndex: String] = [:]

  /// The link that landed a commit; `nil` where the mainline reaches it, or nothing landed it.
  package func link(of commit: CommitIndex) -> Link? { linkOf[commit].map { links[$0] } }

  /// The commits of the branch that a squash carries; none for any other commit.
  package func carried(by commit: CommitIndex) -> Set<CommitIndex> {
    Set(
      links.filter { $0.kind == .squash && $0.target == commit && !$0.isSuperseded }
        .flatMap(\.commits))
  }
}

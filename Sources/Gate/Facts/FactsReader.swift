package import Git
package import Provenance

/// Gathers what rules may know of a range's commits, one at a time.
///
/// Asked twice for each commit, once to see the range as a whole and once to judge it: what was
/// read of 100,000 commits would not fit into the memory, and the walk keeps what does.
package struct FactsReader: Sendable {
  private let range: CommitRange
  private let detector: Detector
  private let mailmap: Mailmap
  private let owners: [String: String]
  private let stores: AttributionStores

  /// - Parameters:
  ///   - range: the commits.
  ///   - detector: what knows agents.
  ///   - mailmap: the base's.
  ///   - owners: whose an agent's commits are, by the base's configuration.
  ///   - stores: what attribution tools have noted.
  package init(
    _ range: CommitRange, detector: Detector, mailmap: Mailmap, owners: [String: String],
    stores: AttributionStores
  ) {
    (self.range, self.detector, self.mailmap) = (range, detector, mailmap)
    (self.owners, self.stores) = (owners, stores)
  }

  /// What is known of a commit, and what attribution stores could not tell of it.
  ///
  /// - Throws: a `GitError` where the commit cannot be read, or has a message that is made to fill
  ///   the memory.
  package func facts(
    of id: ObjectID, in repository: borrowing Repository
  ) throws(GitError) -> (facts: CommitFacts, problems: [StoreProblem]) {
    var commit: Commit
    if let kept = range.commit(id) { commit = kept } else { commit = try repository.commit(id) }
    try MessageSize.check(commit.message, of: id.hex, detector)
    let written = detector.evidence(in: commit)
    let (attribution, problems) = stores.attribution(
      of: id, commit, evidence: written, in: repository)
    let author = mailmap.resolve(name: commit.author.name, email: commit.author.email)
    let developers = detector.developers(of: commit, mailmap: mailmap, owners: owners)
    commit.author = Self.shortened(commit.author)
    let facts = CommitFacts(
      id: id, commit: commit,
      evidence: attribution.evidence.isEmpty ? written : written.merged(with: attribution.evidence),
      usage: attribution.usage, author: detector.actor(name: author.name, email: author.email),
      developers: developers, isTip: id == range.commits.last)
    return (facts, problems)
  }

  /// A name or an address of megabytes would stand in each finding; cut, it is nobody's.
  private static func shortened(_ person: Signature) -> Signature {
    func short(_ text: String) -> String {
      guard text.utf8.count > longestName else { return text }
      return String(Substring(text.unicodeScalars.prefix(longestName / 4))) + "…"
    }
    var person = person
    (person.name, person.email) = (short(person.name), short(person.email))
    return person
  }

  /// In bytes.
  private static let longestName = 4_000
}

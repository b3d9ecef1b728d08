/// One session's commits in one repository, at which it is cut.
///
/// A call goes to the first of them that was made after it. Commits made within a minute of each
/// other share what goes to the first, by the lines that they changed. What comes after the last
/// commit goes to none.
struct SessionCuts {
  private struct Cut {
    var commit: Int
    var evidence: JoinEvidence
    /// The last millisecond that may go into the commit.
    var time: Int64
  }

  private let repository: RepositoryIndex
  private let author: String?
  /// The last call of the session, in milliseconds.
  private let end: Int64
  /// Sorted by time.
  private let cuts: [Cut]

  /// So long after a session's last call may its work be committed, in seconds.
  private static let longestWait: Int64 = 24 * 3_600
  /// So long after it, a commit still concludes the session, in seconds.
  private static let conclusion: Int64 = 3_600
  /// Commits no farther apart than this are made together, in milliseconds.
  private static let togetherness: Int64 = 60_000
  /// How many commits are looked at for one call.
  private static let candidates = 16

  /// - Parameters:
  ///   - repository: its commits.
  ///   - session: what is known of where the session went.
  ///   - records: its records in this repository, in the order of time.
  ///   - claimed: commits for which other evidence exists than branch and time.
  init(
    _ repository: RepositoryIndex, session: SessionTargets?, records: [SpendRecord],
    claimed: Set<Int>
  ) {
    self.repository = repository
    let start = records.first?.origin.time ?? 0
    let end = records.last?.origin.time ?? 0
    author = records.lazy.compactMap(\.origin.author).first ?? Self.user(of: records, repository)
    self.end = end
    var found: [Int: JoinEvidence] = [:]
    func add(_ commits: some Sequence<Int>, _ evidence: JoinEvidence) {
      for commit in commits { found[commit] = min(found[commit] ?? evidence, evidence) }
    }
    let latest = end / 1_000 + Self.longestWait
    if let author {
      let own = repository.commits(of: author, from: start / 1_000, to: latest)
      add(own.filter { !claimed.contains($0) }, .medium)
      for parent in session?.parents ?? [] {
        let children = repository.commits(on: parent).filter {
          repository[$0].developers.contains(author) && !claimed.contains($0)
            && (start / 1_000...latest).contains(repository[$0].madeAt)
        }
        add(children, .strong)
      }
    }
    for (number, name) in session?.pullRequests ?? []
    where name.map({ repository.isNamed($0) }) ?? true {
      add(repository.commits(of: number).filter { !claimed.contains($0) }, .strong)
    }
    if let session {
      add(repository.commits(of: session.ids), .exact)
      add(session.commits.compactMap { repository.commit(named: $0) }, .exact)
    }
    cuts = found.map { commit, evidence in
      Cut(commit: commit, evidence: evidence, time: repository[commit].madeAt * 1_000 + 999)
    }.sorted { ($0.time, $0.commit) < ($1.time, $1.commit) }
  }

  /// Who works in the repository's own directory commits as whom it is configured for.
  private static func user(of records: [SpendRecord], _ repository: RepositoryIndex) -> String? {
    records.contains { $0.origin.directory != nil } ? repository.all.user : nil
  }

  /// The commits that a record goes to, and how that is known; `nil` for none.
  func commits(of record: SpendRecord) -> ([CommitShare], JoinEvidence)? {
    if let commit = record.origin.commit.flatMap({ repository.commit(named: $0.lowercased()) }) {
      return ([CommitShare(commit: commit, weight: 1)], .exact)
    }
    let time = record.origin.time
    let first = firstCut { $0.time >= time }
    let near = cuts[first...].prefix(Self.candidates)
    guard let index = near.indices.first(where: { takes(record, cuts[$0]) }) else {
      return amended(at: time, before: first)
    }
    let cut = cuts[index]
    let together = cuts[index...].prefix { $0.time - cut.time <= Self.togetherness }
      .filter { $0.evidence == cut.evidence && takes(record, $0) }
    let shares = together.map {
      CommitShare(commit: $0.commit, weight: repository[$0.commit].weight)
    }
    return (shares, cut.evidence)
  }

  private func firstCut(where isFarEnough: (Cut) -> Bool) -> Int {
    var (low, high) = (0, cuts.count)
    while low < high {
      let middle = (low + high) / 2
      if isFarEnough(cuts[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// A commit that was made before the call and amended after it.
  private func amended(at time: Int64, before index: Int) -> ([CommitShare], JoinEvidence)? {
    guard index > 0 else { return nil }
    let cut = cuts[index - 1]
    guard cut.evidence <= .strong, time <= repository[cut.commit].committedAt * 1_000 + 999 else {
      return nil
    }
    return ([CommitShare(commit: cut.commit, weight: 1)], cut.evidence)
  }

  /// Whether a call may have gone into the commit.
  private func takes(_ record: SpendRecord, _ cut: Cut) -> Bool {
    guard cut.evidence == .medium else { return true }
    let commit = repository[cut.commit]
    guard repository.all.mayBeMade(commit, on: record.origin.branch) else { return false }
    // What concludes the session has all of it; what comes later has what its parent has not.
    return commit.madeAt <= end / 1_000 + Self.conclusion
      || record.origin.time > (commit.previousAt ?? .min / 1_000) * 1_000
  }
}

extension RepositoryIndex {
  /// Whether a remote has this name, such as `owner/name`.
  func isNamed(_ name: String) -> Bool {
    let slug = RepositoryURL.slug(name)
    return all.remotes.isEmpty || all.remotes.contains { $0 == slug || $0.hasSuffix("/" + slug) }
  }
}

extension JoinableRepository {
  /// Whether a commit may have been made on the branch, as far as that is known.
  func mayBeMade(_ commit: JoinableCommit, on branch: String?) -> Bool {
    guard let branch else { return true }
    if commit.branches.contains(branch) { return true }
    // A branch that is gone, or that the mainline was moved forward to, left its commits there.
    return commit.isOnMainline && branch != mainline && !unlandedBranches.contains(branch)
  }
}

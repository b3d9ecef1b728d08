/// One session's commits in one repository, at which it is cut.
///
/// A call goes to the first of them that was made after it. Commits made within a minute of each
/// other share what goes to the first, by the lines that they changed. What comes after the last
/// commit goes to none.
struct SessionCuts {
  /// Where one row of the session goes.
  enum Decision: Hashable {
    case commits([CommitShare], JoinEvidence)
    case noCommit
  }

  private struct Cut {
    var commit: Int
    var evidence: JoinEvidence
    /// The last millisecond that may go into the commit.
    var time: Int64
  }

  private let repository: RepositoryIndex
  private let table: SpendTable
  /// The last call of the session, in milliseconds.
  private let end: Int64
  /// Sorted by time.
  private let cuts: [Cut]
  /// The first cut that is not before the row.
  private var first = 0
  private var branch: BranchCommits
  /// Where the last row went; `nil` where another one with the same first cut may go elsewhere.
  private var last: Decision?

  /// So long after it, a commit still concludes the session, in seconds.
  private static let conclusion: Int64 = 3_600
  /// Commits no farther apart than this are made together, in milliseconds.
  private static let togetherness: Int64 = 60_000
  /// How many commits are looked at for one call.
  private static let candidates = 16

  /// - Parameters:
  ///   - repository: its commits.
  ///   - session: what is known of where the session went.
  ///   - members: its rows in this repository, in the order of time.
  ///   - table: has the rows.
  ///   - claimed: commits for which other evidence exists than branch and time.
  init(
    _ repository: RepositoryIndex, session: SessionTargets?, _ members: ArraySlice<Int>,
    _ table: SpendTable, claimed: [Bool]
  ) {
    self.repository = repository
    self.table = table
    let start = members.first.map { table.rows[$0].time } ?? 0
    end = members.last.map { table.rows[$0].time } ?? 0
    let author = members.first { table.rows[$0].author != 0 }
      .flatMap { table.text(table.rows[$0].author) }
    // Who works in the repository's own directory commits as whom it is configured for.
    let user = members.contains { table.rows[$0].directory != 0 } ? repository.all.user : nil
    let commits = SessionCommits(
      session, by: author ?? user, from: start / 1_000, to: end / 1_000, in: repository, claimed)
    cuts = commits.evidence.map { commit, evidence in
      Cut(commit: commit, evidence: evidence, time: repository[commit].madeAt * 1_000 + 999)
    }
    branch = BranchCommits(count: cuts.count)
  }

  /// Where a row goes; rows are asked for in the order of time.
  ///
  /// `commit` is the one that the row itself names.
  mutating func decision(of row: SpendRow, naming commit: Int?) -> Decision {
    if let commit { return .commits([CommitShare(commit: commit, weight: 1)], .exact) }
    while first < cuts.count, cuts[first].time < row.time {
      first += 1
      last = nil
    }
    if branch.name != row.branch {
      branch.start(row.branch)
      last = nil
    }
    if let last { return last }
    var isLasting = true
    let decision = decide(row, &isLasting)
    last = isLasting ? decision : nil
    return decision
  }

  private mutating func decide(_ row: SpendRow, _ isLasting: inout Bool) -> Decision {
    for index in cuts.indices[first...].prefix(Self.candidates)
    where takes(row, index, &isLasting) {
      let cut = cuts[index]
      var shares: [CommitShare] = []
      for other in cuts.indices[index...] {
        guard cuts[other].time - cut.time <= Self.togetherness else { break }
        guard cuts[other].evidence == cut.evidence, takes(row, other, &isLasting) else { continue }
        let commit = cuts[other].commit
        shares.append(CommitShare(commit: commit, weight: repository[commit].weight))
      }
      return .commits(shares, cut.evidence)
    }
    return amended(at: row.time, &isLasting)
  }

  /// A commit that was made before the call and amended after it.
  private func amended(at time: Int64, _ isLasting: inout Bool) -> Decision {
    guard first > 0, cuts[first - 1].evidence <= .strong else { return .noCommit }
    isLasting = false
    let cut = cuts[first - 1]
    guard time <= repository[cut.commit].committedAt * 1_000 + 999 else { return .noCommit }
    return .commits([CommitShare(commit: cut.commit, weight: 1)], cut.evidence)
  }

  /// Whether a call may have gone into the commit.
  private mutating func takes(_ row: SpendRow, _ index: Int, _ isLasting: inout Bool) -> Bool {
    let cut = cuts[index]
    guard cut.evidence == .medium else { return true }
    let commit = repository[cut.commit]
    let (repository, table) = (repository, table)
    let mayBeMade = branch.mayHave(index) {
      repository.all.mayBeMade(commit, on: table.text(row.branch))
    }
    guard mayBeMade else { return false }
    // What concludes the session has all of it; what comes later has what its parent has not.
    if commit.madeAt <= end / 1_000 + Self.conclusion { return true }
    isLasting = false
    return row.time > (commit.previousAt ?? .min / 1_000) * 1_000
  }
}

/// Which cuts may have been made on a branch, each asked for once.
private struct BranchCommits {
  /// `nil` where no row was looked at.
  private(set) var name: SpendRow.Text?
  private var known: [Bool?]

  init(count: Int) { known = [Bool?](repeating: nil, count: count) }

  mutating func start(_ name: SpendRow.Text) {
    self.name = name
    for index in known.indices { known[index] = nil }
  }

  mutating func mayHave(_ cut: Int, _ isTrue: () -> Bool) -> Bool {
    if let known = known[cut] { return known }
    let new = isTrue()
    known[cut] = new
    return new
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

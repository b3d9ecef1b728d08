/// What was spent on branches that are gone, and the changes of the mainline that landed them.
///
/// Where a squash leaves no trace of its branch, the next change that the author lands is taken for
/// it: of several branches the one worked on last, within a week.
struct GoneBranches: Sendable {
  private struct Branch: Hashable {
    var repository: Int
    var author: String
    var name: String
  }

  private struct Spent {
    var members: [Int] = []
    /// The last call on the branch, in milliseconds.
    var end: Int64 = .min
  }

  /// What a row says of its branch.
  private struct Naming: Hashable {
    var branch: SpendRow.Text
    var author: SpendRow.Text
    var hasDirectory: Bool
  }

  private let repositories: [RepositoryIndex]
  private let table: SpendTable
  private var branches: [Branch: Spent] = [:]

  /// In seconds.
  private static let longestWait: Int64 = 7 * 86_400

  init(_ repositories: [RepositoryIndex], _ table: SpendTable) {
    self.repositories = repositories
    self.table = table
  }

  /// Takes note of rows that no commit has; `others` gets those that cannot have landed.
  mutating func add(_ rows: ArraySlice<Int>, in repository: Int, others: GroupJoin.Take) {
    let table = table
    for run in rows.runs(by: { row in
      let row = table.rows[row]
      return Naming(branch: row.branch, author: row.author, hasDirectory: row.directory != 0)
    }) {
      guard let branch = branch(run.key, in: repository), let last = run.members.last else {
        others(run.members, .none(.noCommit, repository, .none))
        continue
      }
      branches[branch, default: Spent()].members += run.members
      branches[branch, default: Spent()].end = max(
        branches[branch]?.end ?? .min, table.rows[last].time)
    }
  }

  /// The branch that rows name, where it is gone.
  private func branch(_ naming: Naming, in repository: Int) -> Branch? {
    let all = repositories[repository].all
    guard let name = table.text(naming.branch), name != all.mainline,
      !all.unlandedBranches.contains(name), !repositories[repository].knows(branch: name),
      let author = table.text(naming.author) ?? (naming.hasDirectory ? all.user : nil)
    else { return nil }
    return Branch(repository: repository, author: author, name: name)
  }

  /// Adds what another thread took note of.
  mutating func add(_ other: GoneBranches) {
    for (branch, spent) in other.branches {
      branches[branch, default: Spent()].members += spent.members
      branches[branch, default: Spent()].end = max(branches[branch]?.end ?? .min, spent.end)
    }
  }

  /// Where the rows of each branch end.
  func forEachBranch(_ claimed: [[Bool]], _ take: GroupJoin.Take) {
    let owners = owners(claimed)
    for (branch, spent) in branches {
      if let commit = owners[branch] {
        let share = CommitShare(commit: commit, weight: 1)
        take(spent.members[...], .commits([share], in: branch.repository, .medium))
      } else {
        take(spent.members[...], .none(.noCommit, branch.repository, .none))
      }
    }
  }

  /// The branches that landed, each with its commit.
  private func owners(_ claimed: [[Bool]]) -> [Branch: Int] {
    var owners: [[Int]: Branch] = [:]
    for (branch, spent) in branches {
      guard let commit = change(after: spent.end, branch, claimed[branch.repository]) else {
        continue
      }
      let key = [branch.repository, commit]
      if let other = owners[key], let end = branches[other]?.end,
        (end, other.name, other.author) >= (spent.end, branch.name, branch.author)
      {
        continue
      }
      owners[key] = branch
    }
    return owners.reduce(into: [:]) { $0[$1.value] = $1.key[1] }
  }

  /// The author's first change of the mainline after a time that no other branch is known for.
  private func change(after time: Int64, _ branch: Branch, _ claimed: [Bool]) -> Int? {
    let repository = repositories[branch.repository]
    let start = time / 1_000
    // Made anew, a commit has the time at which it was first made.
    let made = repository.commits(
      of: branch.author, from: start - Self.longestWait, to: start + Self.longestWait)
    return made.filter { place in
      let commit = repository[place]
      return commit.isOnMainline && commit.committedAt >= start
        && commit.committedAt <= start + Self.longestWait && !claimed[place]
        && commit.branches.isSubset(of: [repository.all.mainline].compactMap(\.self))
    }.min { repository[$0].committedAt < repository[$1].committedAt }
  }
}

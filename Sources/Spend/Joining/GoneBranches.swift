/// What was spent on branches that are gone, and the changes of the mainline that landed them.
///
/// Where a squash leaves no trace of its branch, the next change that the author lands is taken for
/// it: of several branches the one worked on last, within a week.
struct GoneBranches {
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

  private let repositories: [RepositoryIndex]
  private var branches: [Branch: Spent] = [:]

  /// In seconds.
  private static let longestWait: Int64 = 7 * 86_400

  init(_ repositories: [RepositoryIndex]) { self.repositories = repositories }

  /// Takes note of a record that no commit has.
  mutating func add(_ member: Int, _ record: SpendRecord, in repository: Int) {
    let all = repositories[repository].all
    let user = record.origin.directory == nil ? nil : all.user
    guard let name = record.origin.branch, name != all.mainline,
      !all.unlandedBranches.contains(name), !repositories[repository].knows(branch: name),
      let author = record.origin.author ?? user
    else { return }
    let branch = Branch(repository: repository, author: author, name: name)
    branches[branch, default: Spent()].members.append(member)
    branches[branch, default: Spent()].end = max(
      branches[branch]?.end ?? .min, record.origin.time)
  }

  /// The records that landed, each with its commit and repository.
  func landed(_ claimed: [Set<Int>]) -> [(member: Int, commit: CommitShare, repository: Int)] {
    var owners: [[Int]: (branch: Branch, end: Int64)] = [:]
    for (branch, spent) in branches {
      guard let commit = change(after: spent.end, branch, claimed[branch.repository]) else {
        continue
      }
      let key = [branch.repository, commit]
      if let other = owners[key], (other.end, other.branch.name) >= (spent.end, branch.name) {
        continue
      }
      owners[key] = (branch, spent.end)
    }
    return owners.flatMap { key, owner in
      (branches[owner.branch]?.members ?? []).map {
        ($0, CommitShare(commit: key[1], weight: 1), key[0])
      }
    }
  }

  /// The author's first change of the mainline after a time that no other branch is known for.
  private func change(after time: Int64, _ branch: Branch, _ claimed: Set<Int>) -> Int? {
    let repository = repositories[branch.repository]
    let start = time / 1_000
    // Made anew, a commit has the time at which it was first made.
    let made = repository.commits(
      of: branch.author, from: start - Self.longestWait, to: start + Self.longestWait)
    return made.filter { place in
      let commit = repository[place]
      return commit.isOnMainline && commit.committedAt >= start
        && commit.committedAt <= start + Self.longestWait && !claimed.contains(place)
        && commit.branches.isSubset(of: [repository.all.mainline].compactMap(\.self))
    }.min { repository[$0].committedAt < repository[$1].committedAt }
  }
}

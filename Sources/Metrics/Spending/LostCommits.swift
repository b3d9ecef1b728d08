import Delivery
import Git
import Landing
import Provenance
import Spend

/// Commits that only the reflog of this clone still knows: amended ones, and those of branches that
/// were squashed, rebased or given up, and deleted.
///
/// They count in no number of the report. What was spent on one goes where its content went: to the
/// commit that it was amended to, to one with the same author, author's date and subject, with the
/// same tree, or that changed files to what they are in it; else it was abandoned.
struct LostCommits {
  struct Found {
    let id: ObjectID
    let commit: Commit
    /// The e-mail addresses of its developers.
    let developers: [String]
    let branch: String?
    /// The commit of the history that has its content.
    var landed: CommitIndex?
  }

  /// Oldest first.
  private(set) var all: [Found] = []
  /// The branches that were checked out when commits of the history were made.
  private(set) var branches: [CommitIndex: Set<String>] = [:]
  private let history: History
  private var changes: [CommitIndex] = []

  /// So long after it was made a commit may land, in seconds.
  private static let longestWait: Int64 = 30 * 86_400
  /// Commits that are looked for, and changes that each is compared with.
  private static let (most, candidates) = (2_000, 200)

  init(
    _ delivery: RepositoryDelivery, _ movements: [ReflogEntry], since: Int64,
    in repository: borrowing Repository
  ) {
    history = delivery.history
    changes = delivery.mainline.changes.filter {
      delivery.history.time($0) >= since && !delivery.history.isMerge($0)
    }
    var amended: [ObjectID: ObjectID] = [:]
    var branch: String?
    let detector = Detector()
    for movement in movements {
      if movement.message.hasPrefix("checkout: moving from ") {
        branch = movement.message.checkedOutBranch
        continue
      }
      guard movement.message.makesCommit, movement.time >= since else { continue }
      if movement.message.hasPrefix("commit (amend)") { amended[movement.old] = movement.new }
      if let index = history.index(of: movement.new) {
        if let branch { branches[index, default: []].insert(branch) }
      } else if all.count < Self.most, let commit = try? repository.commit(movement.new) {
        let developers = detector.developers(of: commit, mailmap: delivery.mailmap).map(\.email)
        all.append(
          Found(id: movement.new, commit: commit, developers: developers, branch: branch))
      }
    }
    land(amended, in: repository)
  }

  /// Looks for each commit's content, newest first: what lies behind a commit that landed landed
  /// with it.
  private mutating func land(_ amended: [ObjectID: ObjectID], in repository: borrowing Repository) {
    guard !all.isEmpty else { return }
    var known: [ObjectID: CommitIndex] = [:]
    var byAuthorship: [UInt64: CommitIndex] = [:]
    var byTree: [ObjectID: CommitIndex] = [:]
    for change in changes.reversed() {
      byAuthorship[history.authorships[Int(change)]] = change
      byTree[history.trees[Int(change)]] = change
    }
    for place in all.indices.reversed() {
      let found = all[place]
      let successor = amended[found.id].flatMap { known[$0] ?? history.index(of: $0) }
      let target =
        known[found.id] ?? successor ?? byAuthorship[found.commit.authorship]
        ?? byTree[found.commit.tree] ?? change(with: found, in: repository)
      all[place].landed = target
      guard let target else { continue }
      known[found.id] = target
      for parent in found.commit.parents where history.index(of: parent) == nil {
        known[parent] = target
      }
    }
  }

  /// The first change of the mainline by the same developer, after the commit, that left every file
  /// that it touched as the commit has it.
  private func change(with found: Found, in repository: borrowing Repository) -> CommitIndex? {
    let time = found.commit.committer.time
    let later = changes.lazy.filter { change in
      history.time(change) >= time && history.time(change) <= time + Self.longestWait
        && history.developers(of: change).contains { found.developers.contains($0.email) }
    }
    for candidate in later.prefix(Self.candidates) {
      let parent = history.parents[Int(candidate)].first.map { history.trees[Int($0)] }
      guard
        let files = try? repository.changes(from: parent, to: history.trees[Int(candidate)]),
        !files.isEmpty
      else { continue }
      var isSame = true
      for file in files where isSame {
        let kept = (try? repository.file(at: file.path, inTree: found.commit.tree)) ?? nil
        isSame = kept == file.new
      }
      if isSame { return candidate }
    }
    return nil
  }
}

extension String {
  /// The branch of `checkout: moving from main to topic`; `nil` where it is no branch.
  fileprivate var checkedOutBranch: String? {
    let words = dropFirst("checkout: moving from ".count).split(separator: " ")
    guard words.count == 3, words[1] == "to", ObjectID(hex: words[2]) == nil else { return nil }
    return String(words[2])
  }

  /// Whether a reflog's message tells of a commit that was made.
  fileprivate var makesCommit: Bool {
    ["commit", "cherry-pick", "rebase", "revert"].contains { hasPrefix($0) }
  }
}

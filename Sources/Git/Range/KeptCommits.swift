/// Commits that were read and may be asked for, as far as they fit into a budget.
struct KeptCommits: Sendable {
  /// Bytes, nearly all of them messages.
  private static let budget = 32 << 20
  /// About what a commit takes beside its texts.
  private static let overhead = 256

  private var commits: [ObjectID: Commit] = [:]
  private var room = Self.budget

  subscript(id: ObjectID) -> Commit? { commits[id] }

  /// Whether a commit of `size` raw bytes may be worth parsing whole.
  func hasRoom(for size: Int) -> Bool { size + Self.overhead <= room }

  mutating func insert(_ commit: Commit, as id: ObjectID) {
    let cost = Self.cost(of: commit)
    guard cost <= room, commits.updateValue(commit, forKey: id) == nil else { return }
    room -= cost
  }

  mutating func remove(_ id: ObjectID) {
    guard let commit = commits.removeValue(forKey: id) else { return }
    room += Self.cost(of: commit)
  }

  private static func cost(of commit: Commit) -> Int {
    let names = [commit.author, commit.committer].reduce(0) {
      $0 + $1.name.utf8.count + $1.email.utf8.count
    }
    return commit.message.count + names + commit.parents.count * MemoryLayout<ObjectID>.stride
      + overhead
  }
}

import Git

/// Where the checkpoints of the Entire CLI are.
///
/// Either on a branch, at `<id[:2]>/<id[2:]>/`, or as one reference for each,
/// `refs/entire/checkpoints/<shard>/<id>`. Ids are 12 hexadecimal digits, later ULIDs.
struct EntireCheckpoints: Sendable {
  /// More are made to fill the memory.
  private static let most = 1_000_000

  /// By id, as found on the branches: the checkpoint's tree.
  private var trees: [String: ObjectID] = [:]
  /// By id, as found among the references: what the reference names.
  private var tips: [String: ObjectID] = [:]

  var isEmpty: Bool { trees.isEmpty && tips.isEmpty }

  /// Finds all checkpoints; those of a local branch win over those of a remote's.
  init(in repository: borrowing Repository, _ references: References) throws(GitError) {
    for reference in references.all {
      if Self.isBranch(reference.name) {
        guard let tip = references.object(of: reference.name) else { continue }
        try addBranch(try repository.tree(of: tip), in: repository)
      } else if let id = Self.id(of: reference.name),
        let tip = references.object(of: reference.name)
      {
        tips[id] = tip
      }
    }
  }

  /// The tree of a checkpoint; `nil` where there is none of that id.
  func tree(
    of id: String, in repository: borrowing Repository
  ) throws(GitError) -> ObjectID? {
    if let tip = tips[id] { return try repository.tree(of: tip) }
    return trees[id]
  }

  /// What a checkpoint is read from; `nil` where there is none of that id.
  func object(of id: String) -> ObjectID? { tips[id] ?? trees[id] }

  private static let branch = "entire/checkpoints/v1"
  private static let prefix = "refs/entire/checkpoints/"
  /// References that keep the same tree as the branch.
  private static let twins: Set<String> = [
    "refs/heads/" + branch, prefix + "v1/main", prefix + "v1/full", prefix + "v2/main",
  ]

  private static func isBranch(_ name: String) -> Bool {
    twins.contains(name) || (name.hasPrefix("refs/remotes/") && name.hasSuffix("/" + branch))
  }

  private static func id(of name: String) -> String? {
    guard name.hasPrefix(prefix) else { return nil }
    let parts = name.dropFirst(prefix.count).split(separator: "/")
    guard parts.count == 2, let id = parts.last, isID(id.utf8) else { return nil }
    return String(id)
  }

  private static func isID(_ id: some Collection<UInt8>) -> Bool {
    (id.count == 12 || id.count == 26) && id.allSatisfy { $0.isLetter || $0.isDigit }
  }

  private mutating func addBranch(
    _ root: ObjectID, in repository: borrowing Repository
  ) throws(GitError) {
    for shard in try repository.entries(ofTree: root)
    where shard.mode == .directory && shard.name.count == 2 {
      for entry in try repository.entries(ofTree: shard.id) where entry.mode == .directory {
        let id = shard.name + entry.name
        guard Self.isID(id) else { continue }
        guard trees.count < Self.most else {
          throw GitError(subject: root.hex, message: "more checkpoints than can be read")
        }
        let text = String(decoding: id, as: UTF8.self)
        if trees[text] == nil { trees[text] = entry.id }
      }
    }
  }
}

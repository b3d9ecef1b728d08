import Git

/// One file that a commit or a branch changes.
struct FileDifference: Hashable, Sendable {
  /// The path, hashed: paths are only ever compared here.
  let path: UInt64
  let old: ObjectID?
  let new: ObjectID?

  init(_ change: TreeChange) {
    var hash = FNV()
    hash.add(change.path)
    path = hash.value
    (old, new) = (change.old, change.new)
  }
}

/// What lies between two trees, as far as it is needed to find it again elsewhere.
struct Difference: Sendable {
  let old: ObjectID?
  let new: ObjectID
  /// Sorted by path in git's order.
  let files: [FileDifference]

  /// Which paths differ, as one number.
  var paths: UInt64 {
    files.reduce(0x9E37_79B9_7F4A_7C15) { ($0 ^ $1.path) &* 0xD6E8_FEB8_6659_FD93 }
  }

  /// `nil` where a tree cannot be read; that is told where lines are read.
  init?(from old: ObjectID?, to new: ObjectID, in repository: borrowing Repository) {
    guard let changes = try? repository.changes(from: old, to: new) else { return nil }
    self.old = old
    self.new = new
    files = changes.map { FileDifference($0) }
  }
}

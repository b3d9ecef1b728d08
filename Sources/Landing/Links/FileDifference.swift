import Git

/// One file that a commit or a branch changes.
struct FileDifference: Hashable, Sendable {
  /// The path, hashed: paths are only ever compared here.
  let path: UInt64
  let old: ObjectID?
  let new: ObjectID?

  init(path: UInt64, old: ObjectID?, new: ObjectID?) {
    (self.path, self.old, self.new) = (path, old, new)
  }

  init(_ change: TreeChange) {
    var hash = FNV()
    hash.add(change.path)
    self.init(path: hash.value, old: change.old, new: change.new)
  }
}

/// Two trees, an older and a newer one.
struct TreePair: Hashable, Sendable {
  /// `nil` for the empty tree.
  let old: ObjectID?
  let new: ObjectID
}

/// What lies between two trees, as far as it is needed to find it again elsewhere.
struct Difference: Sendable {
  let trees: TreePair
  /// Sorted by path in git's order.
  let files: [FileDifference]

  /// Which paths differ, as one number.
  var paths: UInt64 {
    files.reduce(0x9E37_79B9_7F4A_7C15) { ($0 ^ $1.path) &* 0xD6E8_FEB8_6659_FD93 }
  }

  init(_ trees: TreePair, _ files: [FileDifference]) {
    (self.trees, self.files) = (trees, files)
  }

  /// `nil` where a tree cannot be read; that is told where lines are read.
  init?(of trees: TreePair, in repository: borrowing Repository) {
    guard let changes = try? repository.changes(from: trees.old, to: trees.new) else { return nil }
    self.init(trees, changes.map { FileDifference($0) })
  }

  func passes(_ filter: DifferenceFilter) -> Bool { filter.accepts(files.lazy.map(\.path)) }
}

/// Which differences are worth to be looked at.
enum DifferenceFilter: Sendable {
  case all
  case notEmpty
  /// Those in which one of these paths differs.
  case touching(Set<UInt64>)

  /// Whether a difference in these paths passes.
  func accepts(_ paths: some Collection<UInt64>) -> Bool {
    switch self {
    case .all: true
    case .notEmpty: !paths.isEmpty
    case .touching(let wanted): paths.contains { wanted.contains($0) }
    }
  }
}

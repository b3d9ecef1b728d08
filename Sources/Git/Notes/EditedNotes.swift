/// The tree of a notes reference while notes are put into it: of its many trees, those that are
/// looked at are read, and those that change are written.
struct EditedNotes {
  private let root: ObjectID?
  /// By the digits that lead to them.
  private var trees: [[UInt8]: EditedTree] = [:]
  private var changed: Set<[UInt8]> = []

  private static let digits = 40

  /// Begins with a tree; `nil` for none.
  init(_ root: ObjectID?) { self.root = root }

  /// The notes of an object: one, or several where the same id is cut in several ways.
  mutating func blobs(
    of id: ObjectID, in repository: borrowing Repository
  ) throws(GitError) -> [ObjectID] {
    let hex = Array(id.hex.utf8)
    var blobs: [ObjectID] = []
    for depth in try places(of: hex, in: repository) {
      let tree = try tree(hex[..<depth], in: repository)
      if let blob = tree[.file(hex[depth...])] { blobs.append(blob) }
    }
    return blobs
  }

  /// Makes a blob the only note of an object.
  mutating func set(
    _ blob: ObjectID, as id: ObjectID, in repository: borrowing Repository
  ) throws(GitError) {
    let hex = Array(id.hex.utf8)
    let places = try places(of: hex, in: repository)
    let new = try newPlace(of: hex, in: repository)
    let place = places.first ?? new
    for other in places.dropFirst() {
      try set(.file(hex[other...]), of: hex[..<other], to: nil, in: repository)
    }
    try set(.file(hex[place...]), of: hex[..<place], to: blob, in: repository)
  }

  /// Writes the trees that changed, and returns the root.
  mutating func write(in repository: borrowing Repository) throws(GitError) -> ObjectID {
    for depth in stride(from: Self.digits - 2, to: 0, by: -2) {
      for prefix in changed.filter({ $0.count == depth }) {
        let tree = try tree(prefix[...], in: repository)
        let id = tree.isEmpty ? nil : try repository.write(tree.bytes, .tree)
        try set(.directory(prefix.suffix(2)), of: prefix.dropLast(2), to: id, in: repository)
      }
    }
    return try repository.write(try tree([], in: repository).bytes, .tree)
  }

  private mutating func set(
    _ name: EditedTree.Name, of prefix: ArraySlice<UInt8>, to id: ObjectID?,
    in repository: borrowing Repository
  ) throws(GitError) {
    _ = try tree(prefix, in: repository)
    // In its place: a copy of each tree for each note would take the square of their number.
    trees[Array(prefix), default: EditedTree()][name] = id
    changed.insert(Array(prefix))
  }

  /// How many digits of the id lead to the trees that have a note of it.
  private mutating func places(
    of hex: [UInt8], in repository: borrowing Repository
  ) throws(GitError) -> [Int] {
    var places: [Int] = []
    var depth = 0
    while true {
      let tree = try tree(hex[..<depth], in: repository)
      if tree[.file(hex[depth...])] != nil { places.append(depth) }
      guard depth + 2 < Self.digits, tree[.directory(hex[depth..<depth + 2])] != nil else {
        return places
      }
      depth += 2
    }
  }

  /// One level down; at the root where something else has the directory's name.
  private mutating func newPlace(
    of hex: [UInt8], in repository: borrowing Repository
  ) throws(GitError) -> Int {
    try tree([], in: repository).hasOther(than: .directory(hex[..<2])) ? 0 : 2
  }

  private mutating func tree(
    _ prefix: ArraySlice<UInt8>, in repository: borrowing Repository
  ) throws(GitError) -> EditedTree {
    let key = Array(prefix)
    if let known = trees[key] { return known }
    let id: ObjectID?
    if prefix.isEmpty {
      id = root
    } else {
      id = try tree(prefix.dropLast(2), in: repository)[.directory(prefix.suffix(2))]
    }
    let tree = try id.map { (id) throws(GitError) in try EditedTree(id, in: repository) }
    trees[key] = tree ?? EditedTree()
    return tree ?? EditedTree()
  }
}

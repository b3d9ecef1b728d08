import Glibc

/// One file that differs between two trees.
package struct TreeChange: Sendable {
  /// The path from the root, in the bytes git keeps.
  package let path: [UInt8]
  /// The file's content before; `nil` where there was no regular file.
  package let old: ObjectID?
  /// The file's content after; `nil` where there is no regular file.
  package let new: ObjectID?
}

func compareBytes(
  _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer, _ count: Int
) -> Int32 {
  guard count > 0, let a = left.baseAddress, let b = right.baseAddress else { return 0 }
  return memcmp(a, b, count)
}

extension Repository {
  /// The regular files that differ between two trees, sorted as git sorts.
  ///
  /// Equal subtrees are skipped by their ids, which `git_diff_tree_to_tree` does not do. Links and
  /// submodules count as absent. `nil` is the empty tree.
  package borrowing func changes(
    from old: ObjectID?, to new: ObjectID?
  ) throws(GitError) -> [TreeChange] {
    guard old != new else { return [] }
    var changes: [TreeChange] = []
    var path: [UInt8] = []
    try collectChanges(from: old, to: new, under: &path, into: &changes)
    return changes
  }

  private borrowing func collectChanges(
    from old: ObjectID?, to new: ObjectID?, under path: inout [UInt8],
    into changes: inout [TreeChange]
  ) throws(GitError) {
    guard path.count < 1 << 16 else {
      throw GitError(subject: "tree", message: "directories nested too deeply")
    }
    var (oldTree, newTree): (Object?, Object?)
    if let old { oldTree = try tree(old) }
    if let new { newTree = try tree(new) }
    let empty = UnsafeRawBufferPointer(start: nil, count: 0)
    var differing: [(old: TreeCursor?, new: TreeCursor?)] = []
    func compare(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) {
      var left = TreeCursor(a)
      var offset = 0
      while true {
        // Most entries are the same; those of the right side need no parsing then.
        if left.skipIfSame(b, &offset) { continue }
        let right = TreeCursor(b, at: offset)
        guard left.isAtEntry || right.isAtEntry else { return }
        let order: Int32 =
          !left.isAtEntry ? 1 : !right.isAtEntry ? -1 : TreeCursor.order(left, right)
        differing.append((order <= 0 ? left : nil, order >= 0 ? right : nil))
        if order <= 0 { left.advance() }
        if order >= 0 { offset = right.end }
      }
    }
    // The cursors point into the objects' bytes, which stay while the objects do.
    try withExtendedLifetime((oldTree, newTree)) { () throws(GitError) in
      compare(oldTree?.withRawBytes { $0 } ?? empty, newTree?.withRawBytes { $0 } ?? empty)
      for (left, right) in differing {
        try collect(left, right, under: &path, into: &changes)
      }
    }
  }

  private borrowing func collect(
    _ left: TreeCursor?, _ right: TreeCursor?, under path: inout [UInt8],
    into changes: inout [TreeChange]
  ) throws(GitError) {
    guard let either = right ?? left else { return }
    let depth = path.count
    defer { path.removeSubrange(depth...) }
    path.append(contentsOf: either.name)
    if either.isDirectory {
      path.append(UInt8(ascii: "/"))
      try collectChanges(from: left?.id, to: right?.id, under: &path, into: &changes)
      return
    }
    func file(_ cursor: TreeCursor?) -> ObjectID? {
      cursor.flatMap { $0.mode.isFile ? $0.id : nil }
    }
    let (old, new) = (file(left), file(right))
    if old != new { changes.append(TreeChange(path: path, old: old, new: new)) }
  }
}

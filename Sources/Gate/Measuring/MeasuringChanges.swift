package import Git

/// Which commits of a range change what is measured: the configuration and the roster.
package struct MeasuringChanges: Sendable {
  /// The paths that each such commit changes.
  private(set) var paths: [ObjectID: [String]] = [:]
  /// Why they are not known; `nil` where they are.
  private(set) var problem: String?

  /// Nothing is changed.
  package init() {}

  /// Looks into the trees of a range.
  ///
  /// Two trees suffice where base and head agree on the files: whatever was changed on the way is
  /// gone, or is the base's own. Otherwise each commit is compared with its parents: a merge
  /// changes a file where no parent has it so.
  ///
  /// - Parameters:
  ///   - files: the paths of the files.
  ///   - base: the tree that the base has.
  ///   - head: the tree that the head has.
  ///   - commits: the commits of the range.
  ///   - repository: where they are.
  package init(
    of files: [String], from base: ObjectID?, to head: ObjectID, by commits: [ObjectID],
    in repository: borrowing Repository
  ) {
    do throws(GitError) {
      var trees = Trees(files: files.map { Array($0.utf8) })
      let before = try base.map { (tree) throws(GitError) in try trees.blobs(tree, repository) }
      if try before ?? trees.nothing == trees.blobs(head, repository) { return }
      for id in commits {
        let changed = try trees.changes(by: try repository.commit(id), repository)
        if !changed.isEmpty { paths[id] = changed.map { files[$0] } }
      }
    } catch {
      problem = error.description
    }
  }
}

/// What the files are in trees that were looked at; neighbours in history share most of them.
private struct Trees {
  let files: [[UInt8]]
  private var known: [ObjectID: [ObjectID?]] = [:]

  init(files: [[UInt8]]) { self.files = files }

  /// What a tree has that has none of the files.
  var nothing: [ObjectID?] { files.map { _ in nil } }

  /// The object of each file in a tree.
  mutating func blobs(
    _ tree: ObjectID, _ repository: borrowing Repository
  ) throws(GitError) -> [ObjectID?] {
    if let blobs = known[tree] { return blobs }
    var blobs: [ObjectID?] = []
    for file in files { blobs.append(try repository.file(at: file, inTree: tree)) }
    if known.count > 10_000 { known.removeAll(keepingCapacity: true) }
    known[tree] = blobs
    return blobs
  }

  /// The indices of the files that are in the commit as they are in none of its parents.
  mutating func changes(
    by commit: Commit, _ repository: borrowing Repository
  ) throws(GitError) -> [Int] {
    let own = try blobs(commit.tree, repository)
    var parents: [[ObjectID?]] = []
    for parent in commit.parents {
      parents.append(try blobs(try repository.commit(parent).tree, repository))
    }
    if parents.isEmpty { parents = [nothing] }
    return files.indices.filter { file in parents.allSatisfy { $0[file] != own[file] } }
  }
}

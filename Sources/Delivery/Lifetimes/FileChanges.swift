package import Git
import Landing

/// One version of a file in place of another, at one node of a forest.
struct FileChange: Sendable {
  /// The node whose tree has `new` where the tree it hangs below has `old`.
  let node: Int32
  let old: ObjectID?
  let new: ObjectID?
}

/// All changes of one path, in the order of the nodes, and who is known to have written what.
struct FileHistory: Sendable {
  let path: [UInt8]
  var changes: [FileChange]
  /// Sorted by node.
  var named: [NamedRanges] = []
}

/// What could not be read of trees and files; counted and named.
package struct ContentProblems: Sendable {
  /// Trees that are missing or damaged.
  package internal(set) var trees: Set<ObjectID> = []
  /// Files that are missing or damaged.
  package internal(set) var blobs: Set<ObjectID> = []

  package var isEmpty: Bool { trees.isEmpty && blobs.isEmpty }

  mutating func merge(_ other: ContentProblems) {
    trees.formUnion(other.trees)
    blobs.formUnion(other.blobs)
  }
}

/// Compares the tree of every node with that of the node it hangs below.
struct FileChanges {
  private(set) var files: [FileHistory] = []
  private(set) var problems = ContentProblems()

  private struct Part: Sendable {
    var changes: [(path: [UInt8], change: FileChange)] = []
    var problems = ContentProblems()
  }

  /// Nodes that one worker takes at a time.
  private static let batch = 256

  /// - Throws: where a worker cannot open the repository again.
  init(
    of forest: Forest, history: History, named: NamedLines, eligibility: PathEligibility,
    path: String, workers: Int
  ) throws(GitError) {
    let queue = WorkQueue(count: (forest.count + Self.batch - 1) / Self.batch)
    let parts = try concurrently(workers: workers, reading: path) { _, repository in
      var part = Part()
      var known: [[UInt8]: Bool] = [:]
      while let number = queue.take() {
        for node in number * Self.batch..<min(forest.count, (number + 1) * Self.batch) {
          Self.compare(Int32(node), forest, history, repository, &part) { path in
            if let eligible = known[path] { return eligible }
            let eligible = eligibility.contains(path)
            known[path] = eligible
            return eligible
          }
        }
      }
      return part
    }
    var places: [[UInt8]: Int] = [:]
    for part in parts {
      problems.merge(part.problems)
      for (path, change) in part.changes {
        if let place = places[path] {
          files[place].changes.append(change)
        } else {
          places[path] = files.count
          files.append(FileHistory(path: path, changes: [change]))
        }
      }
    }
    // Which worker took what must not show.
    for index in files.indices {
      files[index].changes.sort { $0.node < $1.node }
      files[index].named = named.ranges[files[index].path] ?? []
    }
    // The longest first, so that no worker is left with it at the end.
    files.sort {
      $0.changes.count != $1.changes.count
        ? $0.changes.count > $1.changes.count : $0.path.lexicographicallyPrecedes($1.path)
    }
  }

  private static func compare(
    _ node: Int32, _ forest: Forest, _ history: History, _ repository: borrowing Repository,
    _ part: inout Part, isEligible: ([UInt8]) -> Bool
  ) {
    let base = forest.bases[Int(node)]
    let old = base < 0 ? nil : history.trees[Int(forest.commits[Int(base)])]
    let new = history.trees[Int(forest.commits[Int(node)])]
    do throws(GitError) {
      let changes = try repository.changes(from: old, to: new).filter { isEligible($0.path) }
      let moved = Self.moved(changes)
      for change in changes {
        if change.new == nil, let id = change.old, moved.contains(id) { continue }
        if change.old == nil, let id = change.new, moved.contains(id) { continue }
        part.changes.append(
          (change.path, FileChange(node: node, old: change.old, new: change.new)))
      }
    } catch {
      if let id = ObjectID(hex: error.subject) { part.problems.trees.insert(id) }
      part.problems.trees.insert(new)
    }
  }

  /// The contents that left one path and came to another, as often: nothing changed but names.
  private static func moved(_ changes: [TreeChange]) -> Set<ObjectID> {
    var balance: [ObjectID: (left: Int, came: Int)] = [:]
    for change in changes {
      if change.new == nil, let id = change.old { balance[id, default: (0, 0)].left += 1 }
      if change.old == nil, let id = change.new { balance[id, default: (0, 0)].came += 1 }
    }
    return Set(balance.filter { $0.value.left == $0.value.came }.keys)
  }
}

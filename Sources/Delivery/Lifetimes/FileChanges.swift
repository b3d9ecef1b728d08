package import Git
import Landing

/// One version of a file in place of another.
struct FileChange: Sendable {
  /// The pair of trees of which the newer has `new` where the older has `old`.
  let pair: Int32
  let old: ObjectID?
  let new: ObjectID?
}

/// All changes of one path, in the order of the pairs, and the lines that somebody is named for.
struct FileHistory: Sendable {
  /// Ranges of lines of the newer tree of a pair.
  struct Named: Sendable {
    let pair: Int32
    let file: NamedFile
  }

  let path: [UInt8]
  var changes: [FileChange]
  /// Sorted by pair.
  var named: [Named] = []
  /// linguist's rule for minified scripts and style sheets looks at those alone.
  var isMinifiable: Bool { Self.isMinifiable(path) }

  static func isMinifiable(_ path: [UInt8]) -> Bool {
    path.suffix(3) == Array(".js".utf8)[...] || path.suffix(4) == Array(".css".utf8)[...]
  }
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

/// Compares pairs of trees.
struct FileChanges {
  private(set) var files: [FileHistory] = []
  private(set) var problems = ContentProblems()
  /// The pairs of which a tree is missing or damaged.
  private(set) var failed: Set<Int32> = []

  private struct Part: Sendable {
    var changes: [(path: [UInt8], change: FileChange)] = []
    var problems = ContentProblems()
    var failed: Set<Int32> = []
  }

  /// Pairs that one worker takes at a time.
  private static let batch = 64

  /// Compares `pairs`, and takes from `named` the files of each that differ.
  ///
  /// - Throws: where a worker cannot open the repository again.
  init(
    of pairs: [TreePair], named: [[NamedFile]], eligibility: PathEligibility, path: String,
    workers: Int, progress: ProgressListener? = nil
  ) throws(GitError) {
    guard !pairs.isEmpty else { return }
    let queue = WorkQueue(count: (pairs.count + Self.batch - 1) / Self.batch)
    let count = ProgressCount(.trees, of: pairs.count, progress)
    let parts = try concurrently(workers: workers, reading: path) { _, repository in
      var part = Part()
      var known: [[UInt8]: Bool] = [:]
      while let number = queue.take() {
        let batch = number * Self.batch..<min(pairs.count, (number + 1) * Self.batch)
        for pair in batch {
          Self.compare(pairs[pair], Int32(pair), repository, &part) { path in
            if let eligible = known[path] { return eligible }
            let eligible = eligibility.contains(path)
            known[path] = eligible
            return eligible
          }
        }
        count?.add(batch.count)
      }
      return part
    }
    var places: [[UInt8]: Int] = [:]
    for part in parts {
      problems.merge(part.problems)
      failed.formUnion(part.failed)
      for (path, change) in part.changes {
        if let place = places[path] {
          files[place].changes.append(change)
        } else {
          places[path] = files.count
          files.append(FileHistory(path: path, changes: [change]))
        }
      }
    }
    for (pair, list) in named.enumerated() {
      for file in list {
        guard let place = places[file.path] else { continue }
        files[place].named.append(FileHistory.Named(pair: Int32(pair), file: file))
      }
    }
    arrange()
  }

  private mutating func arrange() {
    // Which worker took what must not show.
    for index in files.indices { files[index].changes.sort { $0.pair < $1.pair } }
    // The longest first, so that no worker is left with it at the end.
    files.sort {
      $0.changes.count != $1.changes.count
        ? $0.changes.count > $1.changes.count : $0.path.lexicographicallyPrecedes($1.path)
    }
  }

  private static func compare(
    _ pair: TreePair, _ number: Int32, _ repository: borrowing Repository, _ part: inout Part,
    isEligible: ([UInt8]) -> Bool
  ) {
    do throws(GitError) {
      let changes = try repository.changes(from: pair.old, to: pair.new)
        .filter { isEligible($0.path) }
      let moved = Self.moved(changes)
      for change in changes {
        if !moved.isEmpty, change.old == nil || change.new == nil,
          moved.contains(Moved(change))
        {
          continue
        }
        part.changes.append(
          (change.path, FileChange(pair: number, old: change.old, new: change.new)))
      }
    } catch {
      if let id = ObjectID(hex: error.subject) { part.problems.trees.insert(id) }
      part.problems.trees.insert(pair.new)
      part.failed.insert(number)
    }
  }

  /// A content that left one path or came to another.
  private struct Moved: Hashable {
    let content: ObjectID?
    /// The same content may hold lines under one name and none under another.
    let isMinifiable: Bool

    init(_ change: TreeChange) {
      content = change.old ?? change.new
      isMinifiable = FileHistory.isMinifiable(change.path)
    }
  }

  /// The contents that left one path and came to another, as often: nothing changed but names.
  private static func moved(_ changes: [TreeChange]) -> Set<Moved> {
    var balance: [Moved: (left: Int, came: Int)] = [:]
    for change in changes {
      if change.new == nil { balance[Moved(change), default: (0, 0)].left += 1 }
      if change.old == nil { balance[Moved(change), default: (0, 0)].came += 1 }
    }
    return Set(balance.filter { $0.value.left == $0.value.came }.keys)
  }
}

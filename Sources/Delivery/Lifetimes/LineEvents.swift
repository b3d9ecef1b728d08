import Git
import Lines

/// A node's tree holds `count` more, or fewer, of a line than the tree it hangs below.
struct LineEvent: Sendable {
  let hash: LineHash
  let node: Int32
  let count: Int32
}

/// Reads every version of every file once, path by path, oldest first, and compares their lines.
///
/// Path by path, because consecutive versions share most of their bytes, and because git stores them
/// as deltas of one another.
struct LineEvents {
  /// Events by the highest bits of their hashes, so that each part can be looked at by itself.
  private(set) var parts: [[LineEvent]]
  /// Who is known to have written a line at a node, in the same parts.
  private(set) var named: [[NamedLine]]
  private(set) var problems = ContentProblems()

  static let partBits = 8

  private struct Part: Sendable {
    var events = [[LineEvent]](repeating: [], count: 1 << LineEvents.partBits)
    var named = [[NamedLine]](repeating: [], count: 1 << LineEvents.partBits)
    var problems = ContentProblems()
  }

  /// - Throws: where a worker cannot open the repository again.
  init(of files: [FileHistory], path: String, workers: Int) throws(GitError) {
    let queue = WorkQueue(count: files.count)
    let results = try concurrently(workers: workers, reading: path) { _, repository in
      var part = Part()
      var delta = LineDelta()
      while let number = queue.take() {
        var reader = FileReader(files[number].path)
        var named = files[number].named[...]
        for change in files[number].changes {
          for line in reader.changes(change, repository, &delta, &part.problems) {
            part.events[Int(line.hash >> (64 - Self.partBits))].append(
              LineEvent(hash: line.hash, node: change.node, count: line.count))
          }
          named = named.drop { $0.node < change.node }
          while let ranges = named.first, ranges.node == change.node {
            named.removeFirst()
            for line in reader.lines(ranges, change, repository, &part.problems) {
              part.named[Int(line.hash >> (64 - Self.partBits))].append(line)
            }
          }
        }
      }
      return part
    }
    parts = Array(repeating: [], count: 1 << Self.partBits)
    named = Array(repeating: [], count: 1 << Self.partBits)
    for part in results {
      problems.merge(part.problems)
      for index in parts.indices {
        parts[index].append(contentsOf: part.events[index])
        named[index].append(contentsOf: part.named[index])
      }
    }
  }
}

/// The versions of one path, as they are needed.
private struct FileReader {
  private struct Pair: Hashable {
    let old: ObjectID?
    let new: ObjectID?
  }

  private let isMinifiable: Bool
  /// The versions read last, the newest at the end.
  private var versions: [(id: ObjectID, lines: FileLines)] = []
  /// A merge has the same pair as the branch it brings in.
  private var known: [Pair: [LineChange]] = [:]
  private var knownLines = 0

  private static let versionLimit = 12
  private static let knownLineLimit = 1 << 16

  init(_ path: [UInt8]) {
    let name = String(decoding: path.suffix(4), as: UTF8.self)
    isMinifiable = name.hasSuffix(".js") || name.hasSuffix(".css")
  }

  mutating func changes(
    _ change: FileChange, _ repository: borrowing Repository, _ delta: inout LineDelta,
    _ problems: inout ContentProblems
  ) -> [LineChange] {
    let pair = Pair(old: change.old, new: change.new)
    if let found = known[pair] { return found }
    let found = compare(change, repository, &delta, &problems)
    if knownLines > Self.knownLineLimit {
      known.removeAll(keepingCapacity: true)
      knownLines = 0
    }
    known[pair] = found
    knownLines += found.count + 8
    return found
  }

  /// The lines that stand in the ranges of the version that they are counted in.
  mutating func lines(
    _ ranges: NamedRanges, _ change: FileChange, _ repository: borrowing Repository,
    _ problems: inout ContentProblems
  ) -> [NamedLine] {
    guard let id = ranges.version ?? change.new else { return [] }
    let hashes = lines(id, near: versions.last?.lines, repository, &problems).hashes
    var lines: [NamedLine] = []
    for range in ranges.ranges where range.first >= 1 && range.first <= range.last {
      for line in Int(range.first)...Int(range.last) {
        guard line <= hashes.count else { break }
        guard hashes[line - 1] != 0 else { continue }
        lines.append(NamedLine(hash: hashes[line - 1], node: ranges.node, author: range.author))
      }
    }
    return lines
  }

  private mutating func compare(
    _ change: FileChange, _ repository: borrowing Repository, _ delta: inout LineDelta,
    _ problems: inout ContentProblems
  ) -> [LineChange] {
    let old = change.old.map { lines($0, near: versions.last?.lines, repository, &problems) }
    guard let id = change.new else { return delta.changes(from: old, to: nil) }
    if let version = kept(id) { return delta.changes(from: old, to: version) }
    var new = read(id, near: old ?? versions.last?.lines, repository, &problems)
    // Reading went along the old version, so that the difference is known.
    let difference = old == nil ? nil : new.difference
    new.dropDifference()
    keep(id, new)
    guard let difference else { return delta.changes(from: old, to: new) }
    return delta.changes(removed: difference.removed[...], added: difference.added[...])
  }

  private mutating func lines(
    _ id: ObjectID, near previous: FileLines?, _ repository: borrowing Repository,
    _ problems: inout ContentProblems
  ) -> FileLines {
    if let version = kept(id) { return version }
    var lines = read(id, near: previous, repository, &problems)
    lines.dropDifference()
    keep(id, lines)
    return lines
  }

  private mutating func kept(_ id: ObjectID) -> FileLines? {
    guard let index = versions.lastIndex(where: { $0.id == id }) else { return nil }
    // What was used last is dropped last.
    let version = versions.remove(at: index)
    versions.append(version)
    return version.lines
  }

  private mutating func keep(_ id: ObjectID, _ lines: FileLines) {
    if versions.count == Self.versionLimit { versions.removeFirst() }
    versions.append((id, lines))
  }

  private func read(
    _ id: ObjectID, near previous: FileLines?, _ repository: borrowing Repository,
    _ problems: inout ContentProblems
  ) -> FileLines {
    do throws(GitError) {
      guard let object = try repository.object(id, limit: FileLines.sizeLimit) else {
        return FileLines()
      }
      return FileLines(object, previous: previous, isMinifiable: isMinifiable)
    } catch {
      problems.blobs.insert(id)
      return FileLines()
    }
  }
}

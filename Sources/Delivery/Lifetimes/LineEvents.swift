import Git
import Landing
import Lines

/// Reads every version of every file once, path by path, oldest first, and compares their lines.
///
/// Path by path, because consecutive versions share most of their bytes, and because git stores them
/// as deltas of one another.
struct LineEvents {
  /// Events by the highest bits of their hashes; not sorted.
  private(set) var parts: [[LineEvent]]
  /// The lines in ranges that somebody is named for, in the same parts.
  private(set) var named: [[NamedLine]]
  private(set) var problems = ContentProblems()
  /// The files of the pairs' trees that are missing or damaged.
  private(set) var missing: [MissingFile] = []
  /// The pairs of which another version is, that somebody is named for.
  private(set) var failed: Set<Int32> = []

  private struct Part: Sendable {
    var events = [[LineEvent]](repeating: [], count: LineTable.partCount)
    var named = [[NamedLine]](repeating: [], count: LineTable.partCount)
    var problems = ContentProblems()
  }

  /// - Throws: where a worker cannot open the repository again.
  init(
    of files: [FileHistory], path: String, workers: Int, progress: ProgressListener? = nil
  ) throws(GitError) {
    parts = Array(repeating: [], count: LineTable.partCount)
    named = Array(repeating: [], count: LineTable.partCount)
    guard !files.isEmpty else { return }
    let queue = WorkQueue(count: files.count)
    let count = progress.flatMap { listener in
      ProgressCount(.files, of: files.reduce(0) { $0 + $1.changes.count }, listener)
    }
    let results = try concurrently(workers: workers, reading: path) { _, repository in
      var part = Part()
      var delta = LineDelta()
      while let number = queue.take() {
        Self.read(files[number], repository, &delta, &part, count)
      }
      return part
    }
    for part in results {
      problems.merge(part.problems)
      for index in parts.indices {
        parts[index].append(contentsOf: part.events[index])
        named[index].append(contentsOf: part.named[index])
      }
    }
    missing = MissingFile.find(problems.blobs, in: files)
    for named in files.lazy.flatMap(\.named) {
      if let version = named.file.version, problems.blobs.contains(version) {
        failed.insert(named.pair)
      }
    }
  }

  private static func read(
    _ file: FileHistory, _ repository: borrowing Repository, _ delta: inout LineDelta,
    _ part: inout Part, _ count: ProgressCount?
  ) {
    var reader = FileReader(isMinifiable: file.isMinifiable)
    var named = file.named[...]
    for change in file.changes {
      count?.add()
      for line in reader.changes(change, repository, &delta, &part.problems) {
        part.events[LineTable.part(of: line.hash)].append(
          LineEvent(hash: line.hash, pair: change.pair, count: line.count))
      }
      named = named.drop { $0.pair < change.pair }
      while let ranges = named.first, ranges.pair == change.pair {
        named.removeFirst()
        for line in reader.lines(ranges.file, change, repository, &part.problems) {
          part.named[LineTable.part(of: line.hash)].append(line)
        }
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

  init(isMinifiable: Bool) { self.isMinifiable = isMinifiable }

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
    _ named: NamedFile, _ change: FileChange, _ repository: borrowing Repository,
    _ problems: inout ContentProblems
  ) -> [NamedLine] {
    guard let id = named.version ?? change.new else { return [] }
    let hashes = lines(id, near: versions.last?.lines, repository, &problems).hashes
    var lines: [NamedLine] = []
    for (index, range) in named.ranges.enumerated() {
      guard range.first >= 1, range.first <= range.last, Int(range.first) <= hashes.count else {
        continue
      }
      for hash in hashes[Int(range.first) - 1..<min(Int(range.last), hashes.count)] where hash != 0
      {
        lines.append(NamedLine(hash: hash, pair: change.pair, range: named.start + Int32(index)))
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

import Caching
import Git
import Glibc
import Lines

/// What lies between a commit's first parent, or an older commit, and itself.
struct Span: Hashable, Comparable, Sendable {
  /// The older commit; `nil` for the empty tree.
  let base: CommitIndex?
  let tip: CommitIndex

  static func < (left: Span, right: Span) -> Bool {
    (left.tip, left.base ?? -1) < (right.tip, right.base ?? -1)
  }
}

/// Reads differences, lines and patch-ids, each once, with all workers.
struct ContentReader {
  private let history: History
  private let path: String
  private let workers: Int
  private(set) var differences: [Span: Difference] = [:]
  private(set) var lines: [Span: AddedLines] = [:]
  private(set) var patchIDs: [Span: ObjectID] = [:]
  /// What the commits of a branch add, without what it merged.
  private(set) var sums: [Span: AddedLines] = [:]
  private var asked: (lines: Set<Span>, patchIDs: Set<Span>) = ([], [])
  /// What earlier scans have read, and what this one adds to it.
  private var known: KnownContent?
  private let cache: CacheDirectory?
  private var keepsPatchIDs = false

  /// Spans that one worker takes at a time.
  private static let batch = 64

  init(_ history: History, path: String, workers: Int, cache: CacheDirectory?) {
    self.history = history
    self.path = path
    self.workers = workers
    self.cache = cache
  }

  /// Takes what earlier scans have read from the cache.
  ///
  /// - Throws: where the repository cannot be opened.
  mutating func recall() throws(GitError) {
    guard let cache else { return }
    known = KnownContent(in: cache)
    keepsPatchIDs = try Self.hasNoAttributes(path)
  }

  /// Whether a patch-id depends on the trees alone: attributes of a work tree, and those in
  /// `info/attributes`, say what is binary to it.
  private static func hasNoAttributes(_ path: String) throws(GitError) -> Bool {
    let repository = try Repository(at: path)
    let file = repository.commonDirectory + "info/attributes"
    return repository.isBare && (unsafe access(file, F_OK)) != 0
  }

  /// Keeps what was read for the next scan.
  func keep() {
    if let cache, let known { known.write(to: cache) }
  }

  /// The span of one commit.
  func span(of commit: CommitIndex) -> Span {
    Span(base: history.parents[Int(commit)].first, tip: commit)
  }

  private static func trees(of span: Span, in history: History) -> TreePair {
    TreePair(old: span.base.map { history.trees[Int($0)] }, new: history.trees[Int(span.tip)])
  }

  /// Reads differences and keeps those that pass the filter.
  ///
  /// - Throws: where a worker cannot open the repository.
  mutating func readDifferences(
    of spans: [Span], where filter: DifferenceFilter
  ) throws(GitError) {
    var unread: [Span] = []
    for span in spans where differences[span] == nil {
      guard let row = known?.use(Self.trees(of: span, in: history)) else {
        unread.append(span)
        continue
      }
      if let found = known?.difference(at: row, where: filter) { differences[span] = found }
    }
    let (history, keepsAll) = (history, known != nil)
    let found = try read(unread) { span, repository, _ in
      Difference(of: Self.trees(of: span, in: history), in: repository).flatMap {
        keepsAll || $0.passes(filter) ? $0 : nil
      }
    }
    for (span, difference) in found.sorted(by: { $0.key < $1.key }) {
      known?.add(difference)
      if difference.passes(filter) { differences[span] = difference }
    }
  }

  /// Reads the lines of spans whose differences are known.
  ///
  /// - Throws: where a worker cannot open the repository.
  mutating func readLines(of spans: Set<Span>) throws(GitError) {
    var new = spans.subtracting(asked.lines)
    asked.lines.formUnion(new)
    let differences = differences
    for span in new {
      guard let difference = differences[span], let found = known?.lines(of: [difference]) else {
        continue
      }
      lines[span] = found
      new.remove(span)
    }
    let found = try read(Array(new)) { span, repository, delta in
      differences[span].flatMap { AddedLines(of: $0, in: repository, &delta) }
    }
    for (span, added) in found {
      lines[span] = added
      if let difference = differences[span] { known?.add(added, of: [difference]) }
    }
  }

  /// Computes the patch-ids of spans whose differences are known.
  ///
  /// - Throws: where a worker cannot open the repository.
  mutating func readPatchIDs(of spans: Set<Span>) throws(GitError) {
    var new = spans.subtracting(asked.patchIDs)
    asked.patchIDs.formUnion(new)
    let differences = differences
    for span in new where keepsPatchIDs {
      guard let found = differences[span].flatMap({ known?.patchID(of: $0) }) else { continue }
      patchIDs[span] = found
      new.remove(span)
    }
    let found = try read(Array(new)) { span, repository, _ in
      differences[span].flatMap {
        try? repository.patchID(from: $0.trees.old, to: $0.trees.new)
      }
    }
    for (span, id) in found {
      patchIDs[span] = id
      if keepsPatchIDs, let difference = differences[span] { known?.add(id, of: difference) }
    }
  }

  /// Reads what commits of a branch add together, by the branch's span.
  ///
  /// - Throws: where a worker cannot open the repository.
  mutating func readSums(of branches: [Span: [Span]]) throws(GitError) {
    var unread: [Span: [Difference]] = [:]
    for (span, commits) in branches {
      let all = commits.compactMap { differences[$0] }
      if let found = known?.lines(of: all) { sums[span] = found } else { unread[span] = all }
    }
    let found = try read(Array(unread.keys)) { [unread] span, repository, delta in
      unread[span].flatMap { AddedLines(ofAll: $0, in: repository, &delta) }
    }
    for (span, sum) in found {
      sums[span] = sum
      if let all = unread[span] { known?.add(sum, of: all) }
    }
  }

  private func read<Value: Sendable>(
    _ spans: [Span],
    _ body: @Sendable (Span, borrowing Repository, inout LineDelta) -> Value?
  ) throws(GitError) -> [Span: Value] {
    guard !spans.isEmpty else { return [:] }
    // Neighbours in history share objects.
    let sorted = spans.sorted()
    let queue = WorkQueue(count: (sorted.count + Self.batch - 1) / Self.batch)
    let parts = try concurrently(workers: workers, reading: path) { _, repository in
      var (part, delta): ([(Span, Value)], LineDelta) = ([], LineDelta())
      while let number = queue.take() {
        for index in number * Self.batch..<min(sorted.count, (number + 1) * Self.batch) {
          if let value = body(sorted[index], repository, &delta) {
            part.append((sorted[index], value))
          }
        }
      }
      return part
    }
    return Dictionary(parts.joined(), uniquingKeysWith: { first, _ in first })
  }
}

import Git
import Lines

/// What lies between a commit's first parent, or an older commit, and itself.
struct Span: Hashable, Sendable {
  /// The older commit; `nil` for the empty tree.
  let base: CommitIndex?
  let tip: CommitIndex
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

  /// Spans that one worker takes at a time.
  private static let batch = 64

  init(_ history: History, path: String, workers: Int) {
    self.history = history
    self.path = path
    self.workers = workers
  }

  /// The span of one commit.
  func span(of commit: CommitIndex) -> Span {
    Span(base: history.parents[Int(commit)].first, tip: commit)
  }

  /// Reads differences and keeps those that `isWanted`.
  ///
  /// - Throws: where a worker cannot open the repository.
  mutating func readDifferences(
    of spans: [Span], where isWanted: @Sendable (Difference) -> Bool
  ) throws(GitError) {
    let (known, history) = (differences, history)
    let found = try read(spans.filter { known[$0] == nil }) { span, repository, _ in
      Difference(
        from: span.base.map { history.trees[Int($0)] }, to: history.trees[Int(span.tip)],
        in: repository
      ).flatMap { isWanted($0) ? $0 : nil }
    }
    differences.merge(found) { first, _ in first }
  }

  /// Reads the lines of spans whose differences are known.
  ///
  /// - Throws: where a worker cannot open the repository.
  mutating func readLines(of spans: Set<Span>) throws(GitError) {
    let new = spans.subtracting(asked.lines)
    asked.lines.formUnion(new)
    let differences = differences
    let found = try read(Array(new)) { span, repository, delta in
      differences[span].flatMap { AddedLines(of: $0, in: repository, &delta) }
    }
    lines.merge(found) { first, _ in first }
  }

  /// Computes the patch-ids of spans whose differences are known.
  ///
  /// - Throws: where a worker cannot open the repository.
  mutating func readPatchIDs(of spans: Set<Span>) throws(GitError) {
    let new = spans.subtracting(asked.patchIDs)
    asked.patchIDs.formUnion(new)
    let differences = differences
    let found = try read(Array(new)) { span, repository, _ in
      differences[span].flatMap { try? repository.patchID(from: $0.old, to: $0.new) }
    }
    patchIDs.merge(found) { first, _ in first }
  }

  /// Reads what commits of a branch add together, by the branch's span.
  ///
  /// - Throws: where a worker cannot open the repository.
  mutating func readSums(of branches: [Span: [Span]]) throws(GitError) {
    let differences = differences
    let found = try read(Array(branches.keys)) { span, repository, delta in
      let all = (branches[span] ?? []).compactMap { differences[$0] }
      return AddedLines(ofAll: all, in: repository, &delta)
    }
    sums.merge(found) { _, new in new }
  }

  private func read<Value: Sendable>(
    _ spans: [Span],
    _ body: @Sendable (Span, borrowing Repository, inout LineDelta) -> Value?
  ) throws(GitError) -> [Span: Value] {
    guard !spans.isEmpty else { return [:] }
    // Neighbours in history share objects.
    let sorted = spans.sorted { ($0.tip, $0.base ?? -1) < ($1.tip, $1.base ?? -1) }
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

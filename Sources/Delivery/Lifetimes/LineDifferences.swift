import Git
import Landing

/// How the lines of a forest's nodes differ from those of the nodes they hang below.
///
/// What scans before found out is not read again.
struct LineDifferences: Sendable {
  let forest: Forest
  let named: NamedLines
  let problems: ContentProblems
  /// Every pair of trees counts in the first table that has it.
  let tables: [LineTable]
  /// For every table, the first node of each of its pairs; -1 for one that does not matter here.
  let firstNodes: [[Int32]]
  /// For every node the next one with the same pair; -1 where there is none.
  let nextNodes: [Int32]

  /// - Throws: where a worker cannot open the repository again.
  init(
    of chain: LiveChain, baseline: Int, history: History, mainline: Mainline,
    eligibility: PathEligibility, repository: borrowing Repository, parameters: DeliveryParameters,
    progress: ProgressListener? = nil
  ) throws(GitError) {
    let cache = LineCache(parameters.cache, eligibility: eligibility, repository: repository)
    func read(_ root: Int) throws(GitError) -> Reading {
      let forest = Forest(chain: chain, root: root, history: history, mainline: mainline)
      let named = NamedLines(of: forest, chain, baseline: baseline, history, in: repository)
      return try Reading(
        root, forest, named, ForestPairs(of: forest, history, named), beyond: cache, eligibility,
        path: repository.gitDirectory, workers: parameters.workers, progress: progress)
    }
    let root = cache.root(of: chain, baseline: baseline, history)
    var reading = try read(root)
    // What lies before the baseline does not matter: that it cannot be read must not either.
    if root != baseline, !reading.failed.isEmpty { reading = try read(baseline) }
    (forest, named) = (reading.forest, reading.named)
    tables = cache.tables + [reading.table]
    let places = reading.pairs.places(in: tables)
    let firsts = places.map { $0.map { $0 < 0 ? -1 : reading.pairs.firstNodes[Int($0)] } }
    (firstNodes, nextNodes) = (firsts, reading.pairs.nextNodes)
    var problems = reading.problems
    problems.blobs.formUnion(
      Self.missingFiles(
        tables, firsts, nextNodes, forest,
        mattering: reading.root == baseline
          ? nil : forest.nodes(mattering: chain, from: baseline, history)))
    self.problems = problems
    cache.keep(
      reading.table, failed: reading.failed, places: places, workers: parameters.workers)
  }
}

/// What had to be read of a forest's pairs of trees.
private struct Reading {
  /// Position in the chain of the forest's root.
  let root: Int
  let forest: Forest
  let named: NamedLines
  let pairs: ForestPairs
  let table: LineTable
  /// Without the missing files of the table.
  let problems: ContentProblems
  /// Pairs of the table that cannot be told of.
  let failed: Set<Int32>

  init(
    _ root: Int, _ forest: Forest, _ named: NamedLines, _ pairs: ForestPairs,
    beyond cache: LineCache,
    _ eligibility: PathEligibility, path: String, workers: Int, progress: ProgressListener?
  ) throws(GitError) {
    let missing = pairs.pairs.indices.filter { !cache.contains(pairs.pairs[$0]) }
    let trees = missing.map { pairs.pairs[$0] }
    let changes = try FileChanges(
      of: trees, named: missing.map { named.files[pairs.firstNodes[$0]] ?? [] },
      eligibility: eligibility, path: path, workers: workers, progress: progress)
    let events = try LineEvents(
      of: changes.files, path: path, workers: workers, progress: progress)
    (self.root, self.forest, self.named, self.pairs) = (root, forest, named, pairs)
    table = LineTable(events, of: trees, workers: workers)
    failed = changes.failed.union(events.failed)
    var problems = changes.problems
    problems.blobs = events.problems.blobs.subtracting(events.missing.map(\.file))
    self.problems = problems
  }
}

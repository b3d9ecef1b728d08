import Git
import Provenance
import Spend
import SpendNotes

/// What a range of commits cost.
///
/// What is recorded beside its commits, each part of a session once, as `CarriedSpend` has it. Of a
/// session that no note has, the records, cut at the commits that name it, as `SpendJoin` does:
/// what was asked for after the last of them went into none.
struct RangeSpend: Sendable {
  private var repository: JoinableRepository
  /// The records of sessions that no note has, and these sessions.
  private let records: [SpendRecord]
  private let sessions: Set<String>
  private let links: [SessionLink]
  /// What stands beside some commit of the range, each once: it may stand beside 100,000.
  private var usage: Set<CarriedUsage> = []
  /// Commits from before the range.
  private var before: Set<String> = []

  /// `book` is complete: it has all that is on record of the range's sessions.
  init(_ book: SessionBook) {
    repository = book.home
    (records, sessions, links) = (book.recordsWithoutNotes, book.sessionsWithoutNotes, book.links)
  }

  /// Takes a commit of the range.
  mutating func take(_ commit: CommitFacts) {
    let carried = commit.usage.map { CarriedUsage($0, beside: commit) }
    usage.formUnion(carried.filter(\.namesItsPart))
    // What names neither a session nor a part of one is the commit's alone.
    add(commit, carrying: carried.filter { !$0.namesItsPart })
  }

  /// Takes a commit from before the range: what was asked for up to it is not the range's.
  mutating func take(before commit: CommitFacts) {
    before.insert(commit.id.hex)
    add(commit, carrying: [])
  }

  /// Keeps a commit that something can be joined to.
  private mutating func add(_ commit: CommitFacts, carrying usage: [CarriedUsage]) {
    let named = sessions.isEmpty ? [] : commit.sessions.intersection(sessions)
    guard !named.isEmpty || !usage.isEmpty else { return }
    var joinable = JoinableCommit(commit)
    (joinable.sessions, joinable.usage) = (named, usage)
    repository.commits.append(joinable)
  }

  /// What the commits of the range cost together; `nil` where nothing of it is on record.
  ///
  /// Beside the money, in nano-USD, stand the tokens for which `catalog` has no price.
  func sum(_ catalog: PriceCatalog) -> SpendSummary.Sum? {
    var repository = repository
    if !usage.isEmpty { repository.commits.append(.standIn(carrying: Array(usage))) }
    guard !repository.commits.isEmpty else { return nil }
    repository.commits.sort { ($0.madeAt, $0.id) < ($1.madeAt, $1.id) }
    var pricer = Pricer(catalog)
    let summary = SpendSummary(
      records, links: links, repositories: [repository], window: .min..<(.max)
    ) { pricer.cost(of: $0).nanos }
    let found = (summary.commits[repository.name] ?? [:]).filter { !before.contains($0.key) }
    guard !found.isEmpty else { return nil }
    return found.values.reduce(into: SpendSummary.Sum()) { $0.add($1.sum) }
  }
}

extension JoinableCommit {
  /// Without developers and branches: only sessions that are named are joined.
  fileprivate init(_ facts: CommitFacts) {
    self.init(
      id: facts.id.hex, madeAt: Self.plausible(facts.commit.author.time),
      committedAt: Self.plausible(facts.commit.committer.time), developers: [], destination: .open)
  }

  /// A commit in the place of all that carry something: only their sum is asked for.
  fileprivate static func standIn(carrying usage: [CarriedUsage]) -> JoinableCommit {
    var commit = JoinableCommit(
      id: String(repeating: "0", count: 40), madeAt: 0, committedAt: 0, developers: [],
      destination: .open)
    commit.usage = usage
    return commit
  }

  /// Dates can be forged: what lies outside of these thirty thousand years is set to their ends.
  private static func plausible(_ time: Int64) -> Int64 { min(max(time, 0), 1_000_000_000_000) }
}

extension CarriedUsage {
  /// Whether it is the same wherever the same stands.
  fileprivate var namesItsPart: Bool { session != nil || segment != nil }

  /// What a store recorded; where it keeps no model, the one that the commit's evidence names.
  fileprivate init(_ usage: RecordedUsage, beside commit: CommitFacts) {
    self.init(usage)
    guard model == nil else { return }
    let models = Set(
      commit.evidence.lazy.filter { $0.agent == usage.agent }.compactMap(\.model))
    guard models.count == 1 else { return }
    (model, isModelInferred) = (models.first, true)
  }
}

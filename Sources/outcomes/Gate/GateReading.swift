import Configuration
import Gate
import Git
import Provenance

/// Judges the ranges of a request.
struct GateReading {
  private let request: GateRequest
  /// `nil` for the repository here.
  private let path: String?
  private let known = Detector()

  init(_ request: GateRequest, at path: String?) {
    (self.request, self.path) = (request, path)
  }

  /// - Throws: a `Failure` where a range cannot be judged; then nothing is.
  func verdicts() throws(Failure) -> [Verdict] {
    var repository = try GateRepository(
      at: path ?? ".", searching: path == nil, inHook: request.isServerHook)
    let records = try SessionRecords(request.spending)
    // Once for all updates of a push: there may be a thousand, and as many references.
    let references = try repository.reading { (repository) throws(GitError) in
      try repository.references()
    }
    let stores = AttributionStores(
      repository.repository, references, mainlineTree: nil, namesCommits: false)
    var verdicts: [Verdict] = []
    var weight = 0
    for range in request.ranges {
      let verdict = try judge(range, records, references, stores, &repository)
      weight += verdict.weight
      guard verdicts.isEmpty || weight <= Verdict.mostWeight else {
        throw Failure(
          kind: .unreadable, message: "cannot judge so many references and commits at once",
          hint: "push fewer references at a time")
      }
      verdicts.append(verdict)
    }
    return verdicts
  }

  private func judge(
    _ request: RangeRequest, _ records: SessionRecords, _ references: References,
    _ stores: AttributionStores, _ repository: inout GateRepository
  ) throws(Failure) -> Verdict {
    let ends = try repository.reading { (repository) throws(GitError) in
      try RangeEnds(of: request, inHook: self.request.isServerHook, references, repository)
    }
    let range = try repository.range(of: ends)
    let base = try BaseFiles(of: ends.policyBase, &repository)
    let policy = try GatePolicySource(file: self.request.policyFile, base, &repository)
    let mailmap = try base.mailmap(in: &repository)
    let agents = policy.policy.agents
    let detector = agents.isEmpty ? known : Detector(alsoKnowing: agents)
    let prices = try records.catalog(for: policy.policy)
    let changes = try policy.changes(by: range, to: ends, base, repository)
    return try repository.reading { (repository) throws(GitError) in
      var setup = Judge.Setup(
        policy: policy.policy,
        sessions: records.book(for: repository, references, problems: stores.problems))
      setup.mailmap = mailmap
      setup.changes = changes
      setup.taggedFrom = policy.taggedFrom
      setup.isMergeQueue = request.isMergeQueue
      setup.message = self.request.message
      (setup.pusher, setup.waivings) = (self.request.pusher, self.request.waivings)
      setup.prices = prices
      let reader = FactsReader(
        range, detector: detector, mailmap: mailmap,
        owners: policy.owners, stores: stores)
      var verdict = try Judge(setup, detector: detector).verdict(
        on: range, named: ends.range, by: policy.origin, reader: reader, in: repository
      ) { records.fill(&$0, from: repository, references) }
      verdict.notices = request.notices + ends.notices + policy.notices + verdict.notices
      return verdict
    }
  }
}

extension Verdict {
  /// About the KiB that it takes to tell it.
  fileprivate var weight: Int { 40 + commits.count + 10 * findings.count + 5 * waivers.count }

  /// A push may have 100,000 references, with the same 100,000 commits each.
  fileprivate static let mostWeight = 120_000
}

extension GateRepository {
  /// The commits of the range.
  ///
  /// - Throws: a `Failure` where the clone does not have all of it: a gate that judged the rest
  ///   would pass what it never saw (commitlint issue 4555).
  func range(of ends: RangeEnds) throws(Failure) -> CommitRange {
    let range = try reading { (repository) throws(GitError) in
      try repository.range(from: ends.bases, to: ends.head)
    }
    guard let gap = range.gap else { return range }
    let name = "\(ends.range.baseName)..\(ends.range.headName)"
    switch gap {
    case .shallow(let commit):
      throw Failure(
        kind: .unreadable,
        message: "cannot judge '\(name)': the clone is shallow, and the parents of "
          + "\(commit.hex.prefix(12)) were not fetched",
        hint: Self.unshallow)
    case .missing(let commit, let parent):
      throw Failure(
        kind: .unreadable,
        message: "cannot judge '\(name)': \(parent.hex.prefix(12)), a parent of "
          + "\(commit.hex.prefix(12)), is missing",
        hint: "the clone is damaged: 'git fsck' tells more")
    }
  }
}

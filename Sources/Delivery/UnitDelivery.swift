import Git
package import Landing

/// Novel lines that one deployment carried in, one commit introduced, and one author wrote.
package struct NovelLines: Sendable {
  /// Position of the deployment in the unit's chain.
  package let position: Int
  /// The commit that wrote them; `nil` where no newly deployed commit did.
  package let introducer: CommitIndex?
  package let author: NovelAuthor
  package let fates: Fates
}

/// The live trees of one unit, and the fates of the lines that came with each.
package struct UnitDelivery: Sendable {
  package let unit: Unit
  package let chain: LiveChain
  /// Position in the chain of the tree in which nothing is new; `nil` without deployments.
  package let baseline: Int?
  /// Sorted by position, then introducer, then author.
  package let lines: [NovelLines]
  /// What became of the lines of the commit that is to be explained, line by line.
  package let traces: [ExplainedTrace]
  package let problems: ContentProblems

  /// - Throws: where the repository cannot be opened again.
  init(
    _ unit: Unit, _ chain: LiveChain, history: History, mainline: Mainline,
    attributes: Attributes, repository: borrowing Repository, parameters: DeliveryParameters,
    end: Int64, focus: Set<CommitIndex>
  ) throws(GitError) {
    let path = repository.gitDirectory
    self.unit = unit
    self.chain = chain
    guard let baseline = chain.baseline(at: parameters.baselineAt ?? .min) else {
      (self.baseline, lines, traces, problems) = (nil, [], [], ContentProblems())
      return
    }
    self.baseline = baseline
    let forest = Forest(chain: chain, baseline: baseline, history: history, mainline: mainline)
    let eligibility = PathEligibility(
      unit: unit.paths, include: parameters.include, exclude: parameters.exclude,
      attributes: attributes)
    let named = NamedLines(of: forest, history, in: repository)
    let changes = try FileChanges(
      of: forest, history: history, named: named, eligibility: eligibility, path: path,
      workers: parameters.workers)
    let events = try LineEvents(of: changes.files, path: path, workers: parameters.workers)
    let fates = LineFates(
      forest: forest, chain: chain, baseline: baseline, history: history,
      horizon: Int64(parameters.horizonDays) * 86_400, end: end, others: named.others,
      focus: Set(focus.compactMap { forest.node(of: $0) }))
    let sums = fates.all(of: events, workers: parameters.workers)
    lines = sums.fates.map { arrival, fates in
      NovelLines(
        position: baseline + Int(arrival.position),
        introducer: arrival.introducer < 0 ? nil : forest.commits[Int(arrival.introducer)],
        author: named.author(arrival.author),
        fates: fates)
    }
    traces = sums.traces.map { ExplainedTrace($0, forest, named, baseline: baseline) }
    var problems = changes.problems
    problems.merge(events.problems)
    self.problems = problems
  }
}

extension LineFates {
  init(
    forest: Forest, chain: LiveChain, baseline: Int, history: History, horizon: Int64,
    end: Int64, others: [NamedLines.Author], focus: Set<Int32>
  ) {
    let live = chain.trees[baseline...]
    self.init(
      forest: forest, steps: LiveSteps(live.compactMap { forest.node(of: $0.commit) }, in: forest),
      newAt: forest.commits.map { max(0, chain.firstReaching[Int($0)] - Int32(baseline)) },
      parents: forest.commits.map { commit in
        history.parents[Int(commit)].compactMap { forest.node(of: $0) }
      },
      isTruncated: forest.commits.map { history.isTruncated[Int($0)] },
      times: live.map(\.time), horizon: horizon, end: end, others: others, focus: focus)
  }

  /// The fates of all lines, sorted by position, introducer and author, and those in focus sorted by
  /// line.
  func all(
    of events: LineEvents, workers: Int
  ) -> (fates: [(Arrival, Fates)], traces: [LineTrace]) {
    let queue = WorkQueue(count: events.parts.count)
    let results = concurrently(workers: workers) { _ in
      var sum: (fates: [Arrival: Fates], traces: [LineTrace]) = ([:], [])
      while let part = queue.take() {
        let found = self.fates(of: events.parts[part], named: events.named[part])
        for (arrival, fates) in found.fates { sum.fates[arrival, default: Fates()] += fates }
        sum.traces += found.traces
      }
      return sum
    }
    var sum: [Arrival: Fates] = [:]
    for result in results { sum.merge(result.fates) { $0 + $1 } }
    let sorted = sum.sorted {
      ($0.key.position, $0.key.introducer, $0.key.author)
        < ($1.key.position, $1.key.introducer, $1.key.author)
    }
    return (
      sorted.map { ($0.key, $0.value) },
      results.flatMap(\.traces).sorted {
        ($0.hash, $0.arrival.position) < ($1.hash, $1.arrival.position)
      }
    )
  }
}

extension Fates {
  fileprivate static func + (left: Fates, right: Fates) -> Fates {
    var sum = left
    sum += right
    return sum
  }
}

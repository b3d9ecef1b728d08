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
  /// When lines left again, oldest first; empty where that is not wanted.
  package let departures: [Departure]

  /// Lines that left the live tree at one time.
  package struct Departure: Sendable {
    /// Seconds since 1970-01-01 UTC.
    package let at: Int64
    package let lines: Int
  }
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
    end: Int64, focus: Set<CommitIndex>, progress: ProgressListener? = nil
  ) throws(GitError) {
    self.unit = unit
    self.chain = chain
    guard let baseline = chain.baseline(at: parameters.baselineAt ?? .min) else {
      (self.baseline, lines, traces, problems) = (nil, [], [], ContentProblems())
      return
    }
    self.baseline = baseline
    let eligibility = PathEligibility(
      unit: unit.paths, include: parameters.include, exclude: parameters.exclude,
      attributes: attributes)
    let differences = try LineDifferences(
      of: chain, baseline: baseline, history: history, mainline: mainline,
      eligibility: eligibility, repository: repository, parameters: parameters,
      progress: progress)
    let (forest, named) = (differences.forest, differences.named)
    let fates = LineFates(
      differences: differences, chain: chain, baseline: baseline, history: history,
      horizon: Int64(parameters.horizonDays) * 86_400, end: end,
      focus: Set(focus.compactMap { forest.node(of: $0) }),
      followsDepartures: parameters.followsDepartures)
    let sums = fates.all(workers: parameters.workers, progress: progress)
    let departed = sums.departed
    lines = sums.fates.map { (arrival, fates) in
      NovelLines(
        position: baseline + Int(arrival.position),
        introducer: arrival.introducer < 0 ? nil : forest.commits[Int(arrival.introducer)],
        author: named.author(arrival.author), fates: fates,
        departures: (departed[arrival] ?? []).map {
          NovelLines.Departure(
            at: chain.trees[baseline + Int($0.position)].time, lines: $0.lines)
        })
    }
    traces = sums.traces.map { ExplainedTrace($0, forest, named, baseline: baseline) }
    problems = differences.problems
  }
}

extension LineFates {
  init(
    differences: LineDifferences, chain: LiveChain, baseline: Int, history: History,
    horizon: Int64, end: Int64, focus: Set<Int32>, followsDepartures: Bool
  ) {
    let forest = differences.forest
    let live = chain.trees[baseline...]
    self.init(
      differences: differences,
      steps: LiveSteps(live.compactMap { forest.node(of: $0.commit) }, in: forest),
      newAt: forest.commits.map { max(0, chain.firstReaching[Int($0)] - Int32(baseline)) },
      parents: NodeLists(count: forest.count) { node in
        history.parents[Int(forest.commits[Int(node)])].compactMap { forest.node(of: $0) }
      },
      isTruncated: forest.commits.map { history.isTruncated[Int($0)] },
      times: live.map(\.time), horizon: horizon, end: end, focus: focus,
      followsDepartures: followsDepartures)
  }

  /// The fates of all lines, sorted by position, introducer and author, and those in focus sorted by
  /// line.
  func all(
    workers: Int, progress: ProgressListener? = nil
  ) -> (
    fates: [(Arrival, Fates)], traces: [LineTrace],
    departed: [Arrival: [(position: Int32, lines: Int)]]
  ) {
    let queue = WorkQueue(count: LineTable.partCount)
    let count = ProgressCount(.lines, of: LineTable.partCount, progress)
    let results = concurrently(workers: workers) { _ in
      var sums = FateSums(nodes: differences.forest.count)
      while let part = queue.take() {
        self.add(part: part, to: &sums)
        count?.add()
      }
      return sums
    }
    var sums = FateSums(nodes: differences.forest.count)
    for result in results { sums.merge(result) }
    return (
      sums.sorted { arrival(ofOwn: $0) },
      sums.traces.sorted { ($0.hash, $0.arrival.position) < ($1.hash, $1.arrival.position) },
      sums.departed
    )
  }
}

import Git
package import Landing

/// Novel lines that one deployment carried in and one commit introduced.
package struct NovelLines: Sendable {
  /// Position of the deployment in the unit's chain.
  package let position: Int
  /// The commit that wrote them; `nil` where no newly deployed commit did.
  package let introducer: CommitIndex?
  package let fates: Fates
}

/// The live trees of one unit, and the fates of the lines that came with each.
package struct UnitDelivery: Sendable {
  package let unit: Unit
  package let chain: LiveChain
  /// Position in the chain of the tree in which nothing is new; `nil` without deployments.
  package let baseline: Int?
  /// Sorted by position, then introducer.
  package let lines: [NovelLines]
  package let problems: ContentProblems

  /// - Throws: where the repository cannot be opened again.
  init(
    _ unit: Unit, _ chain: LiveChain, history: History, mainline: Mainline,
    attributes: Attributes, path: String, parameters: DeliveryParameters, end: Int64
  ) throws(GitError) {
    self.unit = unit
    self.chain = chain
    guard let baseline = chain.baseline(at: parameters.baselineAt ?? .min) else {
      (self.baseline, lines, problems) = (nil, [], ContentProblems())
      return
    }
    self.baseline = baseline
    let forest = Forest(chain: chain, baseline: baseline, history: history, mainline: mainline)
    let eligibility = PathEligibility(
      unit: unit.paths, include: parameters.include, exclude: parameters.exclude,
      attributes: attributes)
    let changes = try FileChanges(
      of: forest, history: history, eligibility: eligibility, path: path,
      workers: parameters.workers)
    let events = try LineEvents(of: changes.files, path: path, workers: parameters.workers)
    let fates = LineFates(
      forest: forest, chain: chain, baseline: baseline, history: history,
      horizon: Int64(parameters.horizonDays) * 86_400, end: end)
    lines = fates.all(of: events, workers: parameters.workers).map { arrival, fates in
      NovelLines(
        position: baseline + Int(arrival.position),
        introducer: arrival.introducer < 0 ? nil : forest.commits[Int(arrival.introducer)],
        fates: fates)
    }
    var problems = changes.problems
    problems.merge(events.problems)
    self.problems = problems
  }
}

extension LineFates {
  init(
    forest: Forest, chain: LiveChain, baseline: Int, history: History, horizon: Int64, end: Int64
  ) {
    let live = chain.trees[baseline...]
    self.init(
      forest: forest, steps: LiveSteps(live.compactMap { forest.node(of: $0.commit) }, in: forest),
      newAt: forest.commits.map { max(0, chain.firstReaching[Int($0)] - Int32(baseline)) },
      parents: forest.commits.map { commit in
        history.parents[Int(commit)].compactMap { forest.node(of: $0) }
      },
      isTruncated: forest.commits.map { history.isTruncated[Int($0)] },
      times: live.map(\.time), horizon: horizon, end: end)
  }

  /// The fates of all lines, sorted by position and introducer.
  func all(of events: LineEvents, workers: Int) -> [(Arrival, Fates)] {
    let queue = WorkQueue(count: events.parts.count)
    let results = concurrently(workers: workers) { _ in
      var sum: [Arrival: Fates] = [:]
      while let part = queue.take() {
        for (arrival, fates) in self.fates(of: events.parts[part]) {
          sum[arrival, default: Fates()] += fates
        }
      }
      return sum
    }
    var sum: [Arrival: Fates] = [:]
    for result in results { sum.merge(result) { $0 + $1 } }
    return sum.sorted {
      ($0.key.position, $0.key.introducer) < ($1.key.position, $1.key.introducer)
    }.map { ($0.key, $0.value) }
  }
}

extension Fates {
  fileprivate static func + (left: Fates, right: Fates) -> Fates {
    var sum = left
    sum += right
    return sum
  }
}

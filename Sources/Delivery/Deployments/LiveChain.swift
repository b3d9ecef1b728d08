import Git
package import Landing

/// One tree that was live: a successful deployment that changed what ran.
package struct LiveTree: Sendable {
  package let deployment: Deployment
  package let commit: CommitIndex
  /// When it went live; never before the one before it.
  package let time: Int64
}

/// The successive live trees of a unit, oldest first.
package struct LiveChain: Sendable {
  package private(set) var trees: [LiveTree] = []
  /// Deployments whose commit is not in the repository.
  package private(set) var unresolved: [Deployment] = []
  /// The successful deployments that changed nothing, since their commit was live already.
  package private(set) var redeployments = 0
  /// The successful deployments that brought one place to something older than another one runs.
  package private(set) var followUps = 0
  /// The position in `trees` of the first that reaches each commit; -1 where none does.
  package let firstReaching: [Int32]

  /// Puts the deployments of one unit in order.
  ///
  /// Failed ones do not count, and a redeployment of the live commit changes nothing. Rollbacks
  /// count: a tree is a tree. Where several places are one unit, as regions are, the newest of what
  /// runs in them is live.
  ///
  /// - Parameters:
  ///   - deployments: those of the unit, in any order.
  ///   - tellsUnitsApart: whether the names of units tell places apart, since nobody defined any.
  ///   - history: where their commits are.
  ///   - end: what is after it is not yet known.
  package init(
    _ deployments: [Deployment], tellingUnitsApart tellsUnitsApart: Bool = false,
    in history: History, end: Int64
  ) {
    var places = Places(tellingUnitsApart: tellsUnitsApart)
    var painting = Painting(of: history)
    let known: [(deployment: Deployment, commit: CommitIndex)]
    (known, unresolved) = Self.sorted(deployments, in: history, end: end)
    for (deployment, commit) in known {
      let reached = painting.colours[Int(commit)]
      let newest = places.run(
        Places.Stand(
          deployment: deployment, commit: commit,
          reachedAt: reached < 0 ? Int32(trees.count) : reached))
      if trees.last?.commit != newest.commit {
        trees.append(
          LiveTree(
            deployment: newest.deployment, commit: newest.commit, time: deployment.finishedAt))
        painting.add(newest.commit)
      } else if newest.commit == commit {
        redeployments += 1
      } else {
        followUps += 1
      }
    }
    firstReaching = painting.colours
  }

  /// The successful deployments until `end` whose commits are here, oldest first, and the others.
  private static func sorted(
    _ deployments: [Deployment], in history: History, end: Int64
  ) -> (known: [(deployment: Deployment, commit: CommitIndex)], unresolved: [Deployment]) {
    var known: [(deployment: Deployment, commit: CommitIndex)] = []
    var unresolved: [Deployment] = []
    for deployment in deployments where deployment.succeeded && deployment.finishedAt <= end {
      if let commit = history.index(of: deployment.commit) {
        known.append((deployment, commit))
      } else {
        unresolved.append(deployment)
      }
    }
    known.sort {
      ($0.deployment.finishedAt, $0.commit, $0.deployment.name)
        < ($1.deployment.finishedAt, $1.commit, $1.deployment.name)
    }
    return (known, unresolved)
  }

  /// The chain in which every change of the mainline is live when it lands.
  package init(trunk mainline: Mainline, in history: History, end: Int64) {
    for (change, arrival) in zip(mainline.changes, mainline.arrivals) where arrival <= end {
      let id = history.id(change)
      let deployment = Deployment(
        name: String(id.hex.prefix(12)), commit: id, finishedAt: arrival)
      trees.append(LiveTree(deployment: deployment, commit: change, time: arrival))
    }
    firstReaching = history.paint(trees.map(\.commit))
  }

  /// The position of the tree whose lines are not new: what was live at `time`, else the first.
  package func baseline(at time: Int64) -> Int? {
    trees.isEmpty ? nil : trees.lastIndex { $0.time <= time } ?? 0
  }

  /// The time from which the tree at `position` could have been carrying a change.
  package func previousTime(_ position: Int) -> Int64 {
    position > 0 ? trees[position - 1].time : trees[position].time
  }
}

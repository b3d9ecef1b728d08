import Delivery
import Landing
import Spend

/// What became of each commit, over all units.
///
/// A commit and its copies, as a hotfix and what the mainline has of it, are the same work: what
/// became of one became of the one that is counted.
struct CommitFates {
  private let delivery: RepositoryDelivery
  private var fates: [CommitIndex: Fates] = [:]
  /// The commits whose copies a live tree had.
  private var deployedAsCopies: Set<CommitIndex> = []

  init(_ delivery: RepositoryDelivery) {
    self.delivery = delivery
    for unit in delivery.units {
      for lines in unit.lines {
        if let introducer = lines.introducer {
          fates[stand(for: introducer), default: Fates()] += lines.fates
        }
      }
    }
    for copy in delivery.history.landings.copies where hasBeenLive(copy) {
      deployedAsCopies.insert(stand(for: copy))
    }
  }

  /// What became of the commit's novel lines; `nil` where it has none.
  func outcome(of commit: CommitIndex) -> CommitOutcome? { fates[commit].flatMap(\.outcome) }

  /// Whether a live tree ever had the commit, or a copy of it.
  func isDeployed(_ commit: CommitIndex) -> Bool {
    hasBeenLive(commit) || deployedAsCopies.contains(commit)
  }

  /// Where what was spent on the commit went.
  func destination(of commit: CommitIndex) -> Destination {
    let stand = stand(for: commit)
    if isDeployed(stand) {
      return outcome(of: stand) == .removed ? .deployedThenRemoved : .deployed
    }
    if delivery.mainline.carrier(of: stand) != nil { return .mergedNotDeployed }
    return delivery.landings.landing(of: stand) == .open ? .open : .abandoned
  }

  private func hasBeenLive(_ commit: CommitIndex) -> Bool {
    delivery.units.contains { $0.chain.firstReaching[Int(commit)] >= 0 }
  }

  /// The commit that is counted for one.
  func stand(for commit: CommitIndex) -> CommitIndex {
    delivery.history.landings.copies.contains(commit)
      ? delivery.landings.target(of: commit) : commit
  }
}

import Delivery
import Landing
import Spend

/// What became of each commit, over all units.
struct CommitFates {
  private let delivery: RepositoryDelivery
  private var fates: [CommitIndex: Fates] = [:]

  init(_ delivery: RepositoryDelivery) {
    self.delivery = delivery
    for unit in delivery.units {
      for lines in unit.lines {
        if let introducer = lines.introducer { fates[introducer, default: Fates()] += lines.fates }
      }
    }
  }

  /// What became of the commit's novel lines; `nil` where it has none.
  func outcome(of commit: CommitIndex) -> CommitOutcome? { fates[commit].flatMap(\.outcome) }

  /// Whether a live tree ever had the commit.
  func isDeployed(_ commit: CommitIndex) -> Bool {
    delivery.units.contains { $0.chain.firstReaching[Int(commit)] >= 0 }
  }

  /// Where what was spent on the commit went.
  func destination(of commit: CommitIndex) -> Destination {
    let copies = delivery.history.landings.copies
    let stand = copies.contains(commit) ? delivery.landings.target(of: commit) : commit
    if isDeployed(stand) {
      return outcome(of: stand) == .removed ? .deployedThenRemoved : .deployed
    }
    if delivery.mainline.carrier(of: stand) != nil { return .mergedNotDeployed }
    return delivery.landings.landing(of: stand) == .open ? .open : .abandoned
  }
}

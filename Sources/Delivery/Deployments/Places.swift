import Landing

/// What runs in each of the places that are one unit, such as regions.
///
/// What is live is the newest of it: a commit is live when the first place has it, and until the
/// last has left it. So nothing that is live somewhere counts as gone, and places that are behind,
/// or come one after the other, are no rollbacks.
struct Places {
  /// What one place runs.
  struct Stand {
    let deployment: Deployment
    let commit: CommitIndex
    /// The position of the live tree that was the first to reach the commit.
    let reachedAt: Int32
  }

  /// Whether units that nobody defined are places of their own.
  private let tellsUnitsApart: Bool
  private var stands: [[String]: Stand] = [:]

  init(tellingUnitsApart: Bool) { tellsUnitsApart = tellingUnitsApart }

  /// Puts `stand` in the place of what ran there before.
  ///
  /// The result is the newest of what runs: what was reached last, and of several commits that were
  /// reached together the one that the others came before.
  mutating func run(_ stand: Stand) -> Stand {
    stands[place(of: stand.deployment)] = stand
    return stands.values.reduce(stand) { $0.isOlder(than: $1) ? $1 : $0 }
  }

  /// What runs one commit at a time; sources write an environment in capitals and without.
  private func place(of deployment: Deployment) -> [String] {
    let environment = deployment.environment.lowercased()
    return tellsUnitsApart ? [environment, deployment.unit ?? ""] : [environment]
  }
}

extension Places.Stand {
  /// Parents stand before their children.
  fileprivate func isOlder(than other: Self) -> Bool {
    (reachedAt, commit) < (other.reachedAt, other.commit)
  }
}

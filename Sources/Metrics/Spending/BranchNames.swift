import Delivery
import Landing

/// The branches that commits were made on, by their short names, as far as references and the
/// subjects of merges tell.
struct BranchNames {
  private var names: [CommitIndex: Set<String>] = [:]
  /// Branches with commits that the mainline does not have.
  private(set) var unlanded: Set<String> = []

  /// More names than this say nothing.
  private static let most = 16

  /// Commits made before `since`, in seconds since 1970-01-01 UTC, are left out.
  init(_ delivery: RepositoryDelivery, since: Int64) {
    let (history, mainline) = (delivery.history, delivery.mainline)
    for branch in delivery.branches where branch.pullRequest == nil {
      guard let tip = history.index(of: branch.tip) else { continue }
      let name = shortName(branch.name)
      let landed = delivery.landings.carrier(of: tip) != nil
      if !landed { unlanded.insert(name) }
      add(name, to: tip, delivery, since: since)
    }
    for (change, commit) in mainline.changes.enumerated() where mainline.arrivals[change] >= since {
      if let name = history.marks[commit]?.mergedBranch,
        let tip = history.parents[Int(commit)].dropFirst().first
      {
        add(name, to: tip, delivery, since: since)
      }
    }
  }

  subscript(commit: CommitIndex) -> Set<String> { names[commit, default: []] }

  /// Adds the name to what lies behind the branch's tip and came to the mainline together with it.
  private mutating func add(
    _ name: String, to tip: CommitIndex, _ delivery: RepositoryDelivery, since: Int64
  ) {
    let mainline = delivery.mainline
    let carrier = mainline.carrier(of: tip)
    var stack = [tip]
    while let commit = stack.popLast() {
      let isOwn =
        commit == tip || (mainline.carrier(of: commit) == carrier && !mainline.isChange(commit))
      guard isOwn, delivery.history.time(commit) >= since,
        names[commit, default: []].count < Self.most,
        names[commit, default: []].insert(name).inserted
      else { continue }
      if !mainline.isChange(commit) {
        stack.append(contentsOf: delivery.history.parents[Int(commit)])
      }
    }
  }
}

/// A branch's name without where it is kept: `topic` of `refs/heads/topic` and
/// `refs/remotes/origin/topic`.
func shortName(_ reference: String) -> String {
  let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
  if parts.starts(with: ["refs", "heads"]) { return parts.dropFirst(2).joined(separator: "/") }
  if parts.starts(with: ["refs", "remotes"]) { return parts.dropFirst(3).joined(separator: "/") }
  return reference
}

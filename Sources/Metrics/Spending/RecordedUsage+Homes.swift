import Delivery
import Landing
import Provenance
import Spend

extension RepositoryDelivery {
  /// The tokens that the repository records, by the commits that count.
  ///
  /// What is recorded of a part of a session beside a copy belongs to the commit that stands for it,
  /// and beside a squash or a merge to the last commit that it brought in: spend that was carried
  /// over there stands nowhere else once the old commits are gone.
  var recordedUsage: [CommitIndex: [RecordedUsage]] {
    var usage: [CommitIndex: [RecordedUsage]] = [:]
    for (commit, attribution) in history.attributions.sorted(by: { $0.key < $1.key }) {
      guard !attribution.usage.isEmpty else { continue }
      if history.isCounted(commit) {
        usage[commit, default: []] += attribution.usage
      } else if let home = home(of: commit) {
        let segments = attribution.usage.filter { $0.segment != nil }
        if !segments.isEmpty { usage[home, default: []] += segments }
      }
    }
    return usage
  }

  /// The commit that counts in the place of one that does not; `nil` where there is none.
  private func home(of commit: CommitIndex) -> CommitIndex? {
    var commit = commit
    // A chain of copies of merges; nobody makes a longer one by chance.
    for _ in 0..<64 {
      if history.isCounted(commit) { return commit }
      let next =
        history.landings.copies.contains(commit)
        ? landings.target(of: commit) : history.parents[Int(commit)].last
      guard let next, next != commit else { return nil }
      commit = next
    }
    return nil
  }
}

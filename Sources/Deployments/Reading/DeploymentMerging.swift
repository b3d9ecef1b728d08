/// One record for each deployment, of all that a file says of it.
///
/// The same records come out whatever the order in the file: where times are equal, the texts
/// decide.
enum DeploymentMerging {
  /// Merges what has the same id and repository, and sorts by time.
  ///
  /// Some give the id of a job to all that the job deploys: what differs in unit or environment
  /// stays apart, and these become a part of the ids.
  static func merged(_ observations: [DeploymentRecord]) -> [DeploymentRecord] {
    var records: [DeploymentRecord] = []
    records.reserveCapacity(observations.count)
    let order = observations.indices.sorted { isSmaller(observations[$0], observations[$1]) }
    var start = 0
    while start < order.count {
      let first = observations[order[start]]
      var end = start + 1
      while end < order.count, isSame(first, observations[order[end]]) { end += 1 }
      if end == start + 1 {
        records.append(first)
      } else {
        records += merged(sharingID: order[start..<end].map { observations[$0] })
      }
      start = end
    }
    return sorted(records)
  }

  /// By places: records are large, and sorting moves them often.
  private static func sorted(_ records: [DeploymentRecord]) -> [DeploymentRecord] {
    let order = records.indices.sorted {
      guard records[$0].finishedAt == records[$1].finishedAt else {
        return records[$0].finishedAt < records[$1].finishedAt
      }
      return isSmaller(records[$0], records[$1])
    }
    return order.map { records[$0] }
  }

  private static func merged(sharingID group: [DeploymentRecord]) -> [DeploymentRecord] {
    struct Target: Hashable {
      let unit: String?
      let environment: String
    }
    let targets = Dictionary(grouping: group) { Target(unit: $0.unit, environment: $0.environment) }
    guard targets.count > 1 else { return fold(group).map { [$0] } ?? [] }
    return targets.compactMap { target, group in
      var record = fold(group)
      let parts = [group.first?.id, target.unit, target.environment]
      record?.id = parts.compactMap(\.self).joined(separator: " ")
      return record
    }
  }

  /// The last that ended counts; success, once reached, stays at its time.
  private static func fold(_ group: [DeploymentRecord]) -> DeploymentRecord? {
    let group = group.sorted {
      ($0.finishedAt, rank($0.status), words($0)) < ($1.finishedAt, rank($1.status), words($1))
    }
    guard var record = group.last(where: { $0.status != .running }) ?? group.last else {
      return nil
    }
    if record.status == .succeeded, let first = group.first(where: { $0.status == .succeeded }) {
      record.finishedAt = first.finishedAt
    }
    for other in group.reversed() {
      record.name = record.name ?? other.name
      record.isProduction = record.isProduction ?? other.isProduction
      record.startedAt = [record.startedAt, other.startedAt].compactMap(\.self).min()
      guard !Set(record.revisions).isDisjoint(with: other.revisions) else { continue }
      record.revisions += other.revisions.filter { !record.revisions.contains($0) }
    }
    record.revisions = Array(record.revisions.prefix(DeploymentDraft.revisionLimit))
    return record
  }

  private static func isSmaller(_ first: DeploymentRecord, _ second: DeploymentRecord) -> Bool {
    first.id == second.id
      ? (first.repository ?? "") < (second.repository ?? "") : first.id < second.id
  }

  private static func isSame(_ first: DeploymentRecord, _ second: DeploymentRecord) -> Bool {
    first.id == second.id && first.repository == second.repository
  }

  private static func rank(_ status: DeploymentStatus) -> Int {
    switch status {
    case .running: 0
    case .cancelled: 1
    case .failed: 2
    case .succeeded: 3
    }
  }

  private static func words(_ record: DeploymentRecord) -> String {
    let others = [
      record.name ?? "", "\(record.startedAt ?? -1)", record.isProduction.map { "\($0)" } ?? "",
    ]
    return (record.revisions + others).joined(separator: "\n")
  }
}

import Deployments

extension DeploymentRow {
  /// What is known of a deployment when it is told of again.
  ///
  /// That it runs is no news of one that ended. Of two ends that differ, the later one counts, and
  /// of two records that end alike, the one that was recorded last: somebody mended something. What
  /// the newer one leaves out, the older one still says.
  ///
  /// - Parameter told: the same deployment, as it is told now.
  /// - Returns: what is known then; the row itself where nothing is new.
  /// - Throws: a `DeploymentConflict` where the two cannot be the same deployment.
  func merged(with told: DeploymentRow) throws(DeploymentConflict) -> DeploymentRow {
    if record.source == .record { try checkIsSame(as: told.record) }
    guard isOlder(than: told) else { return self }
    var merged = told
    merged.record.unit = told.record.unit ?? record.unit
    merged.record.isProduction = told.record.isProduction ?? record.isProduction
    merged.record.name = told.record.name ?? record.name
    merged.record.startedAt = told.record.startedAt ?? record.startedAt
    if told.record.revisions.isEmpty { merged.record.revisions = record.revisions }
    return merged.record == record ? self : merged
  }

  private func isOlder(than told: DeploymentRow) -> Bool {
    let (known, news) = (record.status, told.record.status)
    switch (known, news) {
    case (.running, .running): return recordedAt <= told.recordedAt
    case (.running, _): return true
    case (_, .running): return false
    case _ where known == news: return recordedAt <= told.recordedAt
    default:
      return (record.finishedAt, recordedAt) <= (told.record.finishedAt, told.recordedAt)
    }
  }

  /// An id that somebody chose can be given twice by mistake; one of the two would be lost.
  private func checkIsSame(as told: DeploymentRecord) throws(DeploymentConflict) {
    func check(
      _ subject: DeploymentConflict.Subject, _ known: String?, _ news: String?
    ) throws(DeploymentConflict) {
      guard let known, let news, known != news else { return }
      throw DeploymentConflict(id: record.id, subject: subject, known: known, told: news)
    }
    try check(.commit, record.commits, told.commits)
    try check(.unit, record.unit, told.unit)
    try check(.environment, record.environment, told.environment)
  }
}

extension DeploymentRecord {
  /// What was deployed, for people; `nil` where nothing is said.
  fileprivate var commits: String? { revisions.isEmpty ? nil : revisions.joined(separator: ", ") }
}

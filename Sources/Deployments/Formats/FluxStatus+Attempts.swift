/// The deployments that the status tells of.
extension FluxStatus {
  /// The deployments of a Kustomization.
  var reconciliations: [Attempt] {
    guard !history.isEmpty else { return latest }
    var attempts = history.map { entry in
      let isSuccess = entry.isReconciled
      return Attempt(
        id: "\(entry.digest ?? "") \(entry.status ?? "")",
        revisions: Self.revisions(origin: entry.origin, entry.revision),
        time: isSuccess ? entry.first : entry.last, status: isSuccess ? .succeeded : .failed)
    }
    if let back = comeback { attempts.append(back) }
    return attempts
  }

  /// The return to manifests that were applied before others, as after a revert.
  ///
  /// Flux keeps one entry for the same manifests. They came back after the others were applied the
  /// last time, which is seen every few minutes.
  private var comeback: Attempt? {
    let applied = history.filter { $0.isReconciled && $0.first != nil && $0.last != nil }
    guard let current = applied.max(by: { ($0.last ?? 0) < ($1.last ?? 0) }),
      let between = applied.filter({ $0.digest != current.digest && $0.last != current.last })
        .max(by: { ($0.last ?? 0) < ($1.last ?? 0) }),
      let left = between.last, let first = current.first, between.first ?? 0 > first
    else { return nil }
    return Attempt(
      id: "\(current.digest ?? "") after \(between.digest ?? "")",
      revisions: Self.revisions(origin: current.origin, current.revision), time: left,
      status: .succeeded)
  }

  /// The deployments of a Helm release.
  var releases: [Attempt] {
    guard !history.isEmpty else { return latest }
    return history.map { entry in
      let chart = entry.chart.map { name in name + (entry.chartVersion.map { "@" + $0 } ?? "") }
      return Attempt(
        id: "\(entry.version ?? "") \(entry.deployed.map { String($0) } ?? "")",
        revisions: [entry.artifact, chart, entry.appVersion].compactMap(\.self),
        time: entry.deployed, status: entry.releaseStatus)
    }
  }

  /// What is live now, where there is no history, and what was tried in vain.
  private var latest: [Attempt] {
    var attempts: [Attempt] = []
    if let applied {
      let since = ready.flatMap { $0.isReady ? $0.since : nil }
      attempts.append(
        Attempt(
          id: applied, revisions: Self.revisions(origin: appliedOrigin, applied), time: since,
          status: .succeeded))
    }
    if let attempted, attempted != applied, let ready, !ready.isReady {
      attempts.append(
        Attempt(
          id: attempted, revisions: Self.revisions(origin: nil, attempted), time: ready.since,
          status: .failed))
    }
    return attempts
  }

  /// The commit of the origin, that of the revision, and the revision as it is written.
  private static func revisions(origin: String?, _ revision: String?) -> [String] {
    [
      origin.flatMap { RevisionText.commit(in: $0) },
      revision.flatMap { RevisionText.commit(in: $0) },
    ]
    .compactMap(\.self) + [origin, revision].compactMap(\.self)
  }
}

package import Deployments
internal import GRDB

extension Ledger {
  /// Takes deployments in, all in one transaction.
  ///
  /// A deployment is known by its repository, source and id. Told again, it is unchanged, or says
  /// more: one that runs ends, an end is followed by a later one, something was mended. One that
  /// ended never runs again.
  ///
  /// - Parameters:
  ///   - deployments: what their sources tell.
  ///   - time: the time of the run, in seconds since 1970-01-01 UTC.
  /// - Returns: what changed.
  /// - Throws: a `LedgerError`; nothing was written then. Its `fault` is a conflict where
  ///   `outcomes deploy record` was given one id for two commits, units or environments.
  @discardableResult
  package func insert(
    deployments: [DeploymentRecord], at time: Int64
  ) throws(LedgerError) -> Changes {
    try write { database in
      var insertion = try DeploymentInsertion(database)
      for record in inOrder(deployments) {
        try insertion.insert(DeploymentRow(record: record, recordedAt: time))
      }
      try insertion.finish()
      return insertion.changes
    }
  }

  /// Calls `body` with every deployment, by repository, source and id; they need not fit into
  /// memory.
  ///
  /// - Throws: a `LedgerError` where the ledger cannot be read to the end.
  package func forEachDeployment(_ body: (DeploymentRecord) -> Void) throws(LedgerError) {
    try read(from: "deployment", orElse: ()) { database in
      try DeploymentRow.forEach(in: database) { body($0.record) }
    }
  }

  /// The deployments of some repositories, and those that name none, by their end, source and id.
  ///
  /// - Parameter repositories: as the records name them; `nil` for all.
  /// - Returns: the deployments, whatever their status.
  /// - Throws: a `LedgerError` where the ledger cannot be read to the end.
  package func deployments(
    of repositories: Set<String>? = nil
  ) throws(LedgerError) -> [DeploymentRecord] {
    var deployments: [DeploymentRecord] = []
    if let repositories {
      deployments = try read(from: "deployment", orElse: []) { database in
        var found: [DeploymentRecord] = []
        let statement = try RawStatement(
          DeploymentRow.selection + " WHERE repository = ?", database)
        for repository in repositories.union([""]) {
          try statement.forEachRow([.text(repository)]) {
            found.append(try DeploymentRow($0).record)
          }
        }
        return found
      }
    } else {
      try forEachDeployment { deployments.append($0) }
    }
    return deployments.sorted { left, right in
      (left.finishedAt, left.source.rawValue, left.id, left.repository ?? "")
        < (right.finishedAt, right.source.rawValue, right.id, right.repository ?? "")
    }
  }

  /// A number that is another one whenever a deployment has changed; 0 where there never was one.
  ///
  /// Whoever keeps what was made of the deployments reads it first and them afterwards: a change in
  /// between then costs a reading, and no number is wrong.
  ///
  /// - Throws: a `LedgerError` where the ledger cannot be read.
  package func deploymentsStamp() throws(LedgerError) -> Int64 {
    try read(from: "deployment_stamp", orElse: 0) { database in
      try Int64.fetchOne(database, sql: "SELECT stamp FROM deployment_stamp") ?? 0
    }
  }

  /// In the order of the table, so that neighbours go into the same page; of the same deployment,
  /// what was told first stays first.
  private func inOrder(_ deployments: [DeploymentRecord]) -> [DeploymentRecord] {
    deployments.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      return (first.repository ?? "", first.source.rawValue, first.id, left.offset)
        < (second.repository ?? "", second.source.rawValue, second.id, right.offset)
    }.map(\.element)
  }
}

import Timestamps

/// The list as CSV (RFC 4180), which `outcomes deploy import` reads again.
package func csv(_ listing: DeploymentListing) -> String {
  let header = "finished_at,environment,unit,status,commit,name,id,repository,source,started_at"
  let rows = listing.rows.map { row in
    let cells: [CSVCell] = [
      .text(Timestamp.format(row.finishedAt)), .text(row.environment), .text(row.unit ?? ""),
      .text(row.status), .text(row.commit ?? row.revision), .text(row.name), .text(row.id),
      .text(row.repository ?? ""), .text(row.source),
      .text(row.startedAt.map { Timestamp.format($0) } ?? ""),
    ]
    return cells.map(\.literal).joined(separator: ",")
  }
  return ([header] + rows).map { $0 + "\r\n" }.joined()
}

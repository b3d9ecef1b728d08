import Timestamps

/// The list as JSON, `outcomes.deploy.list.v1`; what is not known is `null`.
package func json(_ listing: DeploymentListing) -> String {
  let rows = listing.rows
  let document: JSONValue = [
    "schema": .string("outcomes.deploy.list.v1"),
    "generated_at": .string(Timestamp.format(listing.generatedAt)),
    "earlier": .integer(listing.earlier),
    "deployments": .rows(count: rows.count) { value(rows[$0]) },
  ]
  return document.text() + "\n"
}

private func value(_ row: DeploymentListing.Row) -> JSONValue {
  [
    "unit": JSONValue(row.unit),
    "environment": .string(row.environment),
    "name": .string(row.name),
    "status": .string(row.status),
    "commit": JSONValue(row.commit),
    "revision": .string(row.revision),
    "started_at": JSONValue(row.startedAt.map { Timestamp.format($0) }),
    "finished_at": .string(Timestamp.format(row.finishedAt)),
    "source": .string(row.source),
    "id": .string(row.id),
    "repository": JSONValue(row.repository),
  ]
}

/// The list for people, the newest last.
///
/// - Parameters:
///   - listing: the deployments.
///   - width: the columns of the terminal; 40 at least are used.
///   - colour: whether the terminal understands ANSI colours.
/// - Returns: lines that end with a line break, safe to print whatever the sources say.
package func table(
  _ listing: DeploymentListing, width: Int = 80, colour: Bool = false
) -> String {
  let sheet = Sheet(width: width, colour: colour)
  guard !listing.rows.isEmpty else {
    return sheet.document([sheet.paragraph("No deployments are known here.", .bold)])
  }
  let table = Table(
    title: "Deployments", columns: columns,
    rows: listing.rows.map { cells($0, listing) },
    notes: listing.earlier > 0 ? ["… and \(count(listing.earlier)) earlier; see --limit"] : [])
  var blocks = [
    sheet.paragraph(headline(listing), .bold),
    TableLayout(table.withoutUniform(["repository", "unit"]), width: sheet.width).lines(sheet.ink),
  ]
  if let first = listing.unresolved.first {
    blocks.append(
      sheet.notice(
        """
        \(listing.unresolved.count) name no commit of this repository, such as \
        '\(first.revision)': they do not count
        """))
  }
  return sheet.document(blocks)
}

private func headline(_ listing: DeploymentListing) -> String {
  let (all, total) = (listing.rows, listing.rows.count + listing.earlier)
  let succeeded = all.count { $0.status == "succeeded" }
  let environments = Set(all.map(\.environment)).count
  return "\(counted(total, "deployment")) in \(counted(environments, "environment"))"
    + (listing.earlier == 0 ? ", \(count(succeeded)) of them successful." : ".")
}

private let columns: [Table.Column] = [
  .init(heading: "Finished", kind: .number),
  .init(heading: "environment", kind: .text),
  .init(heading: "unit", kind: .text),
  .init(heading: "status", kind: .text),
  .init(heading: "commit", kind: .text),
  .init(heading: "name", kind: .text, expendable: 2),
  .init(heading: "source", kind: .text, expendable: 1),
  .init(heading: "repository", kind: .text, expendable: 3),
]

private func cells(_ row: DeploymentListing.Row, _ listing: DeploymentListing) -> [String] {
  // A commit id that is looked up nowhere is what the source says.
  let named = row.revision.count == 40 ? String(row.revision.prefix(12)) : row.revision
  let commit =
    row.commit.map { String($0.prefix(12)) }
    ?? (listing.knowsCommits ? "unresolved" : named)
  return [
    minute(row.finishedAt), row.environment, row.unit ?? unknown, row.status, commit, row.name,
    row.source, row.repository ?? unknown,
  ]
}

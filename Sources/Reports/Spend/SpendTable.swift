import Spend
import Timestamps

/// The listing for people: a table, what is not in its money, and what was not counted twice.
///
/// - Parameters:
///   - listing: what to show.
///   - width: the columns of the terminal; 40 at least are used.
///   - colour: whether the terminal understands ANSI colours.
/// - Returns: lines that end with a line break, safe to print whatever the records hold.
package func table(_ listing: SpendListing, width: Int = 80, colour: Bool = false) -> String {
  let sheet = Sheet(width: width, colour: colour)
  let rows = listing.rows
  guard !rows.rows.isEmpty else {
    return sheet.document(
      [
        sheet.paragraph("Nothing was spent" + span(listing) + ", as far as the ledger knows.")
      ] + [listing.notices.flatMap(sheet.notice)])
  }
  var table = Table(
    title: "Spend", columns: columns(listing), rows: rows.rows.map { cells($0, listing) })
  table.footer = [cells(rows.total, listing)]
  table.footer[0][0] = "all"
  return sheet.document(
    [TableLayout(table.withoutIdleColumns(), width: sheet.width).lines(sheet.ink)]
      + [
        (basisNotices(listing.total) + unpricedNotices(listing) + driftNotices(listing)
          + listing.notices)
          .flatMap(sheet.notice)
      ])
}

private func columns(_ listing: SpendListing) -> [Table.Column] {
  let agent = [Table.Column(heading: "agent", kind: .text, expendable: 1)]
  return [.init(heading: listing.grouping.heading, kind: .text)]
    + (listing.grouping == .session ? agent : []) + [
      .init(heading: "records", kind: .number, expendable: 5),
      .init(heading: "input", kind: .number, expendable: 2),
      .init(heading: "cache\nread", kind: .number, expendable: 3),
      .init(heading: "cache write\n5 min", kind: .number, expendable: 4),
      .init(heading: "cache write\n1 hour", kind: .number, expendable: 4),
      .init(heading: "output", kind: .number, expendable: 1),
      .init(heading: "tokens\nunpriced", kind: .number),
      .init(heading: "USD", kind: .number),
    ]
}

private func cells(_ row: SpendListing.Row, _ listing: SpendListing) -> [String] {
  let (amount, tokens) = (row.amount, row.amount.tokens)
  return [row.key.name ?? unknown] + (listing.grouping == .session ? [row.key.agent ?? ""] : [])
    + [
      count(amount.records), count(tokens.input), count(tokens.cacheRead),
      count(tokens.cacheWrite5m), count(tokens.cacheWrite1h), count(tokens.output),
      count(amount.unpricedTokens),
      dollars(cents: row.cents, nanos: amount.nanos),
    ]
}

extension Table {
  /// The table without the columns in which nothing was ever counted.
  fileprivate func withoutIdleColumns() -> Table {
    columns.indices.dropFirst().reversed().reduce(self) { table, index in
      let heading = columns[index].heading
      guard heading.hasPrefix("cache write") || heading.hasSuffix("unpriced"),
        rows.allSatisfy({ $0[index] == "0" })
      else { return table }
      return table.without(index)
    }
  }
}

/// ` from 2026-03-02 to 2026-03-08`, or as much of that as there is a limit for.
private func span(_ listing: SpendListing) -> String {
  let since = listing.since.map { " since " + Timestamp.day($0) } ?? ""
  return since + (listing.until.map { " before " + Timestamp.day($0) } ?? "")
}

private func unpricedNotices(_ listing: SpendListing) -> [String] {
  listing.unpricedTokens.map { what, tokens in
    let tokens = counted(Int(tokens), "token")
    let model = what.model.map { " of '\($0)'" } ?? ""
    return "\(tokens)\(model) have no price: \(what.reason.rawValue)"
  }
}

/// How much of the money is not what the vendor asks for.
private func basisNotices(_ total: SpendAmount) -> [String] {
  let words: [(CostBasis, String)] = [
    (.approximate, "is approximate: something that changes the price is not recorded"),
    (.estimate, "is what agents worked out themselves: the catalog has no price"),
  ]
  return words.compactMap { basis, words in
    guard let nanos = total.nanosByBasis[basis], nanos != 0 else { return nil }
    return dollars(cents: rounded([nanos], by: 10_000_000).sum, nanos: nanos) + " of it " + words
  }
}

private func driftNotices(_ listing: SpendListing) -> [String] {
  listing.drifts.map { drift in
    let sums = rounded([drift.supersededNanos, drift.countedNanos], by: 10_000_000).parts
    return "'\(drift.superseded.rawValue)' says of \(drift.agent) what '\(drift.counted.rawValue)' "
      + "says more finely, and is not added to it: "
      + "\(dollars(cents: sums[0], nanos: drift.supersededNanos)) there, "
      + "\(dollars(cents: sums[1], nanos: drift.countedNanos)) here"
  }
}

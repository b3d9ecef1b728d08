import Spend

/// The rows of the listing as CSV (RFC 4180): raw numbers, money in dollars with six decimals.
///
/// The total is left out, so that a column can be added.
package func csv(_ listing: SpendListing) -> String {
  let header =
    "\(listing.grouping.rawValue)," + (listing.grouping == .session ? "agent," : "")
    + "records,input_tokens,cache_read_tokens,cache_write_5m_tokens,cache_write_1h_tokens,"
    + "output_tokens,unpriced_tokens,web_searches,usd"
  let rows = listing.rows.rows.map { row in
    cells(row, listing).map(\.literal).joined(separator: ",")
  }
  return ([header] + rows).map { $0 + "\r\n" }.joined()
}

private func cells(_ row: SpendListing.Row, _ listing: SpendListing) -> [CSVCell] {
  let (amount, tokens) = (row.amount, row.amount.tokens)
  let agent: [CSVCell] = listing.grouping == .session ? [.text(row.key.agent ?? "")] : []
  let counts = [
    Int64(amount.records), tokens.input, tokens.cacheRead, tokens.cacheWrite5m,
    tokens.cacheWrite1h, tokens.output, amount.unpricedTokens, amount.webSearches,
  ]
  return [.text(row.key.name ?? "")] + agent + counts.map { .number("\($0)") }
    + [.dollars(micros: row.micros.map { Int($0) })]
}

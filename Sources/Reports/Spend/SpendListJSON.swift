import Spend
import Timestamps

/// The listing as JSON, `outcomes.spend.list.v1`.
///
/// Money is in millionths of a dollar, so that the rows add up to the total; `null` where nothing of
/// a row has a price.
package func json(_ listing: SpendListing) -> String {
  let rows = listing.rows
  let document: JSONValue = [
    "schema": .string("outcomes.spend.list.v1"),
    "generated_at": .string(Timestamp.format(listing.generatedAt)),
    "window": [
      "since": JSONValue(listing.since.map { Timestamp.format($0) }),
      "until": JSONValue(listing.until.map { Timestamp.format($0) }),
    ],
    "by": .string(listing.grouping.rawValue),
    "rows": .array(
      rows.rows.map { row in
        .object(
          [("name", JSONValue(row.key.name)), ("agent", JSONValue(row.key.agent))] + members(row))
      }),
    "total": .object(members(rows.total)),
    "unpriced": .array(
      listing.unpricedTokens.map { what, tokens in
        [
          "model": JSONValue(what.model), "reason": .string(what.reason.rawValue),
          "tokens": .integer(Int(tokens)),
        ]
      }),
    "drifts": .array(listing.drifts.map(value)),
    "notices": JSONValue(listing.notices),
  ]
  return document.text() + "\n"
}

private func members(_ row: SpendListing.Row) -> [(key: String, value: JSONValue)] {
  let (amount, tokens) = (row.amount, row.amount.tokens)
  return [
    ("records", .integer(amount.records)),
    (
      "tokens",
      [
        "input": .integer(Int(tokens.input)),
        "cache_read": .integer(Int(tokens.cacheRead)),
        "cache_write_5m": .integer(Int(tokens.cacheWrite5m)),
        "cache_write_1h": .integer(Int(tokens.cacheWrite1h)),
        "output": .integer(Int(tokens.output)),
      ]
    ),
    ("unpriced_tokens", .integer(Int(amount.unpricedTokens))),
    ("web_searches", .integer(Int(amount.webSearches))),
    ("usd_micros", JSONValue(row.micros.map { Int($0) })),
    ("usd_micros_by_basis", byBasis(row)),
  ]
}

/// The money by how it is known: parts of the row's, to the last millionth.
private func byBasis(_ row: SpendListing.Row) -> JSONValue {
  guard let micros = row.micros else { return .null }
  let bases = CostBasis.allCases.filter { $0 != .nothing }
  let nanos = bases.map { row.amount.nanosByBasis[$0] ?? 0 }
  var parts = rounded(nanos, by: 1_000).parts
  // The row was rounded with its neighbours: what that made of it, its largest part has.
  if let largest = parts.indices.max(by: { abs(parts[$0]) < abs(parts[$1]) }) {
    parts[largest] += micros - parts.reduce(0, +)
  }
  return .object(zip(bases, parts).map { ($0.rawValue, .integer(Int($1))) })
}

private func value(_ drift: SpendSelection.Drift) -> JSONValue {
  let sums = rounded([drift.countedNanos, drift.supersededNanos], by: 1_000).parts
  return [
    "agent": .string(drift.agent),
    "counted": .string(drift.counted.rawValue),
    "counted_usd_micros": .integer(Int(sums[0])),
    "superseded": .string(drift.superseded.rawValue),
    "superseded_usd_micros": .integer(Int(sums[1])),
  ]
}

import Metrics
import Spend

extension Destination {
  /// The destination in words that say what became of the money's work.
  var label: String {
    switch self {
    case .deployed: "deployed"
    case .deployedThenRemoved: "deployed, then removed"
    case .mergedNotDeployed: "merged, not deployed"
    case .open: "in open branches"
    case .abandoned: "in abandoned branches"
    case .noCommit: "without a commit"
    case .elsewhere: "in other repositories"
    case .aggregate: "known per account only"
    }
  }

  var colour: Ink.Colour {
    switch self {
    case .deployed: .green
    case .deployedThenRemoved, .abandoned: .red
    case .mergedNotDeployed, .open: .magenta
    case .noCommit, .elsewhere, .aggregate: .dim
    }
  }
}

extension SpendReport {
  /// The destinations that anything went to.
  var shownParts: [Part] { destinations.filter { $0.usdMicros != 0 || $0.unpricedTokens > 0 } }
}

/// Money; tokens where there is no price for any of them, which is not the same as nothing.
func money(_ usdMicros: Int?, unpriced: Int) -> String {
  usdMicros == 0 && unpriced > 0 ? "\(tokens(unpriced)) tokens" : dollars(micros: usdMicros)
}

/// What one typical change cost that went live and stayed: only its own spend, and all spend.
func costs(_ spend: SpendReport) -> [String] {
  guard spend.attributedCostPerDceUsdMicros != nil || spend.fullyLoadedCostPerDceUsdMicros != nil
  else {
    return [
      spend.totalUsdMicros == 0 && spend.unpricedTokens > 0
        ? "cost per DCE: no price is known" : "cost per DCE: nothing has stayed live yet"
    ]
  }
  return [
    "cost per DCE \(dollars(micros: spend.attributedCostPerDceUsdMicros)) attributed",
    "\(dollars(micros: spend.fullyLoadedCostPerDceUsdMicros)) fully loaded",
  ]
}

/// What joins spend to commits, in words.
let joinNames: [JoinEvidence: String] = [
  .exact: "by session", .strong: "by pull request or starting commit",
  .medium: "by branch, author and time", .aggregate: "per account only", .none: "not joined",
]

/// How the money was joined to commits.
func joins(_ spend: SpendReport) -> String? {
  let parts = spend.evidence.compactMap { joined -> String? in
    guard let share = joined.share, share > 0, let name = joinNames[joined.evidence] else {
      return nil
    }
    return "\(percent(share)) \(name)"
  }
  return parts.isEmpty ? nil : "Joined: " + parts.joined(separator: ", ") + "."
}

/// What stands below the money: how far it can be trusted.
func moneyNotes(_ spend: SpendReport) -> [String] {
  var notes = [joins(spend)].compactMap(\.self)
  if spend.unpricedTokens > 0 {
    notes.append(
      "Not in these sums: \(tokens(spend.unpricedTokens)) tokens of models without a price; "
        + "see 'outcomes spend prices --check'.")
  }
  for drift in spend.drifts {
    notes.append(
      "\(drift.superseded.rawValue) says \(dollars(micros: Int(drift.supersededNanos / 1_000))) "
        + "where \(drift.counted.rawValue) says \(dollars(micros: Int(drift.countedNanos / 1_000))) "
        + "(\(difference(drift))); only the latter counts.")
  }
  let sum = spend.destinations.reduce(0) { $0 + $1.usdMicros }
  notes.append(
    "\(counted(spend.records, "record")), \(tokens(Int(spend.tokens.total))) tokens; the "
      + "destinations add up to \(exactDollars(sum)), and so do developers and agents.")
  return notes
}

private func difference(_ drift: SpendSelection.Drift) -> String {
  guard drift.countedNanos > 0 else { return "no money to compare" }
  let ratio = Double(drift.supersededNanos) / Double(drift.countedNanos) - 1
  return (ratio < 0 ? "-" : "+") + percent(abs(ratio))
}

/// All six decimals that are counted.
private func exactDollars(_ micros: Int) -> String {
  let digits = String(micros.magnitude % 1_000_000)
  return (micros < 0 ? "-$" : "$") + count(Int(micros.magnitude / 1_000_000)) + "."
    + String(repeating: "0", count: 6 - digits.count) + digits
}

/// Where the money went, as a table: for Markdown.
func moneyTable(_ spend: SpendReport) -> Table {
  Table(
    title: "Where the money went",
    columns: [
      .init(heading: "Destination", kind: .text), .init(heading: "USD", kind: .number),
      .init(heading: "share", kind: .number),
    ],
    rows: spend.shownParts.map { part in
      [
        part.destination.label, money(part.usdMicros, unpriced: part.unpricedTokens),
        percent(share(part.usdMicros, of: spend.totalUsdMicros)),
      ]
    },
    footer: [["all", money(spend.totalUsdMicros, unpriced: spend.unpricedTokens), ""]],
    notes: [costs(spend).joined(separator: ", ")] + moneyNotes(spend))
}

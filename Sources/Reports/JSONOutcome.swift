import Metrics
import Spend

/// One developer as JSON.
func value(_ developer: DeveloperRow) -> JSONValue {
  .object(
    [("name", .string(developer.name)), ("email", .string(developer.email))]
      + members(developer.outcome))
}

/// The fields that a developer, `unattributed` and `totals` have in common.
///
/// `spend` is `null` where none is known.
func members(_ outcome: Outcome) -> [(key: String, value: JSONValue)] {
  [
    ("builder_weeks", .integer(outcome.builderWeeks)),
    ("commits", value(outcome.commits, survivingIsKnown: outcome.lines != nil)),
    ("lines", outcome.lines.map(value) ?? .null),
    ("dce", JSONValue(outcome.dce)),
    ("nd", JSONValue(outcome.nd)),
    ("nd_per_week", JSONValue(outcome.ndPerWeek)),
    ("nd_interval", outcome.ndInterval.map(value) ?? .null),
    ("regularity", JSONValue(outcome.regularity)),
    (
      "unassisted",
      ["dce": JSONValue(outcome.unassisted.dce), "nd": JSONValue(outcome.unassisted.nd)]
    ),
    ("spend", outcome.spend.map(value) ?? .null),
    ("cost_per_dce_usd_micros", JSONValue(outcome.costPerDceUsdMicros)),
  ]
}

private func value(_ interval: Interval) -> JSONValue {
  .array([.number(interval.low), .number(interval.high)])
}

/// A commit survives by its lines: where those are not known, nobody knows how many do.
private func value(_ commits: CommitCounts, survivingIsKnown: Bool) -> JSONValue {
  [
    "total": .integer(commits.total),
    "tagged": .integer(commits.tagged),
    "merged": .integer(commits.merged),
    "deployed": .integer(commits.deployed),
    "surviving": survivingIsKnown ? .integer(commits.surviving) : .null,
  ]
}

private func value(_ spend: SpendTotals) -> JSONValue {
  [
    "attributed_usd_micros": .integer(spend.attributedUsdMicros),
    "total_usd_micros": .integer(spend.totalUsdMicros),
    "tokens": value(spend.tokens),
    "unpriced_tokens": .integer(spend.unpricedTokens),
  ]
}

/// Tokens by class; writes to caches of either kind together.
func value(_ tokens: Tokens) -> JSONValue {
  [
    "input": .integer(Int(tokens.input)),
    "cache_read": .integer(Int(tokens.cacheRead)),
    "cache_write": .integer(Int(tokens.cacheWrite5m) + Int(tokens.cacheWrite1h)),
    "output": .integer(Int(tokens.output)),
  ]
}

/// Numbers of novel lines that scans and stories have in common.
func members(_ lines: LineCounts) -> [(key: String, value: JSONValue)] {
  [
    ("novel", .integer(lines.novel)),
    ("surviving", .integer(lines.surviving)),
    ("pending", .integer(lines.pending)),
    ("removed", .integer(lines.removed)),
    ("ai_novel", .integer(lines.aiNovel)),
    ("ai_surviving", .integer(lines.aiSurviving)),
    ("ai_pending", .integer(lines.aiPending)),
    ("ai_removed", .integer(lines.aiRemoved)),
    ("unknown", .integer(lines.unknown)),
  ]
}

private func value(_ lines: LineCounts) -> JSONValue {
  .object(
    members(lines) + [
      ("surviving_30_days", .integer(lines.survivingThirtyDays)),
      ("ai_surviving_30_days", .integer(lines.aiSurvivingThirtyDays)),
    ])
}

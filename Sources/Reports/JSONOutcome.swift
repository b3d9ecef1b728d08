import Metrics

/// One developer as JSON.
func value(_ developer: DeveloperRow) -> JSONValue {
  .object(
    [("name", .string(developer.name)), ("email", .string(developer.email))]
      + members(developer.outcome))
}

/// The fields that a developer, `unattributed` and `totals` have in common.
///
/// `spend` is `null` until spend is imported.
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
    ("spend", .null),
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

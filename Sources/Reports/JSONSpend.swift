import Metrics
import Spend

/// Where the money went, as the report's `spend`.
func value(_ spend: SpendReport) -> JSONValue {
  [
    "total_usd_micros": .integer(spend.totalUsdMicros),
    "destinations": .object(
      spend.destinations.map { ($0.destination.rawValue, .integer($0.usdMicros)) }),
    "evidence": .object(
      spend.evidence.map { ($0.evidence.rawValue, JSONValue($0.share)) }),
    "attributed_cost_per_dce_usd_micros": JSONValue(spend.attributedCostPerDceUsdMicros),
    "fully_loaded_cost_per_dce_usd_micros": JSONValue(spend.fullyLoadedCostPerDceUsdMicros),
    "records": .integer(spend.records),
    "tokens": value(spend.tokens),
    "unpriced_tokens": .integer(spend.unpricedTokens),
    "drifts": .array(spend.drifts.map(value)),
  ]
}

private func value(_ drift: SpendSelection.Drift) -> JSONValue {
  [
    "agent": .string(drift.agent),
    "counted": .string(drift.counted.rawValue),
    "superseded": .string(drift.superseded.rawValue),
    "counted_usd_micros": .integer(Int(drift.countedNanos / 1_000)),
    "superseded_usd_micros": .integer(Int(drift.supersededNanos / 1_000)),
  ]
}

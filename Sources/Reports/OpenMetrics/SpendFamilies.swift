import Metrics
import Spend

/// Where the money and the tokens of the window went.
///
/// OpenTelemetry knows two types of tokens, and counts as input whatever went into the model, from
/// a cache or not; how much did has a family of its own, so that neither counts a token twice.
func spendFamilies(_ spend: SpendReport) -> [MetricFamily] {
  let tokens = spend.tokens
  return costFamilies(spend) + [
    family("tokens", "Tokens by type.", "gen_ai_token_type") {
      [("input", tokens.prompt), ("output", tokens.output)]
    },
    family("input_tokens", "Tokens of input, by what a cache had to do with them.", "cache") {
      [
        ("none", tokens.input), ("read", tokens.cacheRead), ("write_5m", tokens.cacheWrite5m),
        ("write_1h", tokens.cacheWrite1h),
      ]
    },
    family(
      "unpriced_tokens", "Tokens of models without a price; no money stands for them.",
      "destination"
    ) {
      spend.destinations.map { ($0.destination.rawValue, Int64($0.unpricedTokens)) }
    },
    MetricFamily(
      "spend_records", "API calls, or coarser records of spend.",
      [MetricSample([], count: spend.records)]),
  ]
}

private func costFamilies(_ spend: SpendReport) -> [MetricFamily] {
  [
    MetricFamily(
      "spend_usd", "What agents cost, by where it went; the destinations add up to all of it.",
      spend.destinations.map {
        MetricSample(
          [MetricLabel("destination", $0.destination.rawValue)], usdMicros: $0.usdMicros,
          unpriced: $0.unpricedTokens)
      }),
    MetricFamily(
      "spend_joined_ratio", "Share of the money by the evidence that joins it to commits.",
      spend.evidence.map {
        MetricSample([MetricLabel("evidence", $0.evidence.rawValue)], real: $0.share)
      }),
    MetricFamily(
      "cost_per_dce_usd",
      "Spend for each deployed change equivalent: only what deployed commits took, or all.",
      [
        MetricSample(
          [MetricLabel("spend", "attributed")], usdMicros: spend.attributedCostPerDceUsdMicros),
        MetricSample(
          [MetricLabel("spend", "all")], usdMicros: spend.fullyLoadedCostPerDceUsdMicros),
      ]),
  ]
}

private func family(
  _ name: String, _ help: String, _ label: String, _ counts: () -> [(String, Int64)]
) -> MetricFamily {
  MetricFamily(
    name, help, counts().map { MetricSample([MetricLabel(label, $0.0)], count: Int($0.1)) })
}

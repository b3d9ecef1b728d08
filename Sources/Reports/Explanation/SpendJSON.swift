import Metrics
import Spend

/// The tokens that the repository records, in all and by session; `null` where it records none.
func spend(_ usage: [ExplainedUsage]) -> JSONValue {
  guard !usage.isEmpty else { return .null }
  return [
    "tokens": value(RecordedTokens(usage)),
    "sessions": .array(
      usage.map { row in
        [
          "agent": .string(row.agent),
          "model": JSONValue(row.model),
          "session": JSONValue(row.session),
          "tokens": value(RecordedTokens([row])),
        ]
      }),
  ]
}

private func value(_ tokens: RecordedTokens) -> JSONValue {
  [
    "input": JSONValue(tokens.input),
    "cache_read": JSONValue(tokens.cacheRead),
    "cache_write": JSONValue(tokens.cacheWrite),
    "output": JSONValue(tokens.output),
  ]
}

/// What records of spend say that a commit cost.
func value(_ cost: ExplainedCost) -> JSONValue {
  [
    "usd_micros": JSONValue(cost.usdMicros),
    "tokens": value(cost.tokens),
    "unpriced_tokens": .integer(cost.unpricedTokens),
    "evidence": .string(cost.evidence.rawValue),
  ]
}

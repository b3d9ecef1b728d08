import Spend
import Timestamps

/// The answer as JSON, `outcomes.spend.prices.v1`.
///
/// The catalog itself is `outcomes.prices.v1`, a file that `--prices` takes.
package func json(_ answer: PriceAnswer) -> String {
  let document: JSONValue = [
    "schema": .string("outcomes.spend.prices.v1"),
    "generated_at": .string(Timestamp.format(answer.generatedAt)),
    "catalog": .string(answer.catalogDate),
    "lookups": .array(answer.lookups.map(value)),
    "check": answer.check.map(value) ?? .null,
  ]
  return document.text() + "\n"
}

private func value(_ lookup: PriceAnswer.Lookup) -> JSONValue {
  [
    "name": .string(lookup.name),
    "model": JSONValue(lookup.quote?.model),
    "found_by": JSONValue(lookup.quote?.rule.description),
    "usd_micros_per_million_tokens": lookup.quote.map { value($0.period.rates) } ?? .null,
  ]
}

/// A pico-USD for a token is a millionth of a dollar for a million of them.
private func value(_ rates: TokenRates) -> JSONValue {
  [
    "input": .integer(Int(rates.input)),
    "cache_read": JSONValue(rates.cacheRead.map { Int($0) }),
    "cache_write_5m": JSONValue(rates.cacheWrite5m.map { Int($0) }),
    "cache_write_1h": JSONValue(rates.cacheWrite1h.map { Int($0) }),
    "output": .integer(Int(rates.output)),
  ]
}

private func value(_ check: PriceCheck) -> JSONValue {
  [
    "age_days": .integer(Int(check.ageInDays)),
    "priced": .array(
      check.priced.map { entry in
        .object(
          members(entry.used) + [
            ("is", .string(entry.quote.model)), ("found_by", .string(entry.quote.rule.description)),
          ])
      }),
    "unpriced": .array(
      check.unpriced.map { entry in
        .object(members(entry.used) + [("reason", .string(entry.reason.rawValue))])
      }),
  ]
}

private func members(_ used: UsedModel) -> [(key: String, value: JSONValue)] {
  [
    ("model", JSONValue(used.model)), ("agent", .string(used.agent)),
    ("tokens", .integer(Int(used.tokens))),
  ]
}

import Metrics
import Spend

extension SpendFlow {
  /// The money of every band, and what has no price and therefore no band.
  func numbers(_ spend: SpendReport) -> NumbersTable {
    let hasUnpriced = flows.contains { $0.unpricedTokens > 0 }
    return NumbersTable(
      summary: "The money of each band",
      headings: ["From, to", "USD", "share"] + (hasUnpriced ? ["without a price"] : []),
      rows: flows.map { flow in
        let micros = wholeMicros(flow.nanos)
        let row = [
          "\(truncated(visible(flow.agent), to: 40)) → \(flow.destination.label)",
          money(micros, unpriced: flow.unpricedTokens),
          flow.nanos == 0 ? unknown : percent(share(micros, of: spend.totalUsdMicros)),
        ]
        guard hasUnpriced else { return row }
        return row + [flow.unpricedTokens > 0 ? "\(tokens(flow.unpricedTokens)) tokens" : ""]
      })
  }
}

/// Nano-USD as the nearest micro-USD.
func wholeMicros(_ nanos: Int64) -> Int {
  Int(nanos / 1_000) + (nanos % 1_000 >= 500 ? 1 : 0)
}

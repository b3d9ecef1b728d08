import Metrics

/// The tokens that the repository records beside the commit.
func usageLines(_ usage: [ExplainedUsage], on sheet: Sheet) -> [String] {
  guard !usage.isEmpty else { return [] }
  let shown = usage.prefix(usage.count > 13 ? 12 : 13)
  var table = Table(
    title: "Tokens", columns: columns,
    rows: shown.map { row in
      [row.agent, row.model ?? unknown, row.session ?? unknown] + cells(RecordedTokens([row]))
    })
  if usage.count > 1 { table.footer = [["all", "", ""] + cells(RecordedTokens(usage))] }
  return sheet.table(table.withRest(usage.count - shown.count))
}

private let columns: [Table.Column] = [
  .init(heading: "Tokens of", kind: .text), .init(heading: "model", kind: .text),
  .init(heading: "session", kind: .text, expendable: 1), .init(heading: "input", kind: .number),
  .init(heading: "cache\nread", kind: .number), .init(heading: "cache\nwritten", kind: .number),
  .init(heading: "output", kind: .number),
]

private func cells(_ tokens: RecordedTokens) -> [String] {
  [tokens.input, tokens.cacheRead, tokens.cacheWrite, tokens.output].map(count)
}

/// Tokens by kind; `nil` where one of the records does not say.
struct RecordedTokens {
  let input: Int?
  let cacheRead: Int?
  let cacheWrite: Int?
  let output: Int?

  init(_ usage: [ExplainedUsage]) {
    input = Self.sum(usage.map(\.input))
    cacheRead = Self.sum(usage.map(\.cacheRead))
    cacheWrite = Self.sum(usage.map(\.cacheWrite))
    output = Self.sum(usage.map(\.output))
  }

  /// The sum, where every part is known and no record boasts beyond what can be counted.
  private static func sum(_ parts: [Int64?]) -> Int? {
    parts.reduce(0) { (sum: Int64?, part) -> Int64? in
      guard let sum, let part, part >= 0 else { return nil }
      let (value, overflow) = sum.addingReportingOverflow(part)
      return overflow ? nil : value
    }.flatMap { Int(exactly: $0) }
  }
}

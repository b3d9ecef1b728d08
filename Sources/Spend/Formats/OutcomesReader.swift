import CSVScanning
import JSONScanning

/// The project's own form, `outcomes.spend.v1`: for everything that no other reader knows.
///
/// JSON lines, an object on each line, or CSV with a header; the same fields in both:
///
/// ```json
/// {"agent": "my-agent", "time": "2026-03-02T10:00:00Z", "id": "call-1", "model": "claude-opus-5",
///  "input_tokens": 1200, "output_tokens": 300, "cost_usd": "0.0135", "cost_basis": "billed"}
/// ```
///
/// - `agent` and `time` (RFC 3339) are needed, and so are tokens, `web_searches` or `cost_usd`.
/// - `input_tokens` (uncached), `cache_read_tokens`, `cache_write_5m_tokens`,
///   `cache_write_1h_tokens`, `output_tokens` (with what was reasoned) do not overlap.
/// - `cost_usd`, a number or a decimal text, and its `cost_basis`: `billed` (which it is without
///   one), `list`, or `estimate`, which counts only where the catalog has no price.
/// - `grain` is `request` (which it is without one), `session`, `bucket` or `user_day`.
/// - `id` names the record among those of its agent: a later one with the same id takes the place
///   of one that says less. Without an id, all fields together do: two lines that are the same are
///   one, however often and in whichever files they stand, and two calls need ids where they agree
///   in everything, their time included.
/// - `session`, `model`, `author` (an e-mail address), `repository`, `branch`, `commit`, and `terms`:
///   of `fast`, `batch`, `priority`, `flex`, `us`, in JSON a list, in CSV with spaces between.
/// - `schema`, where it stands, is `outcomes.spend.v1`.
///
/// A line with any other field is not taken but counted as not well-formed: a misspelt name would
/// lose money without a word. In CSV, a column with another name refuses the whole file.
package enum OutcomesReader: SpendReader {
  package static let format = SpendFormat.outcomes
  package static let schema = "outcomes.spend.v1"

  package static func recognises(_ sample: FileSample) -> Bool {
    if isTable(sample) {
      let names = sample.columnNames
      return names.isSuperset(of: ["agent", "time"])
        && !names.isDisjoint(with: OutcomesSpendField.amounts.map(\.rawValue))
    }
    return OutcomesSpendField.amounts.contains { amount in
      sample.hasRows(under: [], with: ["agent", "time", amount.rawValue])
    }
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    let sample = try file.sample()
    guard isTable(sample) else { return try readLines(file, into: &intake) }
    guard sample.columnNames.isSubset(of: OutcomesSpendField.allCases.map(\.rawValue)) else {
      throw SpendFileError("it has a column that \(schema) does not have")
    }
    try file.forEachRow(requiring: [.agent, .time], into: &intake) { intake, row in
      OutcomesSpendEntry(row).take(line: row.line, into: &intake)
    }
  }

  private static func readLines(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    try file.forEachLine(into: &intake) { (intake, bytes, line) throws(JSONError) in
      var json = JSONScanner(behindMarkOf: bytes)
      guard !json.isAtEnd(of: bytes) else { return }
      var entry = try OutcomesSpendEntry(&json, bytes)
      if !json.isAtEnd(of: bytes) { entry.isMalformed = true }
      entry.take(line: line, into: &intake)
    }
  }

  private static func isTable(_ sample: FileSample) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let first = sample.head.first { $0 > 0x20 && !mark.contains($0) }
    return first != UInt8(ascii: "{")
  }
}

import JSONScanning

/// Anthropic's cost reports: what is billed, without tokens.
///
/// `GET /v1/organizations/cost_report` and `/analytics/cost_report` have buckets of a day without a
/// person; `GET /v1/organizations/analytics/user_cost_report` (Claude Enterprise) has a row for
/// each person, and one for each day where `bucket_width=1d` was asked for. Amounts are decimal
/// texts in cents, after discounts and before credits.
package enum AnthropicCostReader: SpendReader {
  package static let format = SpendFormat.anthropicCost

  package static func recognises(_ sample: FileSample) -> Bool {
    ["cost_type", "currency", "list_amount"].contains { key in
      sample.hasRows(with: ["results/amount", "results/" + key])
        || sample.hasRows(with: ["actor", "amount", key])
    }
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    try AnthropicReportRow.read(file, into: &intake)
  }
}

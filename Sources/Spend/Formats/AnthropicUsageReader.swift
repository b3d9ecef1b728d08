import JSONScanning

/// Anthropic's usage reports: tokens of an organization by spans of time.
///
/// `GET /v1/organizations/usage_report/messages` has buckets of rows without a person;
/// `GET /v1/organizations/analytics/user_usage_report` (Claude Enterprise) has a row for each
/// person. What a row is, it says itself: both readers of these reports take rows of both.
package enum AnthropicUsageReader: SpendReader {
  package static let format = SpendFormat.anthropicUsage

  package static func recognises(_ sample: FileSample) -> Bool {
    guard !AnthropicCostReader.recognises(sample) else { return false }
    return sample.hasRows(with: ["uncached_input_tokens"])
      || ["starting_at", "ending_at"].contains { sample.hasRows(with: ["results", $0]) }
      || sample.hasRows(with: ["results/uncached_input_tokens"])
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    try AnthropicReportRow.read(file, into: &intake)
  }
}

extension AnthropicReportRow {
  /// The record of a row with tokens, its time and key still to come.
  var usage: Usage {
    let terms = [labels[.service_tier], labels[.speed]].map { RateTerms(tier: $0) }
    var usage = Usage(
      model: labels[.model], tokens: tokens, terms: RateTerms(terms), webSearches: webSearches)
    if labels[.inference_geo] == "us" { usage.terms.insert(.us) }
    return usage
  }
}

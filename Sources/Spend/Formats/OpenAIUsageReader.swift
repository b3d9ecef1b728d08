import JSONScanning

/// OpenAI's usage report: tokens of an organization by spans of time.
///
/// `GET /v1/organization/usage/completions` and `/embeddings`. Input includes what came from the
/// cache and what was written to it. A user is an id, no person that a repository knows. What a row
/// is, it says itself: this reader and the one of the costs take rows of both.
package enum OpenAIUsageReader: SpendReader {
  package static let format = SpendFormat.openAIUsage

  package static func recognises(_ sample: FileSample) -> Bool {
    guard !OpenAICostsReader.recognises(sample) else { return false }
    return ["results", "result"].contains { rows in
      ["start_time", "end_time", rows + "/num_model_requests", rows + "/input_tokens"].contains {
        sample.hasRows(with: ["object", rows, $0])
      }
    }
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    try OpenAIReportRow.read(file, into: &intake)
  }
}

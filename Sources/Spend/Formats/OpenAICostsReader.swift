import JSONScanning

/// OpenAI's costs: what is billed, in dollars, by day, project and line of the invoice.
///
/// `GET /v1/organization/costs`. The line names a model and a class of tokens, such as
/// `gpt-5.5, input`. What ChatGPT plans pay for is not in it.
package enum OpenAICostsReader: SpendReader {
  package static let format = SpendFormat.openAICosts

  package static func recognises(_ sample: FileSample) -> Bool {
    ["results", "result"].contains { rows in
      sample.hasRows(with: ["object", rows + "/amount/value"])
        || sample.hasRows(with: ["object", rows + "/amount/currency"])
    }
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    try OpenAIReportRow.read(file, into: &intake)
  }
}

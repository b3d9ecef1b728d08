import CSVScanning

/// GitHub Copilot's usage reports, in CSV.
///
/// - The AI usage report (a row for each day, person, model, SKU and repository): since June 2026 in
///   AI credits of $0.01, before that in premium requests. Which columns it has varies; see
///   https://docs.github.com/en/billing/reference/billing-reports.
/// - The premium request report of 2025 (a row for each request), see `CopilotRequest`.
package enum CopilotCSVReader: SpendReader {
  package static let format = SpendFormat.copilotCSV

  package static func recognises(_ sample: FileSample) -> Bool {
    let names = sample.columnNames
    return isUsageReport(names) || names.isSuperset(of: CopilotRequest.required.map(\.rawValue))
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    if try file.sample().columnNames.isSuperset(of: CopilotRequest.required.map(\.rawValue)) {
      try file.forEachRow(requiring: CopilotRequest.required, into: &intake, CopilotRequest.take)
    } else {
      try file.forEachRow(requiring: [.date, .username], into: &intake, CopilotUsage.take)
    }
  }

  /// The report on metered usage has most of these columns too, but no model: it repeats the money.
  private static func isUsageReport(_ names: Set<String>) -> Bool {
    guard names.isSuperset(of: ["date", "username"]) else { return false }
    let hasMoney = !names.isDisjoint(with: ["gross_amount", "net_amount"])
    return names.contains("aic_gross_amount") || hasMoney && names.contains("model")
  }
}

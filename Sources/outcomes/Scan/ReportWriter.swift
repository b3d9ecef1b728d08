import Foundation
import Metrics
import Reports

/// Writes a report where and how the user wants it.
struct ReportWriter {
  private let command: ScanCommand
  private let destination: Destination

  init(_ command: ScanCommand) {
    self.command = command
    destination = Destination(file: command.output)
  }

  func write(_ report: Report) throws(Failure) {
    try destination.write(text(of: report))
    // The table ends with the notices; the other forms leave them to standard error.
    guard command.format != .table || command.output != nil, !command.quiet else { return }
    for notice in report.notices + report.repositories.flatMap(\.notices) {
      standardError("notice: " + visible(notice))
    }
  }

  private func text(of report: Report) -> String {
    switch command.format {
    case .json: json(report)
    case .csv: csv(report, by: command.by)
    case .markdown: markdown(report, by: command.by)
    case .html: page(report)
    case .openmetrics: openMetrics(report, by: command.by)
    case .table:
      table(report, by: command.by, width: destination.width, colour: destination.hasColour)
    }
  }
}

import Foundation
import Metrics
import Reports

/// Writes a report where and how the user wants it.
struct ReportWriter {
  private let command: ScanCommand

  init(_ command: ScanCommand) { self.command = command }

  func write(_ report: Report) throws(Failure) {
    let text = text(of: report)
    if let output = command.output {
      do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
      } catch {
        throw Failure(
          kind: .unreadable, message: "cannot write '\(output)': \(error.localizedDescription)")
      }
    } else {
      FileHandle.standardOutput.write(Data(text.utf8))
    }
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
    case .table: table(report, by: command.by, width: width, colour: hasColour)
    }
  }

  private var isTerminal: Bool { command.output == nil && isatty(STDOUT_FILENO) == 1 }

  /// no-color.org: any value but an empty one turns colours off.
  private var hasColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  private var width: Int {
    if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }) {
      return columns
    }
    return isTerminal ? terminalWidth() ?? 80 : 100
  }
}

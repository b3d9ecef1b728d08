import ArgumentParser
import Reports

/// The report.
struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Report what became of AI-assisted commits: merged, deployed, still alive",
    discussion: """
      Examples:
        outcomes scan                          this repository, the last 12 weeks
        outcomes scan --since 26w api web      two repositories in one report
        outcomes scan --all --format json .    everything, for another program
        outcomes scan --format html --output report.html
                                               a page that opens from disk and can be sent
        outcomes scan --spend ~/.claude        with what the agents' logs say was spent

      An option wins over the repository's .outcomes.toml, and that over the default.
      """)

  @Argument(help: "Repositories: work trees or bare ones.", completion: .directory)
  var repositories: [String] = []

  @OptionGroup var reading: ReadingOptions

  @Option(
    help: ArgumentHelp("Builder-weeks of the team, as CSV.", valueName: "file"), completion: .file()
  )
  var roster: String?

  @OptionGroup var spending: SpendingOptions

  @Option(help: "What a row stands for.")
  var by: Grouping = .developer

  @Option(help: "How to write the report.")
  var format: ReportFormat = .table

  @Option(help: ArgumentHelp("Write the report to a file.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Write neither progress nor notices on standard error.")
  var quiet = false

  func run() throws {
    do {
      let scan = try Scan(self)
      let outcome = try scan.run()
      try ReportWriter(self).write(outcome.report)
      for failure in outcome.failures { failure.report() }
      if let code = outcome.exitCode { throw ExitCode(code) }
    } catch let failure as Failure {
      failure.report()
      throw ExitCode(failure.kind.rawValue)
    }
  }
}

extension Grouping: ExpressibleByArgument {}

/// How a report can be written.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json, csv, markdown, html, openmetrics

  /// Whether it shows the commits and lifetimes behind the numbers.
  var hasDetail: Bool {
    switch self {
    case .html, .openmetrics: true
    case .table, .json, .csv, .markdown: false
    }
  }
}

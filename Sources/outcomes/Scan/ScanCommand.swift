import ArgumentParser
import Provenance
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

      An option wins over the repository's .outcomes.toml, and that over the default.
      """)

  @Argument(help: "Repositories: work trees or bare ones.", completion: .directory)
  var repositories: [String] = []

  @Option(help: "The window's start: a date, a time, or a span such as 12w or 30d before its end.")
  var since: String?

  @Option(help: "The window's end, itself not included: a date or a time (default: now).")
  var until: String?

  @Flag(help: "Take everything after the first known deployment for the window.")
  var all = false

  @Option(help: "The reference of the production branch.")
  var mainline: String?

  @Option(
    help: ArgumentHelp("Deployments as JSON lines (can be repeated).", valueName: "file"),
    completion: .file())
  var deployments: [String] = []

  @Option(help: ArgumentHelp("The release tags, such as 'v*' or 'prod-*'.", valueName: "glob"))
  var tags: String?

  @Flag(help: "Take every change of the mainline as live when it lands.")
  var trunk = false

  @Option(help: ArgumentHelp("How long a line must stay live to survive.", valueName: "days"))
  var horizon: Int?

  @Option(help: "The weakest evidence that counts: \(ScanCommand.levels) (default: footer).")
  var evidence: String?

  @Option(
    help: ArgumentHelp("Builder-weeks of the team, as CSV.", valueName: "file"), completion: .file()
  )
  var roster: String?

  @Option(help: "What a row stands for.")
  var by: Grouping = .developer

  @Option(help: "How to write the report.")
  var format: ReportFormat = .table

  @Option(help: ArgumentHelp("Write the report to a file.", valueName: "file"), completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("Configuration instead of .outcomes.toml.", valueName: "file"),
    completion: .file())
  var config: String?

  @Option(help: ArgumentHelp("How many threads may work at the same time.", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("How long one repository may take.", valueName: "seconds"))
  var deadline = 1_800

  @Flag(help: "Write neither progress nor notices on standard error.")
  var quiet = false

  static let levels = EvidenceLevel.allCases.map(\.rawValue).joined(separator: ", ")

  func validate() throws {
    if all, since != nil { throw ValidationError("--all and --since exclude each other") }
    if trunk, tags != nil || !deployments.isEmpty {
      throw ValidationError("--trunk excludes --tags and --deployments")
    }
    if let horizon, !(1...3_650).contains(horizon) {
      throw ValidationError("--horizon \(horizon): expected 1 to 3650 days")
    }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs \(jobs): expected 1 to 256")
    }
    if deadline < 1 { throw ValidationError("--deadline \(deadline): expected seconds") }
    if let evidence, EvidenceLevel(rawValue: evidence) == nil {
      throw ValidationError("--evidence '\(evidence)': expected one of \(Self.levels)")
    }
  }

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
  case table, json, csv, markdown
}

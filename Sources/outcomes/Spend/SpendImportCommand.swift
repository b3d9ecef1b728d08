import ArgumentParser
import Reports
import Spend

/// Takes what logs and exports say of spend into the ledger.
struct SpendImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read agents' logs and vendors' exports into the ledger",
    discussion: """
      Examples:
        outcomes spend import ~/.claude/projects ~/.codex/sessions
        outcomes spend import usage.csv --as copilot-csv
        outcomes spend import logs --author ann@example.org --ledger team.sqlite

      Directories are searched. Files that have not changed since the last import are not
      read again, and the same call is counted once, in however many files it stands.
      Nothing leaves this machine, and no prompt or answer is kept.

      Formats: \(SpendFormat.allCases.map(\.rawValue).joined(separator: ", ")).

      Exit codes: 0 all was taken; 3 something could not be read whole, and all else was
      taken; 4 the ledger failed, and nothing was.
      """)

  @Argument(help: "Files and directories.", completion: .file())
  var paths: [String]

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("The format, rather than recognising it.", valueName: "format"))
  var format: SpendFormat?

  @Option(
    help: ArgumentHelp("The person for records that name none.", valueName: "email"))
  var author: String?

  @OptionGroup var storage: LedgerOptions

  @Option(name: .customLong("format"), help: "How to write what was done.")
  var outputFormat: SpendImportFormat = .table

  @Option(help: ArgumentHelp("Write it to a file.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "List every file.")
  var verbose = false

  @Flag(help: "Say only what could not be read.")
  var quiet = false

  func validate() throws {
    if paths.isEmpty { throw ValidationError("name a file or a directory") }
    if let author, author.isEmpty || author.utf8.count > 320 {
      throw ValidationError("--author '\(author)': expected an e-mail address")
    }
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other") }
  }

  func run() throws {
    try reportingFailure { () throws(Failure) in
      let report = try SpendImport(self).run()
      let destination = Destination(file: output)
      if !quiet { try destination.write(text(of: report, for: destination)) }
      // The table has them already, where somebody sees it.
      if quiet || outputFormat == .json || output != nil {
        for notice in notices(report) where !quiet || !report.isComplete {
          standardError("notice: " + visible(notice))
        }
      }
      return report.isComplete ? nil : Failure.Kind.unreadable.rawValue
    }
  }

  private func text(of report: ImportReport, for destination: Destination) -> String {
    switch outputFormat {
    case .json: json(report)
    case .table:
      table(
        report, isVerbose: verbose, width: destination.width, colour: destination.hasColour)
    }
  }
}

extension SpendFormat: ExpressibleByArgument {}

/// How an import can be reported.
enum SpendImportFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json
}

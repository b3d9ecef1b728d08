import ArgumentParser
import Gate
import Glibc
import Reports

/// Judges the commits that somebody wants to merge.
struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract:
      "Judge a range of commits by the team's policy: how AI assistance is told, never how much",
    discussion: """
      Examples:
        outcomes gate                                   in CI: the range that CI says
        outcomes gate --base origin/main --head HEAD    a branch, before it is pushed
        outcomes gate --message squash.txt              will the tags survive the squash?
        outcomes gate --format sarif --output gate.sarif
        outcomes gate --pre-receive                     as a server's hook

      The policy is the table [gate] of .outcomes.toml in the base revision, so that no pull
      request can weaken the gate it passes through. Without one the gate warns, and passes.
      A rule is waived by a trailer 'Outcomes-Waiver: RULE reason' of somebody the policy lists.

      Exit codes: 0 passed, 1 refused, 2 the policy is wrong, 3 it cannot be decided, since
      the clone is shallow or something cannot be read, 64 wrong usage.
      """)

  @Option(help: ArgumentHelp("What the range does not hold.", valueName: "revision"))
  var base: String?

  @Option(help: ArgumentHelp("The tip of the range.", valueName: "revision"))
  var head: String?

  @Option(
    name: [.customShort("C"), .customLong("repository")],
    help: ArgumentHelp("The repository (default: this one).", valueName: "directory"),
    completion: .directory)
  var repository: String?

  @Option(
    help: ArgumentHelp("The policy instead of the base's .outcomes.toml.", valueName: "file"),
    completion: .file())
  var policy: String?

  @Option(
    help: ArgumentHelp(
      "The title and body of the squash that is to come; '-' for standard input.",
      valueName: "file"), completion: .file())
  var message: String?

  @Flag(help: "Read the updates of a push on standard input, as git gives them to this hook.")
  var preReceive = false

  @OptionGroup var spending: SpendingOptions

  @Option(help: "How to write the verdict.")
  var format: GateFormat = .text

  @Option(
    help: ArgumentHelp("Write the verdict to a file.", valueName: "file"), completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("How long it may take.", valueName: "seconds"))
  var deadline = 300

  func validate() throws {
    if preReceive, base != nil || head != nil || message != nil {
      throw ValidationError("--pre-receive excludes --base, --head and --message")
    }
    if deadline < 1 { throw ValidationError("--deadline \(deadline): expected seconds") }
  }

  func run() throws {
    try reportingFailure { () throws(Failure) in
      let end = try ForkedWork(deadline: deadline).run {
        do throws(Failure) {
          return try judge()
        } catch {
          tell(error)
          return error.kind.rawValue
        }
      }
      if case .exited(let code) = end { return code }
      // Whoever read the output has seen enough.
      if end == .signalled(SIGPIPE) { return 128 + SIGPIPE }
      tell(Self.failure(end, deadline))
      return Failure.Kind.unreadable.rawValue
    }
  }

  /// Says why there is no verdict; in GitHub's log alone few would read it.
  private func tell(_ failure: Failure) {
    failure.report()
    guard format == .github else { return }
    try? Destination(file: output).write(gitHubFailure(failure.message, failure.hint))
  }

  private static func failure(_ end: ForkedWork.End, _ deadline: Int) -> Failure {
    let reason: String
    switch end {
    case .stopped: reason = "it took more than \(deadline) seconds and was stopped"
    case .signalled(let signal): reason = "reading ended with signal \(signal)"
    case .exited(let code): reason = "reading ended with exit code \(code)"
    }
    return Failure(
      kind: .unreadable, message: "cannot judge: \(reason)",
      hint: "the object store may be damaged: run 'git fsck'; or give more time with --deadline")
  }

  /// Judges, and writes the verdict.
  ///
  /// - Returns: the exit code.
  private func judge() throws(Failure) -> Int32 {
    let request = try GateRequest(self)
    let now = try runTime()
    let report = GateReport(
      verdicts: try GateReading(request, at: repository).verdicts(), generatedAt: now)
    try PushWaivers.keep(of: report.verdicts, request, at: repository, time: now)
    let destination = Destination(file: output)
    try destination.write(text(of: report, destination))
    if format == .github { try StepSummary.append(gateSummary(report)) }
    return Int32(report.outcome.exitCode)
  }

  private func text(of report: GateReport, _ destination: Destination) -> String {
    switch format {
    case .text: Reports.text(report, width: destination.width, colour: destination.hasColour)
    case .json: json(report)
    case .sarif: gateSARIF(report)
    case .junit: gateJUnit(report)
    case .github: gitHubAnnotations(report)
    case .gitlab: gitLabCodeQuality(report)
    }
  }
}

/// How a verdict can be written.
enum GateFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif, junit, github, gitlab
}

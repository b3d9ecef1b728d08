import ArgumentParser
import Provenance

/// How to read repositories: what `scan` and `explain` have in common.
struct ReadingOptions: ParsableArguments {
  @Option(help: "The window's start: a date, a time, or a span such as 12w or 30d before its end.")
  var since: String?

  @Option(help: "The window's end, itself not included: a date or a time (default: now).")
  var until: String?

  @Flag(help: "Take everything after the first known deployment for the window.")
  var all = false

  @Option(help: "The reference of the production branch.")
  var mainline: String?

  @Option(
    help: ArgumentHelp(
      "Deployments of GitHub, GitLab, Argo CD, Flux …, CSV or JSON lines (can be repeated).",
      valueName: "file"),
    completion: .file())
  var deployments: [String] = []

  @Option(
    help: ArgumentHelp(
      "Which commits are behind images and manifests, as CSV (can be repeated).",
      valueName: "file"),
    completion: .file())
  var map: [String] = []

  @Option(help: ArgumentHelp("The release tags, such as 'v*' or 'prod-*'.", valueName: "glob"))
  var tags: String?

  @Flag(help: "Take every change of the mainline as live when it lands.")
  var trunk = false

  @Option(help: ArgumentHelp("How long a line must stay live to survive.", valueName: "days"))
  var horizon: Int?

  @Option(help: "The weakest evidence that counts: \(ReadingOptions.levels) (default: footer).")
  var evidence: String?

  @Option(
    help: ArgumentHelp("Configuration instead of .outcomes.toml.", valueName: "file"),
    completion: .file())
  var config: String?

  @Option(help: ArgumentHelp("How many threads may work at the same time.", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("How long one repository may take.", valueName: "seconds"))
  var deadline = 1_800

  @Flag(help: "Compute everything anew, and keep nothing of it.")
  var noCache = false

  /// The same for a worker.
  var options: ScanOptions {
    ScanOptions(
      configurationFile: config, mainline: mainline, deploymentFiles: deployments, mapFiles: map,
      tags: tags, isTrunk: trunk, horizonDays: horizon, evidence: evidence)
  }

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
}

import ArgumentParser
import Delivery
import Deployments
import Git
import Ledger
import Reports
import Spend

/// What the ledger, or files, tell of deployments.
struct DeployListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List deployments of every environment, successful or not",
    discussion: """
      Examples:
        outcomes deploy list                                 what the ledger has
        outcomes deploy list --deployments deployments.json  what a file says, before it counts
        outcomes deploy list --environment production --since 12w --format csv

      Where this repository has no commit of what was deployed, 'unresolved' stands.
      """)

  @Option(help: "The start: a date, a time, or a span such as 12w or 30d before the end.")
  var since: String?

  @Option(help: "The end, itself not included: a date or a time.")
  var until: String?

  @Option(help: "Only this unit.")
  var unit: String?

  @Option(help: "Only this environment.")
  var environment: String?

  @Option(
    help: ArgumentHelp(
      "List these files instead of the ledger (can be repeated).", valueName: "file"),
    completion: .file())
  var deployments: [String] = []

  @Option(
    help: ArgumentHelp(
      "Which commits are behind images and manifests, as CSV (can be repeated).",
      valueName: "file"),
    completion: .file())
  var map: [String] = []

  @Option(help: "How many, the newest (0: all).")
  var limit = 50

  @OptionGroup var storage: LedgerOptions

  @Option(help: "How to write the list.")
  var format: DeployListFormat = .table

  @Option(help: ArgumentHelp("Write the list to a file.", valueName: "file"), completion: .file())
  var output: String?

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit \(limit): expected a count") }
  }

  func run() throws {
    try reportingFailure { () throws(Failure) in
      var reading = DeploymentReading(unit: nil, repository: nil)
      for file in deployments { reading.read(file) }
      let records = deployments.isEmpty ? try recorded() : reading.records
      let listing = try listing(of: records)
      let destination = Destination(file: output)
      try destination.write(text(of: listing, for: destination))
      for notice in reading.notices { standardError("notice: " + visible(notice)) }
      for failure in reading.failures { failure.report() }
      return reading.isComplete ? nil : Failure.Kind.unreadable.rawValue
    }
  }

  private func recorded() throws(Failure) -> [DeploymentRecord] {
    guard let ledger = try storage.openExisting() else { return [] }
    do throws(LedgerError) {
      return try ledger.deployments()
    } catch {
      throw Failure(error)
    }
  }

  private func listing(of records: [DeploymentRecord]) throws(Failure) -> DeploymentListing {
    let now = try runTime()
    let window = try WindowChoice(
      since: since, until: until, all: since == nil, now: now, mainlineEnds: { [] })
    let end = until == nil ? Int64.max : window.until
    let chosen = records.filter { record in
      (window.since ?? .min) <= record.finishedAt && record.finishedAt < end
        && (unit == nil || record.unit == unit)
        && (environment == nil || record.environment.lowercased() == environment?.lowercased())
    }.sorted {
      ($0.finishedAt, $0.source.rawValue, $0.id) < ($1.finishedAt, $1.source.rawValue, $1.id)
    }
    let shown = limit == 0 ? chosen[...] : chosen.suffix(limit)
    let revisions = try DeploymentSettings.readMaps(map)
    guard let repository = try DeploymentPlace.repository() else {
      return DeploymentListing(
        generatedAt: now, rows: shown.map { Self.row($0, commit: nil) },
        earlier: chosen.count - shown.count, knowsCommits: false)
    }
    var commits = RecordedCommits(revisions)
    var rows: [DeploymentListing.Row] = []
    for record in shown {
      let (commit, isHere) = commits.find(record.revisions, in: repository)
      rows.append(Self.row(record, commit: isHere ? commit : nil))
    }
    return DeploymentListing(
      generatedAt: now, rows: rows, earlier: chosen.count - shown.count, knowsCommits: true)
  }

  private static func row(
    _ record: DeploymentRecord, commit: ObjectID?
  ) -> DeploymentListing.Row {
    DeploymentListing.Row(
      environment: record.environment, unit: record.unit, name: record.name ?? record.id,
      status: record.status.rawValue, commit: commit?.hex,
      revision: record.revisions.first ?? "", startedAt: record.startedAt,
      finishedAt: record.finishedAt, source: record.source.rawValue, id: record.id,
      repository: record.repository)
  }

  private func text(of listing: DeploymentListing, for destination: Destination) -> String {
    switch format {
    case .json: json(listing)
    case .csv: csv(listing)
    case .table: table(listing, width: destination.width, colour: destination.hasColour)
    }
  }
}

/// How a list of deployments can be written.
enum DeployListFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json, csv
}

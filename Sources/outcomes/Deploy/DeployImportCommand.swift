import ArgumentParser
import Deployments
import Ledger
import Reports
import Spend

/// Takes deployments from files into the ledger.
struct DeployImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read deployments of forges, clusters and tables into the ledger",
    discussion: """
      Examples:
        gh api --paginate repos/OWNER/NAME/deployments > deployments.json
        gh api --paginate repos/OWNER/NAME/deployments --jq '.[].statuses_url' |
          xargs -n1 gh api >> deployments.json
        outcomes deploy import deployments.json
        kubectl get applications -A -o json > argocd.json && outcomes deploy import argocd.json
        outcomes deploy import deployments.csv --unit api

      The format is recognised: GitHub, GitLab, Argo CD, Flux, CDEvents, DevLake's webhook, CSV, and
      JSON lines such as {"commit": "…", "finished_at": "2026-03-02T10:00:00Z"}. The same
      deployment is taken once, however often it is imported.

      Exit codes: 0 all was taken; 3 something could not be read whole, and all else was
      taken; 4 the ledger failed, and nothing was.
      """)

  @Argument(help: "Files.", completion: .file())
  var files: [String]

  @Option(help: "The unit of deployments that name none, as [[unit]] names it.")
  var unit: String?

  @Option(
    help: ArgumentHelp(
      "The repository of deployments that name none (default: this one).", valueName: "url"))
  var repository: String?

  @OptionGroup var storage: LedgerOptions

  @Flag(help: "Say only what could not be read.")
  var quiet = false

  func run() throws {
    try reportingFailure { () throws(Failure) in
      var reading = DeploymentReading(unit: unit, repository: try place())
      for file in files { reading.read(file) }
      if reading.intakes.isEmpty, let first = reading.failures.first {
        for failure in reading.failures.dropFirst() { failure.report() }
        throw first
      }
      let changes = try insert(reading.records)
      if !quiet {
        standardOutput(
          "Read \(reading.records.count) deployments (files: \(reading.intakes.count)): "
            + "\(changes.new) new, \(changes.changed) amended, \(changes.unchanged) known.")
      }
      for notice in reading.notices { standardError("notice: " + visible(notice)) }
      for failure in reading.failures { failure.report() }
      return reading.isComplete ? nil : Failure.Kind.unreadable.rawValue
    }
  }

  private func place() throws(Failure) -> String? {
    if let repository { return RepositoryURL.slug(repository) }
    guard let found = try DeploymentPlace.repository() else { return nil }
    return DeploymentPlace.name(of: found)
  }

  private func insert(_ records: [DeploymentRecord]) throws(Failure) -> Ledger.Changes {
    let (now, ledger) = (try runTime(), try storage.open())
    do throws(LedgerError) {
      return try ledger.insert(deployments: records, at: now)
    } catch {
      throw Failure(error)
    }
  }
}

/// Several files of deployments, read one after the other.
struct DeploymentReading {
  /// The unit and the repository of deployments that name none.
  let unit: String?
  let repository: String?
  private(set) var intakes: [(file: String, intake: DeploymentIntake)] = []
  private(set) var failures: [Failure] = []
  private(set) var records: [DeploymentRecord] = []

  init(unit: String?, repository: String?) {
    self.unit = unit
    self.repository = repository
  }

  mutating func read(_ file: String) {
    do throws(Failure) {
      let intake = try DeploymentSettings.read(file)
      intakes.append((file, intake))
      for var record in intake.records {
        record.unit = record.unit ?? unit
        record.repository = record.repository ?? repository
        records.append(record)
      }
    } catch {
      failures.append(error)
    }
  }

  var isComplete: Bool { failures.isEmpty && !intakes.contains(where: \.intake.isIncomplete) }

  /// What of the files could not be used.
  var notices: [String] {
    intakes.flatMap { file, intake in
      intake.skips.map { "'\(file)': \($0.sentence)" }
    }
  }
}

import ArgumentParser
import Deployments
import Git
import Ledger
import Reports
import Spend
import Timestamps

/// Notes one deployment, from a job that deploys.
struct DeployRecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Note a deployment in the ledger",
    discussion: """
      Examples:
        outcomes deploy record                                  HEAD, live in production now
        outcomes deploy record --id "$CI_JOB_ID" --unit api     the same job again changes nothing
        outcomes deploy record --commit v2.3 --at 2026-03-02T10:00:00Z
        outcomes deploy record --status running --id 17         and when it ends:
        outcomes deploy record --status succeeded --id 17

      Where the checkout does not last, name a ledger that does with --ledger.
      """)

  @Option(help: ArgumentHelp("What was deployed (default: HEAD).", valueName: "rev"))
  var commit: String?

  @Option(help: "What of the repository was deployed, as [[unit]] names it.")
  var unit: String?

  @Option(help: "Where it was deployed.")
  var environment = "production"

  @Option(help: "When it was live: a time such as 2026-03-02T10:00:00Z (default: now).")
  var at: String?

  @Option(
    help: "How it ended: \(DeploymentStatus.allCases.map(\.rawValue).joined(separator: ", ")).")
  var status: DeploymentStatus = .succeeded

  @Option(help: "What makes it the same deployment when it is noted again, such as the job's id.")
  var id: String?

  @Option(help: "What people call it, such as a version.")
  var name: String?

  @Option(
    help: ArgumentHelp(
      "The repository (default: the first remote of this one).", valueName: "url"))
  var repository: String?

  @OptionGroup var storage: LedgerOptions

  @Flag(help: "Say nothing where all went well.")
  var quiet = false

  func validate() throws {
    let texts = [
      ("--unit", unit), ("--environment", environment), ("--id", id), ("--name", name),
      ("--repository", repository),
    ]
    for (option, text) in texts {
      guard let text else { continue }
      if text.isEmpty || text.utf8.count > 1_000 {
        throw ValidationError("\(option): expected 1 to 1000 bytes")
      }
      if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        throw ValidationError("\(option): control characters are not allowed")
      }
    }
  }

  func run() throws {
    try reportingFailure { () throws(Failure) in
      let now = try runTime()
      let record = try record(at: now)
      let changes = try note(record, at: now)
      if !quiet { standardOutput(sentence(record, changes)) }
      return nil
    }
  }

  private func record(at now: Int64) throws(Failure) -> DeploymentRecord {
    let finished = try time(before: now)
    let (commit, place) = try resolved()
    let words = [unit ?? "", environment, commit, Timestamp.format(finished)]
    return DeploymentRecord(
      id: id ?? words.joined(separator: " "), source: .record, repository: place, unit: unit,
      environment: environment, name: name, revisions: [commit], finishedAt: finished,
      status: status)
  }

  private func time(before now: Int64) throws(Failure) -> Int64 {
    guard let at else { return now }
    guard let time = Timestamp.parse(at) else {
      throw Failure(
        kind: .usage, message: "--at '\(at)' is no time",
        hint: "give a time such as 2026-03-02T10:00:00Z")
    }
    // A clock may be wrong; a day is not.
    guard time <= now + 86_400 else {
      throw Failure(
        kind: .usage, message: "--at '\(at)' is in the future",
        hint: "note a deployment when it has happened")
    }
    return time
  }

  /// The commit's id, and what the repository is called.
  private func resolved() throws(Failure) -> (commit: String, repository: String?) {
    let named = repository.map { RepositoryURL.slug($0) }
    guard let found = try DeploymentPlace.repository() else {
      guard let commit, ObjectID(hex: commit) != nil else {
        throw Failure(
          kind: .usage, message: "there is no repository here to look the commit up in",
          hint: "run this in the repository, or give --commit with all 40 digits and --ledger")
      }
      return (commit.lowercased(), named)
    }
    let place = named ?? DeploymentPlace.name(of: found)
    // A job may have deployed what its checkout does not hold.
    if let commit, let id = ObjectID(hex: commit), !found.contains(id) { return (id.hex, place) }
    do throws(GitError) {
      return (try found.resolve((commit ?? "HEAD") + "^{commit}").hex, place)
    } catch {
      throw Failure(
        kind: .usage, message: error.description, hint: "name what was deployed with --commit")
    }
  }

  private func note(
    _ told: DeploymentRecord, at now: Int64
  ) throws(Failure) -> Ledger.Changes {
    var record = told
    let ledger = try storage.open()
    do throws(LedgerError) {
      // A job that runs again did not deploy later: without a time, the first one stays.
      if at == nil, id != nil {
        let known = try ledger.deployments(of: Set([record.repository].compactMap(\.self)))
        let same = known.first {
          ($0.source, $0.id, $0.repository, $0.status)
            == (record.source, record.id, record.repository, record.status)
        }
        record.finishedAt = same?.finishedAt ?? record.finishedAt
      }
      return try ledger.insert(deployments: [record], at: now)
    } catch {
      guard case .conflict(let conflict) = error.fault else { throw Failure(error) }
      throw Failure(
        kind: .usage,
        message: "--id '\(conflict.id)' is the id of another deployment: its "
          + "\(conflict.subject.rawValue) is '\(conflict.known)', and not '\(conflict.told)'",
        hint: "give each deployment an id of its own, such as that of the job's run")
    }
  }

  private func sentence(_ record: DeploymentRecord, _ changes: Ledger.Changes) -> String {
    let verb =
      changes.new > 0 ? "recorded" : changes.changed > 0 ? "amended" : "known already, unchanged"
    let what = [record.unit, record.revisions.first.map { String($0.prefix(12)) }]
      .compactMap(\.self).joined(separator: " ")
    return visible(
      "\(verb): \(what) \(record.status.rawValue) in \(record.environment) at "
        + Timestamp.format(record.finishedAt))
  }
}

extension DeploymentStatus: ExpressibleByArgument {
  /// Also the words that CI systems have for it.
  public init?(argument: String) {
    switch argument.lowercased() {
    case "succeeded", "success": self = .succeeded
    case "failed", "failure", "error": self = .failed
    case "cancelled", "canceled": self = .cancelled
    case "running", "in_progress": self = .running
    default: return nil
    }
  }
}

import Configuration
import Delivery
import Foundation
import Git
import Landing
import Provenance
import Reports

/// Looks at all of a repository that is read with libgit2: to be run in a worker.
struct RepositoryExamination {
  private var found = ExaminedRepository()
  private let request: WorkerRequest

  /// - Parameters:
  ///   - path: the repository.
  ///   - searching: whether `path` may be inside a work tree.
  ///   - ledger: the ledger that the user named.
  ///   - now: the time of the run.
  init(at path: String, searching: Bool, ledger: String?, now: Int64) {
    var options = ScanOptions()
    options.ledger = ledger
    request = WorkerRequest(
      task: .probe, path: path, searching: searching, options: options, since: nil, until: now,
      now: now, threads: 1, cpuSeconds: 0, showsProgress: false)
  }

  /// All that was found.
  static func run(_ examination: consuming RepositoryExamination) -> ExaminedRepository {
    examination.examine()
    return examination.found
  }

  private mutating func examine() {
    do throws(GitError) {
      let repository = try Repository(at: request.path, searching: request.searching)
      found.places = ExaminedRepository.Places(
        commonDirectory: repository.commonDirectory, workDirectory: repository.workDirectory,
        ledgerFile: LedgerOptions.file(of: repository))
      found.checks = RepositoryChecks.all(of: repository)
      try examine(repository, try repository.references())
    } catch {
      found.checks.append(RepositoryChecks.refusal(error))
      found.failures.append(.unreadable)
    }
  }

  private mutating func examine(
    _ repository: borrowing Repository, _ references: References
  ) throws(GitError) {
    let settings = ConfigurationChecks(request, repository, references)
    let mainline = MainlineCheck(
      repository, references, requested: settings.configuration.mainline, now: request.now)
    add([mainline.check], mainline.failure)
    add(settings.checks, settings.failure)
    if let parameters = settings.parameters {
      let deployments = DeploymentChecks(
        parameters, repository, references, mainlineEnd: mainline.end)
      add(deployments.checks, nil)
    }
    noteNotes(repository, references)
    guard let tip = mainline.reference?.tip else { return }
    let work = WorkChecks(tip, settings.configuration, repository, references)
    add(work.checks, work.failure)
  }

  private mutating func add(_ checks: [Check], _ failure: Failure.Kind?) {
    found.checks += checks
    if let failure { found.failures.append(failure) }
  }

  private mutating func noteNotes(
    _ repository: borrowing Repository, _ references: References
  ) {
    found.notes = Self.notes(in: references)
    found.hasRemotes = !repository.remoteURLs.isEmpty
    let remotes = repository.remoteURLs.filter { $0.hasPrefix("/") }
    let there = remotes.flatMap { path in
      guard let remote = try? Repository(at: path), let references = try? remote.references()
      else { return [String]() }
      return Self.notes(in: references)
    }
    found.notesOfRemotes = Set(there).subtracting(found.notes).sorted()
  }

  private static func notes(in references: References) -> [String] {
    references.all.map(\.name).filter { $0.hasPrefix("refs/notes/") && $0 != "refs/notes/commits" }
  }
}

import ArgumentParser
import Foundation
import Reports

/// Says what a repository lacks for what is measured, and how to mend it.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what is missing here, and how to mend it",
    discussion: """
      Examples:
        outcomes doctor                  this repository
        outcomes doctor ~/src/api --format json
        outcomes doctor --ledger team.sqlite

      Each check is ok, a notice, or a problem: numbers are missing then, or mean something
      else than they should. Below it stands what to type. Nothing is changed, and nothing
      is sent or fetched. The hook is tried as 'outcomes hook status' does it.

      Exit codes: 0 everything could be looked at, whatever was found; 2 the configuration is
      wrong; 3 the repository, or a file that the configuration names, cannot be read; 4 the
      ledger is damaged.
      """)

  @Argument(help: "A repository (default: the one here).", completion: .directory)
  var repository: String?

  @OptionGroup var storage: LedgerOptions

  @Option(help: "How to write the diagnosis.")
  var format: DoctorFormat = .text

  /// In seconds; the newest thousand commits are read in a fraction of one.
  private static let deadline = 60

  func run() throws {
    try reportingFailure { () throws(Failure) in
      let now = try runTime()
      let (checks, failures) = try examine(now)
      let destination = Destination(file: nil)
      let diagnosis = Diagnosis(generatedAt: now, checks: checks)
      try destination.write(
        format == .json
          ? json(diagnosis)
          : text(diagnosis, width: destination.width, colour: destination.hasColour))
      // What is kept in the ledger alone is the worst to lose.
      return failures.map(\.rawValue).max()
    }
  }

  private func examine(_ now: Int64) throws(Failure) -> ([Check], [Failure.Kind]) {
    // First, since it forks.
    let found = readRepository(now)
    let machine = MachineChecks(repository, found)
    let file = storage.ledger ?? found.places?.ledgerFile
    let ledger = LedgerChecks(file: file, isNamed: storage.ledger != nil, now: now)
    let place = found.places.map { [CacheCheck.check(in: $0.commonDirectory)] } ?? []
    return (
      found.checks + machine.checks + ledger.checks + place, found.failures + ledger.failures
    )
  }

  private func readRepository(_ now: Int64) -> ExaminedRepository {
    do throws(Failure) {
      return try ForkedAnswer(deadline: Self.deadline).run {
        RepositoryExamination.run(
          RepositoryExamination(
            at: repository ?? ".", searching: repository == nil, ledger: storage.ledger, now: now))
      }
    } catch {
      var found = ExaminedRepository()
      found.checks = [.problem("repository", error)]
      found.failures = [error.kind]
      return found
    }
  }
}

/// How a diagnosis can be written.
enum DoctorFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

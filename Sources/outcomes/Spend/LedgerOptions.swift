import ArgumentParser
import Foundation
import Git
import Ledger

/// Which ledger a command uses.
struct LedgerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The ledger (default: outcomes/ledger.sqlite in the repository's git directory).",
      valueName: "file"),
    completion: .file())
  var ledger: String?

  /// Opens the ledger; makes it where there is none.
  ///
  /// - Throws: a `Failure` where there is no place for one, or it cannot be used.
  func open() throws(Failure) -> Ledger {
    try Self.open(at: try path())
  }

  /// Opens the ledger; `nil` where there is none yet in this repository.
  ///
  /// - Throws: a `Failure` where it cannot be used, or the one that `--ledger` names does not exist.
  func openExisting() throws(Failure) -> Ledger? {
    let path = try path()
    if Ledger.exists(at: path) { return try Self.open(at: path) }
    guard ledger == nil else {
      throw Failure(
        kind: .ledger, message: "cannot open the ledger '\(path)': no such file",
        hint: "'outcomes spend import PATH --ledger FILE' makes it")
    }
    standardError("notice: there is no ledger yet; 'outcomes spend import PATH' makes it")
    return nil
  }

  static func open(at path: String) throws(Failure) -> Ledger {
    do throws(LedgerError) {
      return try Ledger.open(at: path)
    } catch {
      throw Failure(error)
    }
  }

  /// The ledger that a repository keeps, for all of its work trees.
  static func file(of repository: borrowing Repository) -> String {
    repository.commonDirectory + "outcomes/ledger.sqlite"
  }

  private func path() throws(Failure) -> String {
    if let ledger { return ledger }
    do throws(GitError) {
      return Self.file(of: try Repository(at: ".", searching: true))
    } catch {
      guard error.isNotFound else {
        throw Failure(kind: .unreadable, message: error.description)
      }
      throw Failure(
        kind: .usage, message: "there is no repository here that could keep the ledger",
        hint: "run this in a repository, or name a file with --ledger")
    }
  }
}

extension Failure {
  init(_ error: LedgerError) {
    self.init(kind: .ledger, message: error.message, hint: error.hint)
  }
}

/// Runs `body`, and reports the failure that ends it.
///
/// - Throws: the exit code.
func reportingFailure(_ body: () throws(Failure) -> Int32?) throws {
  let code: Int32?
  do throws(Failure) {
    code = try body()
  } catch {
    error.report()
    code = error.kind.rawValue
  }
  if let code { throw ExitCode(code) }
}

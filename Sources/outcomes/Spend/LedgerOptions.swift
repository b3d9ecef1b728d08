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

  /// Opens the ledger to write to it; makes it where there is none.
  ///
  /// - Throws: a `Failure` where there is no place for one, or it cannot be used.
  func open() throws(Failure) -> Ledger {
    let path = try path()
    do throws(LedgerError) {
      return try Ledger.open(at: path)
    } catch {
      throw Failure(error)
    }
  }

  /// Opens the ledger to read it; `nil` where there is none yet in this repository.
  ///
  /// - Throws: a `Failure` where it cannot be used, or the one that `--ledger` names does not exist.
  func openExisting() throws(Failure) -> Ledger? {
    let path = try path()
    if Ledger.exists(at: path) || Ledger.isHidden(at: path) { return try Self.open(at: path) }
    guard ledger == nil else { throw Self.missing(path) }
    standardError("notice: there is no ledger yet; 'outcomes spend import PATH' makes it")
    return nil
  }

  /// Opens the ledger to read it, for a command that is about nothing else.
  ///
  /// - Throws: a `Failure` where there is none, or it cannot be used.
  func openRequired() throws(Failure) -> Ledger {
    let path = try path()
    guard Ledger.exists(at: path) || Ledger.isHidden(at: path) else { throw Self.missing(path) }
    return try Self.open(at: path)
  }

  /// Opens a ledger that is there to read it.
  ///
  /// - Throws: a `Failure` where it cannot be used.
  static func open(at path: String) throws(Failure) -> Ledger {
    do throws(LedgerError) {
      return try Ledger.openForReading(at: path)
    } catch {
      throw Failure(error)
    }
  }

  private static func missing(_ path: String) -> Failure {
    Failure(
      kind: .ledger, message: "cannot open the ledger '\(path)': no such file",
      hint: "'outcomes spend import PATH --ledger FILE' makes it")
  }

  /// The ledger that a repository keeps, for all of its work trees.
  static func file(of repository: borrowing Repository) -> String {
    repository.commonDirectory + "outcomes/ledger.sqlite"
  }

  /// The file that `--ledger` names, or else this repository's.
  ///
  /// - Throws: a `Failure` where there is no repository here.
  func path() throws(Failure) -> String {
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
    let kind: Kind =
      switch error.fault {
      case .ledger: .ledger
      case .input: .unreadable
      case .usage, .conflict: .usage
      }
    self.init(kind: kind, message: error.message, hint: error.hint)
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

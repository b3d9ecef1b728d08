import ArgumentParser
import Ledger

/// A copy of the ledger in one file.
struct LedgerBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the ledger into a file, as it is at one moment",
    discussion: """
      Others may write to the ledger meanwhile. The copy is checked, and the file is there
      only when all of it is. Copying the ledger with 'cp' can miss what was written last.
      """)

  @Argument(help: "The file to write.", completion: .file())
  var file: String

  @Flag(help: "Replace a file that is there.")
  var force = false

  @OptionGroup var storage: LedgerOptions

  func run() throws {
    try reportingFailure { () throws(Failure) in
      let ledger = try storage.openRequired()
      do throws(LedgerError) {
        try ledger.backUp(to: file, replacing: force)
      } catch {
        throw Failure(error)
      }
      try Destination(file: nil).write("backed up '\(ledger.path)' to '\(file)'\n")
      return nil
    }
  }
}

import ArgumentParser
import Ledger

/// A backup in the ledger's place.
struct LedgerRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a backup in the place of the ledger",
    discussion: """
      The backup is checked first. All of the ledger is replaced or nothing; what was there
      is kept beside it, in a file whose name ends in '.before-restore'. It waits for others
      that have the ledger open. To add what a backup has to the ledger, export the backup
      and import that.
      """)

  @Argument(help: "The backup.", completion: .file())
  var file: String

  @Flag(help: "Put a file aside that is no ledger at all.")
  var force = false

  @OptionGroup var storage: LedgerOptions

  func run() throws {
    try reportingFailure { () throws(Failure) in
      let path = try storage.path()
      let kept: String?
      do throws(LedgerError) {
        kept = try Ledger.restore(file, to: path, force: force)
      } catch {
        throw Failure(error)
      }
      var text = "restored '\(path)' from '\(file)'\n"
      if let kept { text += "what was there is in '\(kept)'\n" }
      try Destination(file: nil).write(text)
      return nil
    }
  }
}
